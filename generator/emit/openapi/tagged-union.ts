import type { DocumentStyle } from "../schema/definitions.ts";
import type { SchemaDiscriminator } from "../schema/schema.ts";

/**
 * A union whose members a key tells apart, as tools know it: `oneOf`, since no two members require the same value
 * of the key, and the `discriminator` that says which value announces which member.
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
  // The mapping is by text, and readers write each member's one text into its type: 1 is no "1", nor one of two texts.
  const isText = [...mapping.keys()].every((value) => typeof value === "string");
  const isSingle = new Set(mapping.values()).size === mapping.size;
  return { oneOf: members, ...(isText && isSingle ? { discriminator } : {}) };
};
