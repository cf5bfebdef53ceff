import type { ModelNames } from "../names/name-plan.ts";
import { name, type Name } from "../typescript/code-text.ts";

/** What the schema of a model is called: `zPair`. */
export function schemaName({ typeName }: ModelNames): Name {
  return name`z${typeName}`;
}
