import type { EmittedModel, EmittedSpec } from "../../model/envelope.ts";
import { assertNever, type ModelId } from "../../model/type.ts";
import { convertingModels, type Form } from "../converting-models.ts";
import type { EmitContext, Emitter, ModelFile, ModuleExports, SharedFile } from "../emitter.ts";
import { typescriptHeader } from "../header.ts";
import { exportPlace, modelPath, namesOf, typeNameIn } from "../names/model-path.ts";
import type { ModelNames } from "../names/name-plan.ts";
import { once } from "../once.ts";
import { comment as commentOf, name, type HeaderText, type Name } from "../typescript/code-text.ts";
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
    const isSingle = context.layout === "single";
    const converting = convertingModels(spec, context.dates);
    return {
      modelFiles: isSingle ? [] : models.map((model) => ownFile(model, converting, context)),
      sharedFiles: isSingle ? [oneFile(spec, converting, context)] : [],
      exports: models.map((model) => exportsOf(model, converting, context)),
      diagnostics: [],
    };
  },
};

/** The models whose form on the wire is a type of its own. */
type Converting = ReadonlySet<ModelId>;

function ownFile(model: EmittedModel, converting: Converting, context: EmitContext): ModelFile {
  const path = modelPath(context.names, model.id, "models");
  const header = typescriptHeader(model.source.file);
  const module = (): ModuleSource => moduleSource([model], path, header, converting, context);
  return { model: model.id, path: `${path}.ts`, content: { kind: "module", module } };
}

function oneFile(
  { models }: EmittedSpec,
  converting: Converting,
  context: EmitContext,
): SharedFile {
  const header = typescriptHeader(null);
  const module = once(() => moduleSource(models, "models", header, converting, context));
  const facts = (): string => JSON.stringify(module());
  return { path: "models.ts", facts, content: { kind: "module", module } };
}

function moduleSource(
  models: readonly EmittedModel[],
  path: string,
  header: HeaderText,
  converting: Converting,
  context: EmitContext,
): ModuleSource {
  const { names, importExtension, dates, readonly: isReadonly } = context;
  const formsOf = ({ id }: EmittedModel): readonly Form[] =>
    converting.has(id) ? ["memory", "wire"] : ["memory"];
  const declared = models.flatMap((model) =>
    formsOf(model).map((form) => typeNameIn(form, namesOf(names, model.id))),
  );
  const imports = new ImportLedger(path, importExtension, declared);
  const statements = models.flatMap((model) =>
    formsOf(model).flatMap((form) => {
      const formOf = (id: ModelId): Form => (converting.has(id) ? form : "memory");
      const refer = (id: ModelId): Name => imports.use(modelType(names, id, formOf(id)));
      const code = { refer, dates, form, isReadonly };
      return declarationsOf(model, namesOf(names, model.id), code);
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
  const names = { ...own, typeName: own.wireTypeName };
  const comment = commentOf`{@link ${own.typeName}} as it is on the wire.`;
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
  converting: Converting,
  { names }: EmitContext,
): ModuleExports {
  const own = namesOf(names, model.id);
  const { typeName, valueStem, wireTypeName } = own;
  const place = { ...exportPlace(names, model.id), path: modelPath(names, model.id, "models") };
  const wire = converting.has(model.id) ? [wireTypeName] : [];
  // An enum's type goes with its const object: one export carries both.
  return model.kind === "enum"
    ? { ...place, types: [], values: [typeName, name`${valueStem}Values`] }
    : { ...place, types: [typeName, ...wire], values: [] };
}
