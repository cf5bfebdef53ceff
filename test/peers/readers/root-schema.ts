/**
 * A schema with a key for each definition, for tools that make types of what a schema describes and not of what it
 * only defines.
 */
export function rootSchema(jsonSchema: string): Readonly<Record<string, unknown>> {
  const document: { readonly $defs: Readonly<Record<string, unknown>> } = JSON.parse(jsonSchema);
  const names = Object.keys(document.$defs);
  return {
    title: "AllModels",
    type: "object",
    required: names,
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }])),
    ...document,
  };
}
