import { makerOf, type Encoded } from "../../diagnostics/encoded-text.ts";

// The only file that makes text in the syntax of Mermaid: https://mermaid.js.org/syntax/flowchart.html

const maker = makerOf<"diagram">();

export type DiagramText = Encoded<"diagram">;

/** A template tag for fixed text of ours with diagram text in it. */
export const diagram = maker.compose;

/** Joins pieces of a diagram. */
export const joinDiagram = maker.join;

/** Makes text safe inside the quotes of a label: every character but letters, digits, `_`, `$` and `-` becomes `?`. */
export function diagramLabel(text: string): DiagramText {
  return maker.seal(text.replaceAll(/[^\p{L}\p{N}_$-]/gu, "?"));
}
