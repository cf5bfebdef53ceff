import type { ModelId } from "../../model/type.ts";
import type { Form } from "../converting-models.ts";
import { modulePath, namesOf, typeNameIn } from "../names/model-path.ts";
import type { NamePlan } from "../names/name-plan.ts";
import { capitalisedName, name, type Name } from "./code-text.ts";
import type { ImportedSymbol } from "./import-ledger.ts";

/** Returns the symbol by which other modules import the type of a model in one form. */
export function modelType(names: NamePlan, id: ModelId, form: Form): ImportedSymbol {
  const own = namesOf(names, id);
  const typeName = typeNameIn(form, own);
  const alias = name`${capitalisedName(own.namespaceName ?? name`root`)}${typeName}`;
  return { module: modulePath(names, id, "models"), name: typeName, kind: "type", alias };
}

/** Returns a name that tells a model from another one with the same title: `SharedPair`. */
export function withNamespace(names: NamePlan, id: ModelId): Name {
  const { typeName, namespaceName } = namesOf(names, id);
  return name`${capitalisedName(namespaceName ?? name`root`)}${typeName}`;
}
