import type { SpecModel } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import { namesOf } from "../names/model-path.ts";
import type { NamePlan } from "../names/name-plan.ts";

/** The name of each model's definition. No two models share one. */
export type DefinitionNames = ReadonlyMap<ModelId, string>;

/**
 * Names the definitions of a document, which has no folders for namespaces. A definition has the name of the type,
 * with the namespace before it if the name plan says that it is needed. Names consist of the characters that OpenAPI
 * allows in keys of `components`: `A-Z`, `a-z`, `0-9`, `.`, `_` and `-`.
 *
 * Two names cannot be equal: the types of one namespace have different names, and so do the namespaces. Only names with
 * a namespace have a dot, and {@link ascii} keeps different names different.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#components-object
 */
export function definitionNames({ models }: SpecModel, names: NamePlan): DefinitionNames {
  return new Map(
    models.map(({ id }) => {
      const { typeName, namespaceName, needsNamespace } = namesOf(names, id);
      const parts =
        !needsNamespace || namespaceName === null ? [typeName] : [namespaceName, typeName];
      return [id, parts.map(ascii).join(".")];
    }),
  );
}

/**
 * Replaces characters beyond ASCII with their codes: `Größe` becomes `Gr-u00f6-u00dfe`. Identifiers have no hyphens,
 * so a hyphen can mark a code.
 */
function ascii(identifier: string): string {
  return identifier.replaceAll(
    /[^A-Za-z0-9_]/g,
    (unit) => `-u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
