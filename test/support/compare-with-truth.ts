import type { Field, Model } from "../../generator/model/model.ts";
import type { Truth, TrueField } from "./corpora.ts";

/** How far a model agrees with an SDK's source: counts, and lists of the fields that do not agree. */
export interface Comparison {
  fields: number;
  required: number;
  wire: number;
  enums: number;
  rightEnums: number;
  /** The fields that can be null in the source and refuse null in the model. */
  readonly tooStrict: string[];
  /** The fields that are never null in the source and accept null in the model. */
  readonly tooLax: string[];
  readonly missing: string[];
}

/** Compares every documented field and enum with the source's. */
export function compareWithTruth(models: readonly Model[], truth: Truth): Comparison {
  const result: Comparison = {
    ...{ fields: 0, required: 0, wire: 0, enums: 0, rightEnums: 0 },
    ...{ tooStrict: [], tooLax: [], missing: [] },
  };
  const byId = new Map<string, Model>(models.map((model) => [model.id, model]));
  for (const [id, { kind, values, fields }] of Object.entries(truth)) {
    const model = byId.get(id);
    // This class of the SDK has no page, so there was nothing to read.
    if (model === undefined) continue;
    if (kind === "enum") {
      result.enums += 1;
      if (hasValues(model, values)) result.rightEnums += 1;
    }
    for (const [docName, expected] of Object.entries(fields)) {
      const field =
        "fields" in model ? model.fields.find((one) => one.docName === docName) : undefined;
      if (field === undefined || field.transport) result.missing.push(`${id}.${docName}`);
      else countField(result, `${id}.${docName}`, field, expected);
    }
  }
  return result;
}

function countField(result: Comparison, name: string, field: Field, expected: TrueField): void {
  result.fields += 1;
  if (field.required === expected.required) result.required += 1;
  if (field.wireName === expected.wire) result.wire += 1;
  if (field.nullable === expected.nilable) return;
  const misses = expected.nilable ? result.tooStrict : result.tooLax;
  misses.push(`${name} ${field.type.kind}`);
}

function hasValues(model: Model, values: readonly (string | number)[]): boolean {
  return (
    model.kind === "enum" &&
    JSON.stringify(model.members.map(({ value }) => String(value))) ===
      JSON.stringify(values.map(String))
  );
}
