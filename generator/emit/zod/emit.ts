import type { DataSpec } from "../../model/data-models.ts";
import { componentsOf, cyclesOf, edgesOf } from "../../model/graph.ts";
import type { DataModel } from "../../model/model.ts";
import { convertingModels } from "../converting-models.ts";
import type { Emission, EmitContext } from "../define-emitter.ts";
import { namesOf } from "../names/model-path.ts";
import { helpersPath, helpersText } from "./helpers-text.ts";
import { schemaName } from "./schema-name.ts";
import { schemaStatements } from "./schema-statements.ts";
import { SchemaWriter, type SchemaPlan } from "./schema-writer.ts";

/**
 * Makes a zod schema per model, annotated with the model's type. The annotation keeps declarations small, and the
 * compiler compares it with the schema. Checks that zod does not have, such as dates of RFC 3339, are in one file
 * that all schemas share.
 *
 * @see https://zod.dev
 */
export function emit(spec: DataSpec, context: EmitContext): Emission {
  const plan: SchemaPlan = {
    models: new Map(spec.models.map((model) => [model.id, model])),
    converting: convertingModels(spec, context.dates),
    cycles: cyclesOf(spec),
  };
  return {
    code: usedFirst(spec).map((model) => ({
      model: model.id,
      declares: [schemaName(namesOf(context.names, model.id))],
      statements: (imports) => schemaStatements(new SchemaWriter(model, plan, context, imports)),
    })),
    shared: [{ path: `${helpersPath}.ts`, kind: "module", source: helpersText }],
  };
}

/**
 * Orders models so that those a model uses come before it. A schema reads the schemas it uses when its module is
 * loaded, so in a shared module they must already exist.
 */
function usedFirst(spec: DataSpec): readonly DataModel[] {
  const models = new Map(spec.models.map((model) => [model.id, model]));
  return componentsOf(edgesOf(spec)).flatMap((ids) =>
    [...ids].sort().flatMap((id) => models.get(id) ?? []),
  );
}
