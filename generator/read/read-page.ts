import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { readTypes, type TypedPage } from "./dialects/read-types.ts";
import { readModelPage } from "./markdown/read-model-page.ts";
import type { SourceFile } from "./source/source-file.ts";

export { findForeignPages, type ForeignFindings } from "./dialects/read-types.ts";

/** The result of reading a page: plain data that can be written as JSON. */
export interface ReadPage {
  /** `null` when the page cannot be read at all. */
  readonly page: TypedPage | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one page, including its type cells. */
export function readPage(source: SourceFile): ReadPage {
  const { value, diagnostics } = readModelPage(source);
  return { page: value === null ? null : readTypes(value), diagnostics };
}
