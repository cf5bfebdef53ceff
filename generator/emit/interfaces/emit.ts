import type { EmittedModel } from "../../model/envelope.ts";
import { assertNever, type ModelId } from "../../model/type.ts";
import { convertingModels, type Form } from "../converting-models.ts";
import type { EmitContext, Emitter, ModelFile, ModuleExports, SharedFile } from "../emitter.ts";
import { typescriptHeader } from "../header.ts";
import { exportPlace, modelPath, namesOf, typeNameIn } from "../names/model-path.ts";
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
 * bodies of envelopes: one module per model, or one for all. Where the JSON on the wire differs, it has a type too. The
 * smallest emitter, and so the one to copy.
 */
export const interfaces: Emitter = {
  emit: (spec, context) => {
    const { models } = spec;
    const converting = convertingModels(spec, context.dates);
    const isSingle = context.layout === "single";
    return {
      modelFiles: isSingle ? [] : models.map((model) => ownFile(model, converting, context)),
      sharedFiles: isSingle ? [oneFile(models, converting, context)] : [],
      exports: models.map((model) => exportsOf(model, converting, context)),
      diagnostics: [],
    };
  },
};

function ownFile(
  model: EmittedModel,
  converting: ReadonlySet<ModelId>,
  context: EmitContext,
): ModelFile {
  const path = modelPath(context.names, model.id, "models");
  const head = { path, header: typescriptHeader(model.source.file) };
  const module = (): ModuleSource => moduleSource([model], converting, head, context);
  return { model: model.id, path: `${path}.ts`, content: { kind: "module", module } };
}

function oneFile(
  models: readonly EmittedModel[],
  converting: ReadonlySet<ModelId>,
  context: EmitContext,
): SharedFile {
  const head = { path: "models", header: typescriptHeader(null) };
  const module = once(() => moduleSource(models, converting, head, context));
  const facts = (): string => JSON.stringify(module());
  return { path: "models.ts", facts, content: { kind: "module", module } };
}

function moduleSource(
  models: readonly EmittedModel[],
  converting: ReadonlySet<ModelId>,
  { path, header }: { readonly path: string; readonly header: string },
  context: EmitContext,
): ModuleSource {
  const { names, importExtension, dates, readonly: isReadonly } = context;
  const formsOf = (id: ModelId): readonly Form[] =>
    converting.has(id) ? ["memory", "wire"] : ["memory"];
  const declared = models.flatMap(({ id }) =>
    formsOf(id).map((form) => typeNameIn(form, namesOf(names, id))),
  );
  const imports = new ImportLedger(path, importExtension, declared);
  const statements = models.flatMap((model) =>
    formsOf(model.id).flatMap((form) => {
      const formOf = (id: ModelId): Form => (converting.has(id) ? form : "memory");
      const refer = (id: ModelId): string => imports.use(modelType(names, id, formOf(id)));
      const own = namesOf(names, model.id);
      return declarationsOf(model, own, { refer, dates, form, isReadonly });
    }),
  );
  return { header, imports: imports.imports(), statements };
}

/** The type of one form of a model, or the values and the type of an enum. */
function declarationsOf(
  model: EmittedModel,
  own: ModelNames,
  context: TypeCodeContext,
): readonly Declaration[] {
  if (context.form === "memory") return statementsOf(model, own, context);
  const names = { ...own, typeName: typeNameIn("wire", own) };
  const comment = `{@link ${own.typeName}} as it is on the wire.`;
  const statements = statementsOf(model, names, { ...context, dates: "string" });
  return statements.map((statement) => ({ ...statement, comment }));
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

function exportsOf(
  model: EmittedModel,
  converting: ReadonlySet<ModelId>,
  { names }: EmitContext,
): ModuleExports {
  const own = namesOf(names, model.id);
  const { typeName, valueStem } = own;
  const place = { ...exportPlace(names, model.id), path: modelPath(names, model.id, "models") };
  const wire = converting.has(model.id) ? [typeNameIn("wire", own)] : [];
  // An enum's type goes with its const object: one export carries both.
  return model.kind === "enum"
    ? { ...place, types: [], values: [typeName, `${valueStem}Values`] }
    : { ...place, types: [typeName, ...wire], values: [] };
}
