import { showInvisible } from "../../diagnostics/visible-text.ts";
import type { GeneratedFile } from "../emitter.ts";

/**
 * A JSON document as a file. Characters that do not show become escapes of JSON, so that text of the spec shows
 * as what it is, and reads back as it was.
 */
export function jsonDocument(path: string, document: object): GeneratedFile {
  // Outside its strings the text has no character that does not show.
  const text = showInvisible(JSON.stringify(document, null, 2));
  return { path, text: `${text}\n`, language: "json" };
}
