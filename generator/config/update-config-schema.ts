// `npm run update:config-schema` writes the JSON Schema of configs, for editors. It is made from the schema that
// checks configs and from the comments of the types.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import process from "node:process";
import { toJsonSchema } from "@valibot/to-json-schema";
import { Project } from "ts-morph";
import { format } from "prettier";
import { configSchema } from "./config-schema.ts";

/** The path of the JSON Schema. It is at the top of the repository, and at the same place in the package. */
export const schemaFile = fileURLToPath(new URL("../../config.schema.json", import.meta.url));

/** Returns the text of the JSON Schema. */
export async function configSchemaText(): Promise<string> {
  const { $schema, ...schema } = toJsonSchema(configSchema, { typeMode: "input" });
  const described = describe(schema, commentsOfSettings());
  const document = { $schema, title: "Config of Modelmark", ...asObject(described) };
  return format(JSON.stringify(document), { parser: "json", printWidth: 120 });
}

/** Returns the comment of each key. A key that several types have must have the same meaning in all of them. */
function commentsOfSettings(): ReadonlyMap<string, string> {
  const project = new Project({ useInMemoryFileSystem: false, skipAddingFilesFromTsConfig: true });
  const names = ["diff-config", "settings", "define-config", "../emit/emit-settings"];
  const files = names.map((name) =>
    project.addSourceFileAtPath(fileURLToPath(new URL(`${name}.ts`, import.meta.url))),
  );
  const properties = files
    .flatMap((file) => file.getInterfaces())
    .flatMap((one) => one.getProperties());
  return new Map(
    properties.flatMap((property) => {
      const text = property.getJsDocs()[0]?.getDescription().trim().replaceAll(/\s+/g, " ");
      return text === undefined ? [] : [[property.getName(), text.replaceAll("\\/", "/")]];
    }),
  );
}

/** Returns the schema with a description for each property that has a comment. */
function describe(schema: unknown, comments: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(schema)) return schema.map((one: unknown) => describe(one, comments));
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]: [string, unknown]) => [
      key,
      key === "properties" ? describeEach(value, comments) : describe(value, comments),
    ]),
  );
}

function describeEach(properties: unknown, comments: ReadonlyMap<string, string>): unknown {
  return Object.fromEntries(
    Object.entries(asObject(properties)).map(([name, schema]: [string, unknown]) => {
      const description = comments.get(name);
      const inner = asObject(describe(schema, comments));
      return [name, description === undefined ? inner : { description, ...inner }];
    }),
  );
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(schemaFile, await configSchemaText());
}
