import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import openapiTS, { astToString } from "openapi-typescript";
import { describe, expect, test } from "vitest";
import { compile } from "../support/compile.ts";
import { corpusNames, hasCorpora, runCorpus } from "../support/corpora.ts";
import { generateFrom } from "../support/validators-of.ts";
import { objectPage } from "../support/cli.ts";
import { readTree } from "../support/tree.ts";

// Other tools must be able to read the document.

async function accepts(text: string): Promise<void> {
  const document: Record<string, unknown> = JSON.parse(text);
  expect(await new Validator().validate(document)).toEqual({ valid: true });
  const types = astToString(await openapiTS(text, { silent: true }));
  expect(await compile([{ path: "api.ts", text: types }], "typescript-7", "bundler")).toEqual([]);
}

describe("openapi.json", () => {
  test("of our own spec is valid, and becomes TypeScript elsewhere", async () => {
    await accepts(
      await readFile(join(import.meta.dirname, "../../generated/openapi.json"), "utf8"),
    );
  });

  test.skipIf(!hasCorpora).each(corpusNames)("of %s", async (name) => {
    const { files } = await runCorpus(name);
    await accepts(files.find(({ path }) => path === "openapi.json")?.text ?? "");
  });

  test("of every golden case is valid", async () => {
    const folder = join(import.meta.dirname, "../cases");
    const documents = [...(await readTree(folder))].filter(([path]) =>
      path.endsWith("/expected/output/openapi.json"),
    );
    expect(documents.length).toBeGreaterThan(15);
    for (const [path, text] of documents) {
      const document: Record<string, unknown> = JSON.parse(text);
      expect(await new Validator().validate(document), path).toEqual({ valid: true });
    }
  });

  test("with names that JavaScript or OpenAPI keep for themselves", async () => {
    const overrides = { "a/Thing": { fields: { proto: { wireName: "__proto__" } } } };
    const pages = {
      "a/thing.md": objectPage("Thing", ["proto", "*::String*", true], ["x", "*::Object*", true]),
      "b/thing.md": objectPage("Thing", ["y", "*::Integer*", false]),
      "straße.md": objectPage("Straße", ["z", "*::Integer*", true]),
    };
    const { files } = await generateFrom(pages, { overrides });
    const text = files.find(({ path }) => path === "openapi.json")?.text ?? "";
    const { components }: { components: { schemas: Record<string, { properties: object }> } } =
      JSON.parse(text);
    expect(Object.keys(components.schemas)).toEqual(["Stra-u00dfe", "a.Thing", "b.Thing"]);
    expect(Object.keys(components.schemas["a.Thing"]?.properties ?? {})).toEqual([
      "__proto__",
      "x",
    ]);
    await accepts(text);
  });
});
