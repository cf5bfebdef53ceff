import type { ModelId } from "../../model/type.ts";
import { modelPath, namesOf } from "../names/model-path.ts";
import type { NamePlan } from "../names/name-plan.ts";
import { capitalisedName, name, type Name } from "./code-text.ts";
import type { ImportedSymbol } from "./import-ledger.ts";

/** The type of a model, as other modules import it. */
export function modelType(names: NamePlan, id: ModelId): ImportedSymbol {
  const { typeName } = namesOf(names, id);
  const alias = withNamespace(names, id);
  return { module: modelPath(names, id, "models"), name: typeName, kind: "type", alias };
}

/** A name for a model that tells it from one with the same title: `SharedPair`. */
export function withNamespace(names: NamePlan, id: ModelId): Name {
  const { typeName, namespaceName } = namesOf(names, id);
  return name`${capitalisedName(namespaceName ?? name`root`)}${typeName}`;
}
