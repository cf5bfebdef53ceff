import type { ModelId } from "../../model/type.ts";
import type { Form } from "../converting-models.ts";
import type { ModuleExports } from "../emitter.ts";
import type { Name } from "../typescript/code-text.ts";
import type { ModelNames, NamePlan } from "./name-plan.ts";

/** A model's names; every id of the model has some. */
export function namesOf(plan: NamePlan, id: ModelId): ModelNames {
  const names = plan.get(id);
  if (names === undefined) throw new Error(`Modelmark bug: no name was planned for ${id}`);
  return names;
}

/** What the type of one form of a model is called; that of the wire exists where the two forms differ. */
export function typeNameIn(form: Form, { typeName, wireTypeName }: ModelNames): Name {
  return form === "wire" ? wireTypeName : typeName;
}

/** Where index files look for what is exported of a model: in its namespace, unless its module is that of all. */
export function exportPlace(
  plan: NamePlan,
  id: ModelId,
): Pick<ModuleExports, "model" | "folder" | "namespaceName" | "rank"> {
  const { folder, namespaceName, isShared, rank } = namesOf(plan, id);
  return isShared
    ? { model: id, folder: "", namespaceName: null, rank }
    : { model: id, folder, namespaceName, rank };
}

/**
 * Path of the module that has a model's code, relative to the output folder, without ending.
 *
 * @param folder that of the emitter: `models`
 */
export function modulePath(plan: NamePlan, id: ModelId, folder: string): string {
  return namesOf(plan, id).isShared ? folder : pagePath(plan, id, folder);
}

/** Path of a model's page, relative to the output folder, without ending. */
export function pagePath(plan: NamePlan, id: ModelId, folder: string): string {
  const own = namesOf(plan, id);
  return `${folder}/${own.folder}${own.fileStem}`;
}
