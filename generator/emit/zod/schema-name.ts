import type { ModelNames } from "../names/name-plan.ts";
import { name, type Name } from "../typescript/code-text.ts";

/** Returns the name of a model's schema: `zPair`. */
export function schemaName({ typeName }: ModelNames): Name {
  return name`z${typeName}`;
}
