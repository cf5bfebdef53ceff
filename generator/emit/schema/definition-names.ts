import type { SpecModel } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import { namesOf } from "../names/model-path.ts";
import type { NamePlan } from "../names/name-plan.ts";

/** What each model's definition is called; no two are called the same. */
export type DefinitionNames = ReadonlyMap<ModelId, string>;

/**
 * Names the definitions of a document that has no folders: after the type, preceded by the namespace where the plan of
 * names says that it is needed. Names hold only what OpenAPI allows in keys of `components`:
 * `A-Z`, `a-z`, `0-9`, `.`, `_` and `-`.
 *
 * They cannot meet: types of one namespace differ, and so do the names of namespaces; only a name with its
 * namespace has a dot, and {@link ascii} keeps different names different.
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

/** Identifiers have no hyphen, so one can announce the code of a character: `Größe` is `Gr-u00f6-u00dfe`. */
function ascii(identifier: string): string {
  return identifier.replaceAll(
    /[^A-Za-z0-9_]/g,
    (unit) => `-u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
