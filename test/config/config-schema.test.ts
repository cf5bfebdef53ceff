import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { configSchemaText, schemaFile } from "../../generator/config/update-config-schema.ts";
import { validateConfig } from "../../generator/config/validate-config.ts";

// Editors validate a config against the published JSON Schema while it is typed. The program validates it against its
// own schema when it runs.

const published = await readFile(schemaFile, "utf8");

test("the schema in the package is what the config is checked by (npm run update:config-schema)", async () => {
  expect(published).toBe(await configSchemaText());
});

test.each<[unknown, boolean]>([
  [{}, true],
  [{ $schema: "./node_modules/modelmark/config.schema.json", wire: "auto" }, true],
  [{ emit: ["docs"], diff: { rules: { "field-added-required": "off" } } }, true],
  [{ overrides: { "a/B": { type: { kind: "array", items: { kind: "string" } } } } }, true],
  [{ overrides: "overrides.yaml", projects: [{ name: "a", spec: "x" }] }, true],
  [{ wires: "auto" }, false],
  [{ wire: "kebab" }, false],
  [{ projects: [{ spec: "x" }] }, false],
  [{ overrides: { "a/B": { type: { kind: "array" } } } }, false],
  [[], false],
])("%j is judged alike", async (config, isValid) => {
  const schema: object = JSON.parse(published);
  const ajv = published.includes("draft-07") ? new Ajv() : new Ajv2020();
  expect(ajv.compile(schema)(config)).toBe(isValid);
  const { value } = await validateConfig(config, { file: "x.json", text: "{}" });
  expect(value !== null).toBe(isValid);
});

test("says what a setting does", () => {
  expect(published).toContain(
    '"description": "The folder with the model pages, relative to the config file.',
  );
});

test("says of a key what it means in its own object", () => {
  const schema = JSON.parse(published) as Described;
  const model = schema.properties?.["overrides"]?.anyOf?.find(
    (one) => "additionalProperties" in one,
  );
  const field = model?.additionalProperties?.properties?.["fields"]?.additionalProperties;
  expect(schema.properties?.["format"]?.description).toContain("How files are formatted");
  expect(field?.properties?.["format"]?.description).toContain("The format of a string field");
  expect(field?.properties?.["ignore"]?.description).toContain("the field");
  expect(model?.additionalProperties?.properties?.["ignore"]?.description).toContain("the model");
});

/** The parts of a schema that the test looks at. */
interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly additionalProperties?: Described;
  readonly anyOf?: readonly Described[];
}
