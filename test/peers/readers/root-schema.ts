/**
 * Returns a schema with a key for each definition. Some tools need it, because they generate types only for what a
 * schema describes, and not for what it merely defines.
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
