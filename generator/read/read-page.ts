import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { readTypes, type TypedPage } from "./dialects/read-types.ts";
import { readModelPage } from "./markdown/read-model-page.ts";
import type { SourceFile } from "./source/source-file.ts";

export { findForeignPages } from "./dialects/read-types.ts";

/** What became of a page: plain data, JSON-dumpable. */
export interface ReadPage {
  /** `null` when it cannot be read at all. */
  readonly page: TypedPage | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one page, its type cells included. */
export function readPage(source: SourceFile): ReadPage {
  const { value, diagnostics } = readModelPage(source);
  return { page: value === null ? null : readTypes(value), diagnostics };
}
