import type { EmittedSpec } from "../../model/envelope.ts";
import type { Emission, EmitContext } from "../define-emitter.ts";
import { anyOf } from "../schema/combine.ts";
import { definitions } from "../schema/definitions.ts";

/**
 * Makes one JSON Schema document with a definition for each model. It describes the JSON on the wire. Other documents
 * can refer to a model as `schema.json#/$defs/Name`.
 *
 * @see https://json-schema.org/draft/2020-12
 */
export function emit(model: EmittedSpec, context: EmitContext): Emission {
  const { title, schemaId } = context.info;
  const document = (mark: string): object => ({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...(schemaId === undefined ? {} : { $id: schemaId }),
    $comment: mark,
    ...(title === undefined ? {} : { title }),
    // JSON Schema has no keyword for discriminators. The tags in the members tell them apart.
    $defs: definitions(model, context, { pointer: "#/$defs/", taggedUnion: anyOf }),
  });
  return { shared: [{ path: "json-schema/schema.json", kind: "json", document }] };
}
