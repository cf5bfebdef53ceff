import type { EmittedModel } from "../../model/envelope.ts";
import { assertNever, type ModelId } from "../../model/type.ts";
import type { EmitContext, Emitter, ModuleExports } from "../emitter.ts";
import { typescriptHeader } from "../header.ts";
import { modelPath, namesOf } from "../names/model-path.ts";
import type { ModelNames } from "../names/name-plan.ts";
import { name, type Name } from "../typescript/code-text.ts";
import { ImportLedger } from "../typescript/import-ledger.ts";
import { modelType } from "../typescript/model-type.ts";
import type { Declaration, ModuleSource } from "../typescript/module-source.ts";
import type { TypeCodeContext } from "../typescript/type-code.ts";
import { enumStatements } from "./enum-statements.ts";
import { objectStatements } from "./object-statements.ts";
import { envelopeStatements, unionStatements, unknownStatements } from "./alias-statements.ts";

/**
 * One module per model: interfaces for objects, a const object with its union type and values for enums, type
 * aliases for unions and for the bodies of envelopes. The smallest emitter, and so the one to copy.
 */
export const interfaces: Emitter = {
  emit: ({ models }, context) => {
    return {
      modelFiles: models.map((model) => ({
        model: model.id,
        path: `${modelPath(context.names, model.id, "models")}.ts`,
        content: { kind: "module", module: () => moduleSource(model, context) },
      })),
      sharedFiles: [],
      exports: models.map((model) => exportsOf(model, context)),
      diagnostics: [],
    };
  },
};

function moduleSource(
  model: EmittedModel,
  { names, importExtension, dates }: EmitContext,
): ModuleSource {
  const own = namesOf(names, model.id);
  const path = modelPath(names, model.id, "models");
  const imports = new ImportLedger(path, importExtension, [own.typeName]);
  const refer = (id: ModelId): Name =>
    id === model.id ? own.typeName : imports.use(modelType(names, id));
  const statements = statementsOf(model, own, { refer, dates });
  return { header: typescriptHeader(model.source.file), imports: imports.imports(), statements };
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
  const { typeName, valueStem, folder, namespaceName } = namesOf(names, model.id);
  const path = modelPath(names, model.id, "models");
  const place = { path, folder, namespaceName };
  // An enum's type goes with its const object: one export carries both.
  return model.kind === "enum"
    ? { ...place, types: [], values: [typeName, name`${valueStem}Values`] }
    : { ...place, types: [typeName], values: [] };
}
