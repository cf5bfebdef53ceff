import type { TypedPage } from "../../generator/read/dialects/read-types.ts";
import { readPage } from "../../generator/read/read-page.ts";
import { compactPages } from "./compact-page.ts";

/** Returns the pages of a spec in the notation of `compactPages`, with their types. */
export function pagesOf(spec: string): readonly TypedPage[] {
  return compactPages(spec).flatMap((source) => readPage(source).page ?? []);
}
