import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import { defineEmitter } from "../../generator/emit/define-emitter.ts";
import { chosenEmitters } from "../../generator/emit/chosen-emitters.ts";
import { emittedFiles } from "../../generator/emit/emitted-files.ts";
import { emitContext } from "../../generator/emit/emit-context.ts";
import { dataOnly } from "../../generator/emit/data-only.ts";
import { withEmitterTable } from "../../generator/emit/emitter-table.ts";
import { defaultEmitters, emitterNames, emitters } from "../../generator/emit/emitters.ts";
import { defaultSettings } from "../../generator/config/settings.ts";
import { configText } from "../../generator/init/config-text.ts";
import { generateFrom } from "../support/validators-of.ts";

// The framework's promises about emitters, checked for all of them.

const choices = {
  hook: "none",
  ci: "none",
  spec: "spec",
  out: "out",
  packageManager: "npm",
} as const;
const root = join(import.meta.dirname, "../..");

test("emitters have names and folders of their own, and need what there is", () => {
  expect(new Set(emitterNames).size).toBe(emitters.length);
  expect(new Set(emitters.map(({ folder }) => folder)).size).toBe(emitters.length);
  const needed = emitters.flatMap(({ needs = [] }) => needs);
  expect(needed.filter((name) => !emitterNames.some((one) => one === name))).toEqual([]);
});

const chosen = (name: string) => chosenEmitters({ emit: [name], emitters: [] });

test("what others need runs with them, once", () => {
  expect(chosen("validators").map(({ name }) => name)).toEqual(["interfaces", "validators"]);
  expect(chosen("docs").map(({ name }) => name)).toEqual(["docs"]);
  expect(chosen("unheard-of")).toEqual([]);
});

test("the guide has the table of emitters", async () => {
  const text = await readFile(join(root, "docs/guide/configuration.md"), "utf8");
  expect(text, "npm run update:emitter-table").toBe(
    await format(withEmitterTable(text), { parser: "markdown", printWidth: 120 }),
  );
});

test("a config that init writes names those that run, and those that do not", () => {
  const text = configText({ ...choices, typescript: true });
  for (const name of defaultEmitters) expect(text).toContain(`"${name}"`);
  for (const name of emitterNames) expect(text).toContain(name);
});

test("a page without the mark is refused, with the name of its emitter", () => {
  const emission = {
    shared: [{ path: "notes/all.md", kind: "page", text: () => "# Notes\n" }],
  } as const;
  const context = emitContext(new Map(), defaultSettings);
  const described = { name: "notes", folder: "notes" };
  const { sharedFiles } = emittedFiles(described, emission, { models: [] }, context);
  const content = sharedFiles[0]?.content;
  expect(content?.kind === "text" ? content.text : null).toThrow(
    "the emitter notes left the mark out of notes/all.md",
  );
});

test("an emitter that does not ask for pages sees neither transport nor envelopes", async () => {
  const pages = {
    "operations/ping.md": page("Ping", [
      ["status_code", "::Integer"],
      ["raw_response", "[Faraday::Response](https://www.rubydoc.info/gems/faraday)"],
      ["pong", "T.nilable([Models::Shared::Pong](../../models/shared/pong.md))"],
    ]),
    "shared/pong.md": page("Pong", [
      ["name", "::String"],
      ["content_type", "::String"],
      ["status_code", "::Integer"],
      ["raw_response", "[Faraday::Response](https://www.rubydoc.info/gems/faraday)"],
    ]),
  };
  const { model } = await generateFrom(pages, {
    overrides: { "shared/Pong": { envelope: "object" } },
  });
  expect(model.models.map(({ kind }) => kind)).toEqual(["envelope", "object"]);
  expect(JSON.stringify(model)).toContain('"transport":true');
  for (const one of dataOnly(model).models) {
    expect(["object", "enum", "union"]).toContain(one.kind);
    if (one.kind === "object") expect(one.fields.some(({ transport }) => transport)).toBe(false);
  }
});

test("an emitter is what it was defined as", () => {
  const load = () => Promise.resolve(() => ({}));
  const one = { name: "x", makes: "x", byDefault: false, folder: "x", load } as const;
  expect(defineEmitter(one)).toBe(one);
});

function page(title: string, rows: readonly (readonly [string, string])[]): string {
  const head = "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";
  const lines = rows.map(
    ([name, type]) => `| \`${name}\` | ${type} | :heavy_check_mark: | N/A |\n`,
  );
  return `# ${title}\n\n\n## Fields\n\n${head}${lines.join("")}`;
}
