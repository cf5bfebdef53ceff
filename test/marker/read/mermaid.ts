import { JSDOM } from "jsdom";
import { isWord } from "../attacks.ts";
import type { Reading } from "./reading.ts";

interface Flowchart {
  readonly getVertices: () => ReadonlyMap<
    string,
    { readonly classes: readonly string[]; readonly link?: string }
  >;
  readonly getEdges: () => readonly { readonly start: string; readonly end: string }[];
}

/** Creates a reader with Mermaid's parser, which needs a document around it. */
export async function createMermaidReader(): Promise<(text: string) => Promise<Reading>> {
  const { window } = new JSDOM("");
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import("mermaid");
  // Mermaid knows the kinds of diagrams only after the first one was parsed.
  await mermaid.parse("flowchart LR\n  a");
  return async (text) => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its replacement does not say what was parsed
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const chart = diagram.db as unknown as Flowchart;
    const boxes = [...chart.getVertices()];
    const escapes = boxes.flatMap(([id, { classes, link }]) =>
      isWord(id) || classes.length > 0 || link !== undefined ? [`the box ${id}`] : [],
    );
    const edges = chart.getEdges().map(({ start, end }) => `${start} ${end}`);
    return { structure: { boxes: boxes.map(([id]) => id), edges }, escapes };
  };
}
