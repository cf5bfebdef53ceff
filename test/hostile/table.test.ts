import { expect, test } from "vitest";
import { emitterNames } from "../../generator/emit/emitters.ts";
import {
  generate,
  type ApiSettings,
  type Diagnostic,
  type SourceFile,
} from "../../generator/index.ts";
import { githubReport } from "../../generator/report/github.ts";
import { reportedDiagnostic } from "../../generator/report/findings.ts";
import { gitlabReport } from "../../generator/report/gitlab.ts";
import { junitReport } from "../../generator/report/junit.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { prettyDiagnostics } from "../../generator/report/pretty-diagnostics.ts";
import { sarifReport } from "../../generator/report/sarif.ts";
import { readJson } from "../marker/read/json.ts";
import { readTerminal, readWorkflow, readXml } from "../marker/read/lines.ts";
import { readMarkdown } from "../marker/read/markdown.ts";
import { readTypeScript } from "../marker/read/typescript.ts";
import { hostileRows, type Row } from "./rows.ts";

// Inputs that broke out of some generator's output, and others of their kind, in every place that a page has for
// them.

const head = "| Field | Type | Required | Description | Example |\n| - | - | - | - | - |\n";

function pagesWith({ where, input }: Row): readonly SourceFile[] {
  const at = (place: Row["where"], usual: string): string => (where === place ? input : usual);
  const cell = (place: Row["where"], usual: string): string =>
    at(place, usual).replaceAll("\n", "<br/>");
  const row = `| \`${cell("field", "a")}\` | ${cell("type", "*::String*")} | :heavy_check_mark: | ${cell("cell", "N/A")} | ${cell("example", "x")} |\n`;
  const link = `| \`b\` | [Models::A::Other](${cell("link", "../a/other.md")}) | :heavy_minus_sign: | N/A | |\n`;
  const object = `# ${cell("title", "One")}\n\n${at("description", "Text.")}\n\n## Fields\n\n${head}${row}${link}`;
  const values = `# Other\n\n## Values\n\n| Name | Value |\n| - | - |\n| \`${cell("name", "A")}\` | ${cell("value", "a")} |\n| \`B\` | b |\n`;
  return [
    { path: `models/a/${at("path", "one")}.md`, text: at("page", object) },
    { path: "models/a/other.md", text: values },
  ];
}

/** Emits everything. An override refers to the page with the fields. */
function settingsFor({ where, input }: Row): ApiSettings {
  const emit = emitterNames;
  if (where === "rename") return { emit, overrides: { "a/One": { rename: input } } };
  const one = (field: object): ApiSettings => ({
    emit,
    overrides: { "a/One": { fields: { a: field } } },
  });
  if (where === "wire name") return one({ wireName: input });
  return where === "literal" ? one({ type: { kind: "literal", value: input } }) : { emit };
}

function reportEscapes(diagnostics: readonly Diagnostic[]): readonly string[] {
  const found = diagnostics.map(reportedDiagnostic);
  const hash = contentHash;
  const options = { paint: createPaint(false), verbose: true, textOf: () => null };
  return [
    readWorkflow(githubReport(found)),
    readJson(gitlabReport(found, { hash, fallback: "a" })),
    readXml(junitReport(found, { command: "check" })),
    readJson(sarifReport(found, { version: "1", hash })),
    readTerminal(prettyDiagnostics(diagnostics, options)),
  ].flatMap(({ escapes }) => escapes);
}

test("there are rows enough, each once", () => {
  expect(hostileRows.length).toBeGreaterThanOrEqual(1000);
  expect(new Set(hostileRows.map((row) => JSON.stringify(row))).size).toBe(hostileRows.length);
});

test.each(
  hostileRows.map((row) => [row.where, JSON.stringify(row.input).slice(0, 60), row] as const),
)("%s: %s", async (_where, _input, row) => {
  const before = Object.getOwnPropertyNames(globalThis).length;
  const pages = pagesWith(row);
  const settings = settingsFor(row);
  const { files, diagnostics, model } = await generate({ pages, settings });
  expect(diagnostics.filter(({ code }) => code === "MM7006")).toEqual([]);
  const escapes = files.flatMap(({ path, text }) => {
    if (path === "runtime.ts") return [];
    const read = path.endsWith(".ts")
      ? readTypeScript
      : path.endsWith(".json")
        ? readJson
        : readMarkdown;
    return read(text).escapes.map((one) => `${path}: ${one}`);
  });
  // A title, or the override that replaces it, becomes the name of a type, which begins with a capital letter.
  const isNaming = row.where === "title" || row.where === "rename";
  const isOwnName = (one: string): boolean => isNaming && /Zq0q$|a link$/.test(one);
  expect(escapes.filter((one) => !isOwnName(one))).toEqual([]);
  for (const { path } of files) {
    expect(path).toMatch(/^(?:[\p{L}\p{N}-]+\/)*[\p{L}\p{N}-]+\.(?:ts|json|md|txt)$/u);
  }
  expect(reportEscapes(diagnostics)).toEqual([]);
  const again = await generate({ pages, settings });
  expect(again.files).toEqual(files);
  expect(Object.getOwnPropertyNames(globalThis)).toHaveLength(before);
  if (row.holds === "unknown") {
    const object = model.models.find((one) => one.kind === "object");
    const field =
      object?.kind === "object" ? object.fields.find(({ docName }) => docName === "a") : undefined;
    expect(diagnostics.length).toBeGreaterThan(0);
    if (field !== undefined) expect(field.type).toEqual({ kind: "unknown" });
  }
});
