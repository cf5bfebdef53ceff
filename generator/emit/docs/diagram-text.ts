import { makerOf, type Encoded } from "../../diagnostics/encoded-text.ts";

// The only file that makes text for Mermaid, which has a syntax of its own: https://mermaid.js.org/syntax/flowchart.html

const maker = makerOf<"diagram">();

export type DiagramText = Encoded<"diagram">;

/** Lines of ours, with labels in them. */
export const diagram = maker.compose;

/** Pieces of a diagram one after the other. */
export const joinDiagram = maker.join;

/** Text in the quotes of a label: only plain characters get through. */
export function diagramLabel(text: string): DiagramText {
  return maker.seal(text.replaceAll(/[^\p{L}\p{N}_$-]/gu, "?"));
}
