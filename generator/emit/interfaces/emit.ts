import type { EmittedModel, EmittedSpec } from "../../model/envelope.ts";
import { assertNever, type ModelId } from "../../model/type.ts";
import { convertingModels, type Form } from "../converting-models.ts";
import type { EmitContext, Emission, ModelCode } from "../define-emitter.ts";
import { namesOf, typeNameIn } from "../names/model-path.ts";
import type { ModelNames } from "../names/name-plan.ts";
import { comment as commentOf, type Name } from "../typescript/code-text.ts";
import type { ImportLedger } from "../typescript/import-ledger.ts";
import { modelType } from "../typescript/model-type.ts";
import type { Declaration } from "../typescript/module-source.ts";
import type { TypeCodeContext } from "../typescript/type-code.ts";
import { enumStatements } from "./enum-statements.ts";
import { objectStatements } from "./object-statements.ts";
import { envelopeStatements, unionStatements, unknownStatements } from "./alias-statements.ts";

/**
 * Makes interfaces for objects, a const object with a union type and a list of values for enums, and type aliases for
 * unions and the bodies of envelopes. If the JSON on the wire differs from the TypeScript form, it gets a type too.
 * This is the smallest emitter of code, so copy it to write a new one.
 */
export function emit(spec: EmittedSpec, context: EmitContext): Emission {
  const converting = convertingModels(spec, context.dates);
  return { code: spec.models.map((model) => codeOf(model, converting, context)) };
}

function codeOf(
  model: EmittedModel,
  converting: ReadonlySet<ModelId>,
  { names, dates, readonly: isReadonly }: EmitContext,
): ModelCode {
  const own = namesOf(names, model.id);
  const forms: readonly Form[] = converting.has(model.id) ? ["memory", "wire"] : ["memory"];
  const statements = (imports: ImportLedger): readonly Declaration[] =>
    forms.flatMap((form) => {
      const formOf = (id: ModelId): Form => (converting.has(id) ? form : "memory");
      const refer = (id: ModelId): Name => imports.use(modelType(names, id, formOf(id)));
      return declarationsOf(model, own, { refer, dates, form, isReadonly });
    });
  return { model: model.id, declares: forms.map((form) => typeNameIn(form, own)), statements };
}

/** Declares the type of one form of a model. An enum also gets its values. */
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
