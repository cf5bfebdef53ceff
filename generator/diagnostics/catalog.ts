import { breakingCatalog } from "./catalog/breaking.ts";
import { commandLineCatalog } from "./catalog/command-line.ts";
import { configCatalog } from "./catalog/config.ts";
import { nameCatalog } from "./catalog/names.ts";
import { outputCatalog } from "./catalog/output.ts";
import { pageCatalog } from "./catalog/pages.ts";
import { readingCatalog } from "./catalog/reading.ts";
import { referenceCatalog } from "./catalog/references.ts";
import { typeCatalog } from "./catalog/types.ts";

/** All findings of Modelmark by code. Messages, `explain` and the docs have no other source. */
export const catalog = {
  ...readingCatalog,
  ...pageCatalog,
  ...typeCatalog,
  ...referenceCatalog,
  ...nameCatalog,
  ...configCatalog,
  ...commandLineCatalog,
  ...outputCatalog,
  ...breakingCatalog,
};

export type DiagnosticCode = keyof typeof catalog;

/** The values that the message of `Code` mentions. */
export type DiagnosticParams<Code extends DiagnosticCode> = Parameters<
  (typeof catalog)[Code]["message"]
>[0];
