import { showInvisible } from "../../diagnostics/visible-text.ts";
import type { SharedFile } from "../emitter.ts";
import { once } from "../once.ts";

/**
 * A JSON document as a file. Characters that do not show become escapes of JSON, so that text of the spec shows
 * as what it is, and reads back as it was.
 */
export function jsonDocument(path: string, document: () => object): SharedFile {
  // Outside its strings the text has no character that does not show.
  const text = once(() => `${showInvisible(JSON.stringify(document(), null, 2))}\n`);
  return { path, facts: text, content: { kind: "text", text } };
}
