import type { ModelId } from "../../model/type.ts";
import type { Form } from "../converting-models.ts";
import type { ModelNames, NamePlan } from "./name-plan.ts";

/** A model's names; every id of the model has some. */
export function namesOf(plan: NamePlan, id: ModelId): ModelNames {
  const names = plan.get(id);
  if (names === undefined) throw new Error(`Modelmark bug: no name was planned for ${id}`);
  return names;
}

/** What the type of one form of a model is called; that of the wire exists where the two forms differ. */
export function typeNameIn(form: Form, { typeName }: ModelNames): string {
  return form === "wire" ? `${typeName}Wire` : typeName;
}

/** Where index files look for what is exported of a model: in its namespace, unless its module is that of all. */
export function exportPlace(
  plan: NamePlan,
  id: ModelId,
): { readonly model: ModelId; readonly folder: string; readonly namespaceName: string | null } {
  const { folder, namespaceName, isShared } = namesOf(plan, id);
  return isShared
    ? { model: id, folder: "", namespaceName: null }
    : { model: id, folder, namespaceName };
}

/**
 * Path of a module of a model, relative to the output folder, without ending.
 *
 * @param section which of the model's files: the module of types, that of validators, or the page
 */
export function modelPath(
  plan: NamePlan,
  id: ModelId,
  section: "models" | "validators" | "docs",
): string {
  const { folder, fileStem, isShared } = namesOf(plan, id);
  if (isShared && section !== "docs") return section;
  return `${section}/${folder}${fileStem}`;
}
