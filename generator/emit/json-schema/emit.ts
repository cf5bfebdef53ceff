import type { Emitter } from "../emitter.ts";
import { generatedFrom } from "../header.ts";
import { anyOf } from "../schema/combine.ts";
import { definitions } from "../schema/definitions.ts";
import { jsonDocument } from "../schema/json-document.ts";

/**
 * One JSON Schema document with a definition for each model, which describes the JSON on the wire; refer to a
 * model as `schema.json#/$defs/Name`.
 *
 * @see https://json-schema.org/draft/2020-12
 */
export const jsonSchema: Emitter = {
  emit: (model, context) => {
    const { title, schemaId } = context.info;
    const file = jsonDocument("json-schema/schema.json", () => ({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      ...(schemaId === undefined ? {} : { $id: schemaId }),
      $comment: generatedFrom(null),
      ...(title === undefined ? {} : { title }),
      // JSON Schema has no keyword for the key that tells members apart: the members say it themselves.
      $defs: definitions(model, context, { pointer: "#/$defs/", taggedUnion: anyOf }),
    }));
    return { modelFiles: [], sharedFiles: [file], exports: [], diagnostics: [] };
  },
};
