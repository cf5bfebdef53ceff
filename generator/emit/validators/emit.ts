import type { DataModel } from "../../model/model.ts";
import type { EmitContext, Emitter, ModelFile, ModuleExports, SharedFile } from "../emitter.ts";
import { typescriptHeader } from "../header.ts";
import { exportPlace, modelPath, namesOf } from "../names/model-path.ts";
import { validatorNames } from "../names/validator-names.ts";
import { once } from "../once.ts";
import { ImportLedger } from "../typescript/import-ledger.ts";
import type { Declaration, ModuleSource } from "../typescript/module-source.ts";
import { apiFunctions } from "./api-functions.ts";
import { checkedModels } from "./checked-models.ts";
import { checkFunctions, guardFunctions } from "./model-functions.ts";
import { declaredNames, hasPartial, ModuleWriter, runtimePath } from "./module-writer.ts";
import { sharedText } from "./shared-text.ts";
import { planValidators, type ValidatorPlan } from "./validator-plan.ts";

/**
 * Functions for each model, in modules of their own or in one, and one file they share. A guard is written out, as one
 * would by hand; what finds issues, strips or converts is a table that the shared file walks, since it runs on the rare
 * value and would otherwise make up most of the code.
 */
export const validators: Emitter = {
  emit: (spec, context) => {
    const { models } = checkedModels(spec);
    const plan = planValidators({ models }, context);
    const runtime = `${typescriptHeader(null)}\n${sharedText(context)}`;
    const shared: SharedFile = {
      path: `${runtimePath}.ts`,
      facts: () => runtime,
      content: { kind: "module", module: () => runtime },
    };
    const isSingle = context.layout === "single";
    return {
      modelFiles: isSingle ? [] : models.map((model) => ownFile(model, plan, context)),
      sharedFiles: isSingle ? [oneFile(models, plan, context), shared] : [shared],
      exports: [sharedExports, ...models.map((one) => exportsOf(one, context))],
      diagnostics: [],
    };
  },
};

function ownFile(model: DataModel, plan: ValidatorPlan, context: EmitContext): ModelFile {
  const path = modelPath(context.names, model.id, "validators");
  const header = typescriptHeader(model.source.file);
  const module = (): ModuleSource => moduleSource([model], path, header, plan, context);
  return { model: model.id, path: `${path}.ts`, content: { kind: "module", module } };
}

function oneFile(
  models: readonly DataModel[],
  plan: ValidatorPlan,
  context: EmitContext,
): SharedFile {
  const header = typescriptHeader(null);
  const module = once(() => moduleSource(models, "validators", header, plan, context));
  const facts = (): string => JSON.stringify(module());
  return { path: "validators.ts", facts, content: { kind: "module", module } };
}

function moduleSource(
  models: readonly DataModel[],
  path: string,
  header: string,
  plan: ValidatorPlan,
  context: EmitContext,
): ModuleSource {
  const declared = models.flatMap(({ id }) => declaredNames(namesOf(context.names, id)));
  const imports = new ImportLedger(path, context.importExtension, declared);
  const writers = models.map((model) => new ModuleWriter(model, plan, context, imports));
  // The types first: they keep their own names, whatever the shared file calls its types.
  for (const writer of writers) writer.type();
  const statements = writers.flatMap(statementsOf);
  return { header, imports: imports.imports(), statements };
}

function statementsOf(writer: ModuleWriter): readonly Declaration[] {
  const functions = [...guardFunctions(writer), ...apiFunctions(writer), ...checkFunctions(writer)];
  return [...writer.constants(), ...functions, ...writer.localFunctions()];
}

const sharedExports: ModuleExports = {
  path: runtimePath,
  ...{ model: null, folder: "", namespaceName: null },
  types: ["ValidationIssue", "ValidationIssueCode", "ValidationOptions", "ValidationResult"],
  values: ["ValidationError"],
};

function exportsOf(model: DataModel, context: EmitContext): ModuleExports {
  const names = validatorNames(namesOf(context.names, model.id));
  const path = modelPath(context.names, model.id, "validators");
  const values = [names.guard, names.validate];
  if (context.partialValidators && hasPartial(model)) values.push(names.validatePartial);
  values.push(names.parse, names.assert, names.parseJson);
  values.push(names.serialize, names.schema, names.oldSchema);
  return { ...exportPlace(context.names, model.id), path, types: [], values };
}
