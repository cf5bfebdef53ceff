import type { EmittedModel, EmittedSpec } from "../../model/envelope.ts";
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
/**
 * Interfaces for objects, a const object with its union type and values for enums, type aliases for unions and for the
 * bodies of envelopes: one module per model, or one for all. Where the JSON on the wire differs, it has a type too. The
 * smallest emitter, and so the one to copy.
 */
export const interfaces: Emitter = {
  emit: (spec, context) => {
    const converting = convertingModels(spec, context.dates);
    const whole: Whole = { converting, context };
    const isSingle = context.layout === "single";
    return {
      modelFiles: isSingle ? [] : spec.models.map((model) => ownFile(model, whole)),
      sharedFiles: isSingle ? [oneFile(spec, whole)] : [],
      exports: spec.models.map((model) => exportsOf(model, whole)),
      diagnostics: [],
    };
  },
};

interface Whole {
  readonly converting: ReadonlySet<ModelId>;
  readonly context: EmitContext;
}

function ownFile(model: EmittedModel, whole: Whole): ModelFile {
  const path = modelPath(whole.context.names, model.id, "models");
  const header = typescriptHeader(model.source.file);
  const module = (): ModuleSource => moduleSource([model], path, header, whole);
  return { model: model.id, path: `${path}.ts`, content: { kind: "module", module } };
}

function oneFile({ models }: EmittedSpec, whole: Whole): SharedFile {
  const module = once(() => moduleSource(models, "models", typescriptHeader(null), whole));
  const facts = (): string => JSON.stringify(module());
  return { path: "models.ts", facts, content: { kind: "module", module } };
}

function moduleSource(
  models: readonly EmittedModel[],
  path: string,
  header: string,
  { converting, context }: Whole,
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
      const refer = (id: ModelId): string => imports.use(modelType(names, id, formOf(id)));
      return declarationsOf(model, namesOf(names, model.id), { refer, dates, form, isReadonly });
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

function exportsOf(model: EmittedModel, { converting, context: { names } }: Whole): ModuleExports {
  const own = namesOf(names, model.id);
  const { typeName, valueStem } = own;
  const place = { ...exportPlace(names, model.id), path: modelPath(names, model.id, "models") };
  const wire = converting.has(model.id) ? [typeNameIn("wire", own)] : [];
  // An enum's type goes with its const object: one export carries both.
  return model.kind === "enum"
    ? { ...place, types: [], values: [typeName, `${valueStem}Values`] }
    : { ...place, types: [typeName, ...wire], values: [] };
}
