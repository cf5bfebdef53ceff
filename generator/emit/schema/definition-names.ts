import type { SpecModel } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import { namesOf } from "../names/model-path.ts";
import type { NamePlan } from "../names/name-plan.ts";

/** What each model's definition is called; no two are called the same. */
export type DefinitionNames = ReadonlyMap<ModelId, string>;

/**
 * Names the definitions of a document that has no folders: after the type, preceded by the namespace where
 * other namespaces have a type of that name. Names hold only what OpenAPI allows in keys of `components`:
 * `A-Z`, `a-z`, `0-9`, `.`, `_` and `-`.
 *
 * They cannot meet: types of one namespace differ, and so do the names of namespaces; only a name with its
 * namespace has a dot, and {@link ascii} keeps different names different.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#components-object
 */
export function definitionNames({ models }: SpecModel, names: NamePlan): DefinitionNames {
  const counts = new Map<string, number>();
  for (const { id } of models) {
    const key = fold(namesOf(names, id).typeName);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map(
    models.map(({ id }) => {
      const { typeName, namespaceName } = namesOf(names, id);
      const isAlone = counts.get(fold(typeName)) === 1;
      const parts = isAlone || namespaceName === null ? [typeName] : [namespaceName, typeName];
      return [id, parts.map(ascii).join(".")];
    }),
  );
}

/** Tools write a file a definition, and some disks ignore case. */
function fold(name: string): string {
  return name.toLowerCase();
}

/** Identifiers have no hyphen, so one can announce the code of a character: `Größe` is `Gr-u00f6-u00dfe`. */
function ascii(identifier: string): string {
  return identifier.replaceAll(
    /[^A-Za-z0-9_]/g,
    (unit) => `-u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
