import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { GeneratedFile } from "../../generator/emit/emitter.ts";
import { objectPage, project, run } from "../support/cli.ts";
import { readTree } from "../support/tree.ts";

const proven = vi.hoisted((): string[] => []);

vi.mock("../../generator/print/prove-modules.ts", () => ({
  proveModules: (files: readonly GeneratedFile[]) => {
    proven.push(...files.map(({ path }) => path));
    return [diagnostic("MM7006", { path: "models/pair.ts", reason: "';' expected" })];
  },
}));

const pages = { "pair.md": objectPage("Pair", ["key", "*::String*", true]) };
const emitter =
  '{ name: "own", makes: "nothing", folder: "own", byDefault: true, sees: "data", load: async () => () => ({}) }';

test("a module that does not parse ends the run of a project with its own emitters, and nothing is written", async () => {
  const folder = await project(pages);
  await writeFile(
    join(folder, "modelmark.config.mjs"),
    `export default { emitters: [${emitter}] };\n`,
  );
  const before = await readTree(folder);
  const { exitCode, stderr } = await run(folder, "generate");
  expect(stderr).toContain("MM7006");
  expect(exitCode).toBe(2);
  expect(await readTree(folder)).toEqual(before);
  expect(proven).toContain("models/pair.ts");
  expect(proven.filter((path) => !path.endsWith(".ts"))).toEqual([]);
});

test("without emitters of its own, no compiler is asked", async () => {
  proven.length = 0;
  const folder = await project(pages);
  expect(await run(folder, "generate")).toMatchObject({ exitCode: 0 });
  expect(proven).toEqual([]);
});
