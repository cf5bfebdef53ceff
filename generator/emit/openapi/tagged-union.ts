import type { DocumentStyle } from "../schema/definitions.ts";
import type { SchemaDiscriminator } from "../schema/schema.ts";

/**
 * Makes the schema of a discriminated union in the form that OpenAPI tools know. It has `oneOf`, because no two members
 * require the same tag, and a `discriminator` that maps each tag to its member.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#discriminator-object
 */
export const taggedUnion: DocumentStyle["taggedUnion"] = (
  members,
  { wireName, mapping },
  refer,
) => {
  const pairs = [...mapping].map(([value, id]) => [String(value), refer(id)] as const);
  const discriminator: SchemaDiscriminator = {
    propertyName: wireName,
    mapping: Object.fromEntries(pairs),
  };
  // The keys of the mapping are strings, and readers of OpenAPI write the key of a member into its type. That would be
  // wrong for a tag that is a number, and for a member with several tags.
  const isText = [...mapping.keys()].every((value) => typeof value === "string");
  const isSingle = new Set(mapping.values()).size === mapping.size;
  return { oneOf: members, ...(isText && isSingle ? { discriminator } : {}) };
};
