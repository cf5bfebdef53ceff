import addFormatsModule from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import { definitionNames } from "../../generator/emit/schema/definition-names.ts";
import type { JsonValue, SpecModel } from "../../generator/model/model.ts";
import type { ModelId } from "../../generator/model/type.ts";

/** Tells whether a value is valid for a model, according to another program's reading of our JSON Schema. */
export type Opinion = (id: ModelId, value: unknown) => boolean;

type Definitions = Readonly<Record<string, Readonly<Record<string, JsonValue>>>>;

/**
 * Returns Ajv's opinion.
 *
 * @param text the emitted bundle
 * @param unknownKeys whether keys that a model does not list are refused: `strict` closes every object of the bundle
 */
export function ajvOpinion(
  text: string,
  model: SpecModel,
  unknownKeys: "passthrough" | "strict",
): Opinion {
  const bundle: { $defs: Definitions } = JSON.parse(text);
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  // The package is a CommonJS module, although its types say otherwise.
  (addFormatsModule as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addFormat("binary", true);
  const $defs = unknownKeys === "strict" ? closed(bundle.$defs) : bundle.$defs;
  ajv.addSchema({ ...bundle, $defs }, "models");
  const emitted = emittedSpec(model);
  const called = definitionNames(emitted, planNames(emitted).value);
  return (id, value) => {
    const validate = ajv.getSchema(`models#/$defs/${called.get(id) ?? ""}`);
    if (validate === undefined) throw new Error(`no definition of ${id}`);
    return validate(value) === true;
  };
}

/** Closes every object that lists keys to other keys, unless its schema says what other keys may hold. */
function closed(definitions: Definitions): Definitions {
  const entries = Object.entries(definitions).map(([name, schema]) => [
    name,
    "properties" in schema && !("additionalProperties" in schema)
      ? { ...schema, additionalProperties: false }
      : schema,
  ]);
  return Object.fromEntries(entries) as Definitions;
}
