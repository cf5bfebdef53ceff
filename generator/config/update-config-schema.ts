// `npm run update:config-schema` writes the JSON Schema of configs, for editors. It is made from the schema that
// checks configs and from the comments of the types.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import process from "node:process";
import { toJsonSchema } from "@valibot/to-json-schema";
import { Project, type Symbol as MorphSymbol, type Type } from "ts-morph";
import { format } from "prettier";
import { dataConfigSchema } from "./config-schema.ts";

/** The path of the JSON Schema. It is at the top of the repository, and at the same place in the package. */
export const schemaFile = fileURLToPath(new URL("../../config.schema.json", import.meta.url));

/** Returns the text of the JSON Schema. */
export async function configSchemaText(): Promise<string> {
  const { $schema, ...schema } = toJsonSchema(dataConfigSchema, { typeMode: "input" });
  const described = describe(schema, [configType()]);
  const document = { $schema, title: "Config of Modelmark", ...asObject(described) };
  return format(JSON.stringify(document), { parser: "json", printWidth: 120 });
}

/** Returns the type of a config file, with the comments of its properties. */
function configType(): Type {
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: { strict: true, allowImportingTsExtensions: true, noEmit: true },
  });
  const file = project.addSourceFileAtPath(
    fileURLToPath(new URL("define-config.ts", import.meta.url)),
  );
  return file.getInterfaceOrThrow("UserConfig").getType();
}

/**
 * Returns the schema with the comment of each property as its description.
 *
 * @param types the types that the schema describes; none where they are not known
 */
function describe(schema: unknown, types: readonly Type[]): unknown {
  if (Array.isArray(schema)) return schema.map((one: unknown) => describe(one, types));
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]: [string, unknown]) => [
      key,
      key === "properties" ? describeEach(value, types) : describe(value, typesBehind(key, types)),
    ]),
  );
}

/** Returns the types that a keyword of a schema leads to. */
function typesBehind(keyword: string, types: readonly Type[]): readonly Type[] {
  switch (keyword) {
    case "anyOf":
    case "oneOf":
    case "allOf":
      return types;
    case "items":
      return types.flatMap((type) => membersOf(type.getArrayElementType()));
    case "additionalProperties":
      return types.flatMap((type) => membersOf(type.getStringIndexType()));
    default:
      return [];
  }
}

function describeEach(properties: unknown, types: readonly Type[]): unknown {
  return Object.fromEntries(
    Object.entries(asObject(properties)).map(([name, schema]: [string, unknown]) => {
      const symbols = types.flatMap((type) => type.getProperty(name) ?? []);
      const description = symbols.map(commentOf).find((text) => text !== "");
      const own = symbols.flatMap((symbol) =>
        symbol.getDeclarations().flatMap((node) => membersOf(symbol.getTypeAtLocation(node))),
      );
      const inner = asObject(describe(schema, own));
      return [name, description === undefined ? inner : { description, ...inner }];
    }),
  );
}

function commentOf(symbol: MorphSymbol): string {
  const parts = symbol.compilerSymbol.getDocumentationComment(undefined);
  const text = parts.map((part) => part.text).join("");
  return text.trim().replaceAll(/\s+/g, " ").replaceAll("\\/", "/");
}

/** Returns the members of a union, or the type itself. */
function membersOf(type: Type | undefined): readonly Type[] {
  if (type === undefined) return [];
  return type.isUnion() ? type.getUnionTypes() : [type];
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(schemaFile, await configSchemaText());
}
