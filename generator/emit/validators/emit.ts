import type { DataSpec } from "../../model/data-models.ts";
import type { Emission, EmitContext } from "../define-emitter.ts";
import { namesOf } from "../names/model-path.ts";
import { declaredNames } from "../names/validator-names.ts";
import { modelType } from "../typescript/model-type.ts";
import type { Declaration } from "../typescript/module-source.ts";
import { apiFunctions } from "./api-functions.ts";
import { checkedModels } from "./checked-models.ts";
import { checkFunctions, guardFunctions } from "./model-functions.ts";
import { ModuleWriter } from "./module-writer.ts";
import { runtimePath } from "./runtime-path.ts";
import { sharedText } from "./shared-text.ts";
import { planValidators } from "./validator-plan.ts";

/**
 * Makes functions for each model, and one file that they share. A guard is written out as plain code. The shared file
 * finds issues, strips keys and converts values by walking tables: this runs on few values, and as plain code it
 * would make up most of each module.
 */
export function emit(spec: DataSpec, context: EmitContext): Emission {
  const checked = checkedModels(spec);
  const plan = planValidators(checked, context);
  return {
    code: checked.models.map((model) => ({
      model: model.id,
      declares: declaredNames(namesOf(context.names, model.id)),
      // The type keeps its own name, even if the shared file has a type with the same name.
      imports: [modelType(context.names, model.id, "memory")],
      statements: (imports) => statementsOf(new ModuleWriter(model, plan, context, imports)),
    })),
    shared: [{ path: `${runtimePath}.ts`, kind: "module", source: sharedText(context) }],
  };
}

function statementsOf(writer: ModuleWriter): readonly Declaration[] {
  const functions = [...guardFunctions(writer), ...apiFunctions(writer), ...checkFunctions(writer)];
  return [...writer.constants(), ...functions, ...writer.localFunctions()];
}
