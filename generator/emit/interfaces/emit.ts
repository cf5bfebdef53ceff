import type { EmittedModel, EmittedSpec } from "../../model/envelope.ts";
import { assertNever, type ModelId } from "../../model/type.ts";
import type { EmitContext, Emitter, ModelFile, ModuleExports, SharedFile } from "../emitter.ts";
import { typescriptHeader } from "../header.ts";
import { exportPlace, modelPath, namesOf } from "../names/model-path.ts";
import type { ModelNames } from "../names/name-plan.ts";
import { once } from "../once.ts";
import { ImportLedger } from "../typescript/import-ledger.ts";
import { modelType } from "../typescript/model-type.ts";
import type { Declaration, ModuleSource } from "../typescript/module-source.ts";
import type { TypeCodeContext } from "../typescript/type-code.ts";
import { enumStatements } from "./enum-statements.ts";
import { objectStatements } from "./object-statements.ts";
import { envelopeStatements, unionStatements, unknownStatements } from "./alias-statements.ts";

/**
 * Interfaces for objects, a const object with its union type and values for enums, type aliases for unions and for the
 * bodies of envelopes: one module per model, or one for all. The smallest emitter, and so the one to copy.
 */
export const interfaces: Emitter = {
  emit: ({ models }, context) => ({
    modelFiles: context.layout === "single" ? [] : models.map((model) => ownFile(model, context)),
    sharedFiles: context.layout === "single" ? [oneFile({ models }, context)] : [],
    exports: models.map((model) => exportsOf(model, context)),
    diagnostics: [],
  }),
};

function ownFile(model: EmittedModel, context: EmitContext): ModelFile {
  const path = modelPath(context.names, model.id, "models");
  const header = typescriptHeader(model.source.file);
  const module = (): ModuleSource => moduleSource([model], path, header, context);
  return { model: model.id, path: `${path}.ts`, content: { kind: "module", module } };
}

function oneFile({ models }: EmittedSpec, context: EmitContext): SharedFile {
  const module = once(() => moduleSource(models, "models", typescriptHeader(null), context));
  const facts = (): string => JSON.stringify(module());
  return { path: "models.ts", facts, content: { kind: "module", module } };
}

function moduleSource(
  models: readonly EmittedModel[],
  path: string,
  header: string,
  context: EmitContext,
): ModuleSource {
  const { names, importExtension, dates, readonly: isReadonly } = context;
  const own = models.map(({ id }) => namesOf(names, id).typeName);
  const imports = new ImportLedger(path, importExtension, own);
  const refer = (id: ModelId): string => imports.use(modelType(names, id));
  const statements = models.flatMap((model) =>
    statementsOf(model, namesOf(names, model.id), { refer, dates, isReadonly }),
  );
  return { header, imports: imports.imports(), statements };
}

function statementsOf(
  model: EmittedModel,
  own: ModelNames,
  context: TypeCodeContext,
): readonly Declaration[] {
  switch (model.kind) {
    case "object":
      return objectStatements(model, own.typeName, context);
    case "enum":
      return enumStatements(model, own);
    case "union":
      return unionStatements(model, own.typeName, context);
    case "envelope":
      return envelopeStatements(model, own.typeName, context);
    case "unknown":
      return unknownStatements(model, own.typeName);
    default:
      return assertNever(model);
  }
}

function exportsOf(model: EmittedModel, { names }: EmitContext): ModuleExports {
  const { typeName, valueStem } = namesOf(names, model.id);
  const place = { ...exportPlace(names, model.id), path: modelPath(names, model.id, "models") };
  // An enum's type goes with its const object: one export carries both.
  return model.kind === "enum"
    ? { ...place, types: [], values: [typeName, `${valueStem}Values`] }
    : { ...place, types: [typeName], values: [] };
}
