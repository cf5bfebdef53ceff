import type { EmittedSpec } from "../../model/envelope.ts";
import type { Discriminator } from "../../model/model.ts";
import type { ModelId } from "../../model/type.ts";
import type { EmitContext } from "../define-emitter.ts";
import { definitionNames } from "./definition-names.ts";
import { modelSchema, type ModelSchemaContext } from "./model-schema.ts";
import type { Schema, SchemasByName } from "./schema.ts";
import { typeSchemas } from "./type-schema.ts";

/** The differences between the kinds of documents. */
export interface DocumentStyle {
  /** The start of a `$ref`, before the name of a definition: `#/$defs/`. */
  readonly pointer: string;
  /** Makes the schema of a discriminated union. `refer` returns the `$ref` of a model. */
  readonly taggedUnion: (
    members: readonly Schema[],
    discriminator: Discriminator,
    refer: (id: ModelId) => string,
  ) => Schema;
}

/** Returns the definitions of all models by name, in the order of the models. */
export function definitions(
  model: EmittedSpec,
  { names, unsafeIntegers }: EmitContext,
  { pointer, taggedUnion }: DocumentStyle,
): SchemasByName {
  const byId = definitionNames(model, names);
  const nameOf = (id: ModelId): string => {
    const name = byId.get(id);
    if (name === undefined) throw new Error(`Modelmark bug: no definition was named for ${id}`);
    return name;
  };
  // Names have no characters that must be escaped in a JSON pointer or a URI.
  const refer = (id: ModelId): string => `${pointer}${nameOf(id)}`;
  const context: ModelSchemaContext = {
    typeSchema: typeSchemas(refer, unsafeIntegers),
    taggedUnion: (members, discriminator) => taggedUnion(members, discriminator, refer),
  };
  return Object.fromEntries(model.models.map((one) => [nameOf(one.id), modelSchema(one, context)]));
}
