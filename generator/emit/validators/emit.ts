import type { DataModel } from "../../model/model.ts";
import type { EmitContext, Emitter, ModuleExports } from "../emitter.ts";
import { typescriptHeader } from "../header.ts";
import { modelPath, namesOf } from "../names/model-path.ts";
import { name } from "../typescript/code-text.ts";
import type { Declaration, ModuleSource } from "../typescript/module-source.ts";
import { apiFunctions } from "./api-functions.ts";
import { checkFunctions, guardFunctions } from "./model-functions.ts";
import { ModuleWriter, runtimePath } from "./module-writer.ts";
import { checkedModels } from "./checked-models.ts";
import { runtimeText } from "./runtime-text.ts";
import { validatorNames } from "../names/validator-names.ts";
import { planValidators, type ValidatorPlan } from "./validator-plan.ts";

/**
 * One module of functions per model, and one file they share. A guard is written out, as one would by hand;
 * what finds issues, strips or converts is a table that the shared file walks, since it runs on the rare value
 * and would otherwise make up most of the code.
 */
export const validators: Emitter = {
  emit: (spec, context) => {
    const model = checkedModels(spec);
    const plan = planValidators(model, context);
    const runtime = `${typescriptHeader(null)}\n${runtimeText}`;
    return {
      modelFiles: model.models.map((one) => ({
        model: one.id,
        path: `${modelPath(context.names, one.id, "validators")}.ts`,
        content: { kind: "module", module: () => moduleSource(one, plan, context) },
      })),
      sharedFiles: [
        {
          path: `${runtimePath}.ts`,
          facts: () => runtime,
          content: { kind: "module", module: () => runtime },
        },
      ],
      exports: [sharedExports, ...model.models.map((one) => exportsOf(one, context))],
      diagnostics: [],
    };
  },
};

function moduleSource(model: DataModel, plan: ValidatorPlan, context: EmitContext): ModuleSource {
  const writer = new ModuleWriter(model, plan, context);
  // The type first: it keeps its own name, whatever the shared file calls its types.
  writer.type();
  const functions = [...guardFunctions(writer), ...apiFunctions(writer), ...checkFunctions(writer)];
  const statements: readonly Declaration[] = [
    ...writer.constants(),
    ...functions,
    ...writer.localFunctions(),
  ];
  return {
    header: typescriptHeader(model.source.file),
    imports: writer.imports.imports(),
    statements,
  };
}

const sharedExports: ModuleExports = {
  path: runtimePath,
  ...{ folder: "", namespaceName: null },
  types: [
    ...[name`ValidationIssue`, name`ValidationIssueCode`],
    ...[name`ValidationOptions`, name`ValidationResult`],
  ],
  values: [name`ValidationError`],
};

function exportsOf(model: DataModel, context: EmitContext): ModuleExports {
  const own = namesOf(context.names, model.id);
  const names = validatorNames(own);
  const path = modelPath(context.names, model.id, "validators");
  const { folder, namespaceName } = own;
  const values = [names.guard, names.validate, names.parse, names.assert, names.parseJson];
  values.push(names.serialize, names.schema);
  return { path, folder, namespaceName, types: [], values };
}
