import type { EmittedModel } from "../../model/envelope.ts";
import { assertNever, type ModelId } from "../../model/type.ts";
import { convertingModels, type Form } from "../converting-models.ts";
import type { EmitContext, Emitter, ModuleExports } from "../emitter.ts";
import { typescriptHeader } from "../header.ts";
import { modelPath, namesOf, typeNameIn } from "../names/model-path.ts";
import type { ModelNames } from "../names/name-plan.ts";
import { ImportLedger } from "../typescript/import-ledger.ts";
import { modelType } from "../typescript/model-type.ts";
import type { Declaration, ModuleSource } from "../typescript/module-source.ts";
import type { TypeCodeContext } from "../typescript/type-code.ts";
import { enumStatements } from "./enum-statements.ts";
import { objectStatements } from "./object-statements.ts";
import { envelopeStatements, unionStatements, unknownStatements } from "./alias-statements.ts";

/**
 * One module per model: interfaces for objects, a const object with its union type and values for enums, type
 * aliases for unions and for the bodies of envelopes. Where the JSON on the wire differs, it has a type too. The smallest emitter, and so the one to copy.
 */
export const interfaces: Emitter = {
  emit: (spec, context) => {
    const { models } = spec;
    const converting = convertingModels(spec, context.dates);
    return {
      modelFiles: models.map((model) => ({
        model: model.id,
        path: `${modelPath(context.names, model.id, "models")}.ts`,
        content: { kind: "module", module: () => moduleSource(model, converting, context) },
      })),
      sharedFiles: [],
      exports: models.map((model) => exportsOf(model, converting, context)),
      diagnostics: [],
    };
  },
};

function moduleSource(
  model: EmittedModel,
  converting: ReadonlySet<ModelId>,
  { names, importExtension, dates }: EmitContext,
): ModuleSource {
  const own = namesOf(names, model.id);
  const path = modelPath(names, model.id, "models");
  const forms: readonly Form[] = converting.has(model.id) ? ["memory", "wire"] : ["memory"];
  const declared = forms.map((form) => typeNameIn(form, own));
  const imports = new ImportLedger(path, importExtension, declared);
  const statements = forms.flatMap((form) => {
    const formOf = (id: ModelId): Form => (converting.has(id) ? form : "memory");
    const refer = (id: ModelId): string =>
      id === model.id ? typeNameIn(form, own) : imports.use(modelType(names, id, formOf(id)));
    return declarationsOf(model, own, { refer, dates, form });
  });
  return { header: typescriptHeader(model.source.file), imports: imports.imports(), statements };
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
  const { typeName, valueStem, folder, namespaceName } = own;
  const path = modelPath(names, model.id, "models");
  const place = { path, folder, namespaceName };
  const wire = converting.has(model.id) ? [typeNameIn("wire", own)] : [];
  // An enum's type goes with its const object: one export carries both.
  return model.kind === "enum"
    ? { ...place, types: [], values: [typeName, `${valueStem}Values`] }
    : { ...place, types: [typeName, ...wire], values: [] };
}
