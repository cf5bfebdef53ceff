import type { ModelId } from "../../model/type.ts";
import type { Form } from "../converting-models.ts";
import type { ModuleExports } from "../emitter.ts";
import type { Name } from "../typescript/code-text.ts";
import type { ModelNames, NamePlan } from "./name-plan.ts";

/** Returns the names of a model. The plan has names for every model. */
export function namesOf(plan: NamePlan, id: ModelId): ModelNames {
  const names = plan.get(id);
  if (names === undefined) throw new Error(`Modelmark bug: no name was planned for ${id}`);
  return names;
}

/**
 * Returns the name of the type for one form of a model. A type for the wire form exists only if the two forms differ.
 */
export function typeNameIn(form: Form, { typeName, wireTypeName }: ModelNames): Name {
  return form === "wire" ? wireTypeName : typeName;
}

/** Returns where index files put the exports of a model: in its namespace, unless all models share one module. */
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
 * Returns the path of the module with a model's code, relative to the output folder, without extension.
 *
 * @param folder the folder of the emitter, such as `models`
 */
export function modulePath(plan: NamePlan, id: ModelId, folder: string): string {
  return namesOf(plan, id).isShared ? folder : pagePath(plan, id, folder);
}

/** Returns the path of a model's own file, such as its page, relative to the output folder, without extension. */
export function pagePath(plan: NamePlan, id: ModelId, folder: string): string {
  const own = namesOf(plan, id);
  return `${folder}/${own.folder}${own.fileStem}`;
}
