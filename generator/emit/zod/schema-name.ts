import type { ModelNames } from "../names/name-plan.ts";

/** What the schema of a model is called: `zPair`. */
export function schemaName({ typeName }: ModelNames): string {
  return `z${typeName}`;
}
