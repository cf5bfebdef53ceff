import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../generator/config/settings.ts";
import { compareDiagnostics, type Diagnostic } from "../generator/diagnostics/diagnostic.ts";
import { dumpModel } from "../generator/model/dump.ts";
import { runPipeline } from "../generator/pipeline.ts";
import { readSpec } from "../generator/read/source/read-spec.ts";
import { readTree, writeTree, type Tree } from "./support/tree.ts";

// A case is a folder: `input/` with pages, and optionally `settings.json`. The program's results are recorded in
// `expected/`: the model, the diagnostics and every file. To add a case, add a folder and run `npm run record`. A
// change of behaviour shows as a diff of these files.

const casesFolder = join(import.meta.dirname, "cases");
const recording = process.env["RECORD"] === "1";

const names = (await readdir(casesFolder)).sort();

describe.each(names)("%s", (name) => {
  const folder = join(casesFolder, name);
  const expectedFolder = join(folder, "expected");

  test("makes what is recorded", async () => {
    const actual = await run(folder);
    if (recording) await writeTree(expectedFolder, actual);
    const expected = await readTree(expectedFolder);
    expect(expected.size, "nothing is recorded for this case: npm run record").toBeGreaterThan(0);
    expect([...actual.keys()]).toEqual([...expected.keys()]);
    for (const [path, text] of expected) expect(actual.get(path), path).toBe(text);
  });
});

async function run(folder: string): Promise<Tree> {
  const pages = await readSpec(join(folder, "input"), { include: ["**/*.md"], exclude: [] });
  const result = await runPipeline(pages.value, await readSettings(folder));
  const diagnostics = [...pages.diagnostics, ...result.diagnostics].sort(compareDiagnostics);
  // The runtime is the same for all cases, so it is kept only once, in generated/.
  const own = result.files.filter(({ path }) => path !== "runtime.ts");
  const files = own.map(({ path, text }): [string, string] => [`output/${path}`, text]);
  return new Map([
    ["diagnostics.txt", diagnostics.map(renderDiagnostic).join("")],
    ["model.json", `${JSON.stringify(dumpModel(result.model, []), null, 2)}\n`],
    ...(result.nullDecision === "" ? [] : [["nulls.txt", `${result.nullDecision}\n`] as const]),
    ...files.sort(([a], [b]) => (a < b ? -1 : 1)),
    ["wire.txt", `${result.wireDecision}\n`],
  ]);
}

async function readSettings(folder: string): Promise<Settings> {
  const text = await readFile(join(folder, "settings.json"), "utf8").catch(() => "{}");
  const given: Partial<Settings> = JSON.parse(text);
  return { ...defaultSettings, ...given };
}

function renderDiagnostic({ code, severity, message, hint, span }: Diagnostic): string {
  const place = span === undefined ? "" : `${span.file}:${span.start.line}:${span.start.column} `;
  return `${place}${severity} ${code}: ${message}\n  ${hint}\n`;
}
