import { breakingCatalog } from "./catalog/breaking.ts";
import { configCatalog } from "./catalog/config.ts";
import { nameCatalog } from "./catalog/names.ts";
import { outputCatalog } from "./catalog/output.ts";
import { pageCatalog } from "./catalog/pages.ts";
import { readingCatalog } from "./catalog/reading.ts";
import { referenceCatalog } from "./catalog/references.ts";
import { typeCatalog } from "./catalog/types.ts";

/** Everything Modelmark can find, by code: the one source of messages, of `explain` and of the docs. */
export const catalog = {
  ...readingCatalog,
  ...pageCatalog,
  ...typeCatalog,
  ...referenceCatalog,
  ...nameCatalog,
  ...configCatalog,
  ...outputCatalog,
  ...breakingCatalog,
};

export type DiagnosticCode = keyof typeof catalog;

/** What the message of `Code` mentions. */
export type DiagnosticParams<Code extends DiagnosticCode> = Parameters<
  (typeof catalog)[Code]["message"]
>[0];
