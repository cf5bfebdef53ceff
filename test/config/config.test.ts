import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { resolveProjects } from "../../generator/config/resolve-projects.ts";
import { validateConfig } from "../../generator/config/validate-config.ts";
import { objectPage, project, run, spawnCli } from "../support/cli.ts";

const pages = { "shared/pair.md": objectPage("Pair", ["key_name", "*::String*", true]) };

/** Runs `generate` with a config file, and returns the exit status and the findings without their hints. */
async function findings(
  file: string,
  text: string,
): Promise<{ exitCode: number | null; lines: string[] }> {
  const folder = await project(pages, { [file]: text });
  // The test runner has its own way to import scripts and its own messages, so scripts need the real program.
  const isScript = /\.m?js$/.test(file);
  const { exitCode, stderr } = isScript
    ? await spawnCli(folder, ["generate"])
    : await run(folder, "generate");
  return { exitCode, lines: stderr.split("\n").filter((line) => line.includes(" MM6")) };
}

describe("a config file", () => {
  test.each([
    [
      "an unknown key",
      '{\n  "wires": "camelCase"\n}\n',
      "modelmark.config.json:2:4 error MM6002: There is no setting `wires`; did you mean `wire`?",
    ],
    [
      "an unknown key in depth",
      '{ "overrides": { "a/B": { "fields": { "c": { "nulable": true } } } } }',
      "modelmark.config.json:1:47 error MM6002: There is no setting `overrides.a/B.fields.c.nulable`; did you mean `nullable`?",
    ],
    [
      "a wrong value",
      '{ "wire": "kebab" }',
      'modelmark.config.json:1:4 error MM6003: `wire` must be "auto", "camelCase", "snake_case" or "verbatim", but it is "kebab"',
    ],
    [
      "a wrong shape",
      "[]",
      "modelmark.config.json:1:1 error MM6003: The config must be an object, but it is a list",
    ],
  ])("with %s is refused, with the place", async (_what, text, message) => {
    expect(await findings("modelmark.config.json", text)).toEqual({
      exitCode: 2,
      lines: [message],
    });
  });

  test("a union of nothing is refused: no value could be one", async () => {
    const type = { kind: "union", members: [] };
    const config = { overrides: { "a/B": { fields: { c: { type } } } } };
    const { exitCode, lines } = await findings("modelmark.config.json", JSON.stringify(config));
    expect([exitCode, lines.length]).toEqual([2, 1]);
  });

  test.each([
    ["modelmark.config.json", "{\n  nonsense", "2:3", "Unexpected identifier 'nonsense'"],
    ["modelmark.config.json", '{\n  "wire": "auto",\n}', "3:1", "Unexpected `}`"],
    ["package.json", '{ "devDependencies": { "modelmark": "1" }, "wire" }', "", null],
    ["package.json", '{ "modelmark": {}, "wire" }', "1:27", ""],
    ["modelmark.config.mjs", '\nthrow new Error("on purpose");\n', "2:7", "on purpose"],
    ["modelmark.config.js", "\nexport default = 1;\n", "2:16", ""],
    ["modelmark.config.mjs", "\nexport default = 1;\n", "2:16", "Unexpected token"],
    ["modelmark.config.ts", "\n\nexport default = 1;\n", "3:16", "Unexpected token"],
    ["modelmark.config.ts", '\nthrow new Error("on purpose");\n', "2:7", "on purpose"],
  ])("%s that cannot be loaded is one message: %j", async (file, text, place, words) => {
    if (words === null) {
      // A manifest that does not parse is for other tools to report.
      expect((await findings(file, text)).exitCode).toBe(0);
      return;
    }
    const { exitCode, lines } = await findings(file, text);
    expect(exitCode).toBe(2);
    expect(lines).toEqual([
      expect.stringContaining(
        `${file}:${place} error MM6001: \`${file}\` cannot be loaded: ${words}`,
      ),
    ]);
  });

  test.each([
    ["cjs", 'module.exports = { wire: "verbatim", out: __dirname + "/types" };\n'],
    ["cts", 'module.exports = { wire: "verbatim", out: __dirname + "/types" };\n'],
    ["ts", 'import { wire } from "./wire";\nexport default { wire, out: __dirname + "/types" };\n'],
    ["mts", 'enum Wire { Own = "verbatim" }\nexport default { wire: Wire.Own, out: "types" };\n'],
    ["js", 'export default { wire: "verbatim", out: "types" };\n'],
  ])("modelmark.config.%s is read, whatever the type of the package", async (ending, text) => {
    for (const type of ["commonjs", "module"]) {
      const folder = await project(pages, {
        [`modelmark.config.${ending}`]: text,
        "wire.ts": 'export const wire = "verbatim";\n',
        "package.json": JSON.stringify({ type }),
      });
      const { exitCode, stdout, stderr } = await run(folder, "generate");
      expect([exitCode, stderr]).toEqual([0, ""]);
      expect(stdout).toContain("wire names are verbatim, as set\nwrote   types");
    }
  });

  test("beside another one is refused, and both are named", async () => {
    const folder = await project(pages, {
      "modelmark.config.ts": "export default {};\n",
      "modelmark.config.json": "{}",
    });
    const { exitCode, stderr } = await run(folder, "generate");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("MM6006");
    expect(stderr).toContain("`modelmark.config.ts` and `modelmark.config.json`");
    expect((await run(folder, "generate", "--config", "modelmark.config.json")).exitCode).toBe(0);
  });

  test("that is named but not there is an error", async () => {
    const folder = await project(pages, { "package.json": "{}" });
    const { exitCode, stderr } = await run(folder, "generate", "--config", "nowhere.json");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("MM6001: `nowhere.json` cannot be loaded: it does not exist");
    const manifest = await run(folder, "generate", "--config", "package.json");
    expect(manifest.stderr).toContain("`package.json` cannot be loaded: it has no key `modelmark`");
  });

  test("tells all that is wrong with it, in the order of the file", async () => {
    const text =
      '{\n  "wires": 1,\n  "emit": ["yup"],\n  "out": 3,\n  "projects": [{ "nam": 1, "spec": "x", "ou": 2 }],\n  "enums": "Open"\n}\n';
    const { lines } = await findings("modelmark.config.json", text);
    expect(lines.map((line) => line.replace(/^\S+json:/, ""))).toEqual([
      "2:4 error MM6002: There is no setting `wires`; did you mean `wire`?",
      '3:12 error MM6003: `emit[0]` must be "docs", "interfaces", "json-schema", "openapi", "validators" or "zod", but it is "yup"',
      "4:4 error MM6003: `out` must be a string, but it is 3",
      "5:16 error MM6003: `projects[0].name` must be given, but it is missing",
      "5:19 error MM6002: There is no setting `projects[0].nam`; did you mean `name`?",
      "5:42 error MM6002: There is no setting `projects[0].ou`; did you mean `out`?",
      '6:4 error MM6003: `enums` must be "closed" or "open", but it is "Open"; did you mean "open"?',
    ]);
    const script = await findings(
      "modelmark.config.ts",
      "export default {\n  wires: 1,\n  spec: 'out',\n  out: 3,\n  x1: 2,\n};\n",
    );
    expect(script.lines.map((line) => line.slice(0, 28))).toEqual([
      "modelmark.config.ts:2:3 erro",
      "modelmark.config.ts:4:3 erro",
      "modelmark.config.ts:5:3 erro",
    ]);
  });

  test("can stand in package.json, under its own key", async () => {
    const manifest = { name: "modelmark", modelmark: { wire: "verbatim", out: "types" } };
    const folder = await project(pages, { "package.json": JSON.stringify(manifest) });
    const { exitCode, stdout } = await run(folder, "generate");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("wire names are verbatim, as set\nwrote   types");
    await writeFile(join(folder, "modelmark.config.json"), "{}");
    const two = await run(folder, "check");
    expect(two.exitCode).toBe(2);
    expect(two.stderr).toContain("`modelmark.config.json` and `package.json`");
    const wrong = '{\n  "out": 1,\n  "modelmark": {\n    "out": 2\n  }\n}';
    expect(await findings("package.json", wrong)).toEqual({
      exitCode: 2,
      lines: ["package.json:4:6 error MM6003: `modelmark.out` must be a string, but it is 2"],
    });
    // A dependency on modelmark is not a config.
    const depends = '{ "dependencies": { "modelmark": "1.0.0" } }';
    expect((await findings("package.json", depends)).exitCode).toBe(0);
  });

  test("may name its schema for editors", async () => {
    const text = '{ "$schema": "./node_modules/modelmark/config.schema.json", "wire": "verbatim" }';
    expect((await findings("modelmark.config.json", text)).exitCode).toBe(0);
  });

  test("is found upward, with paths relative to it; options beat it", async () => {
    const config = '{ "spec": "spec", "out": "types", "wire": "verbatim", "emit": ["interfaces"] }';
    const files = { "modelmark.config.json": config, "a/b/c.txt": "", ".git/HEAD": "" };
    const folder = await project(pages, files);
    const below = await run(`${folder}/a/b`, "generate");
    expect(below.stdout).toContain(
      "wire names are verbatim, as set\nwrote   ../../types: 3 created",
    );
    const option = await run(`${folder}/a`, "generate", "--wire", "camelCase", "--out", "own");
    expect(option.stdout).toContain("wire names are camelCase, as set\nwrote   own: 3 created");
  });

  test("is not looked for above the repository, nor above a folder outside any", async () => {
    const hostile = 'throw new Error("a config of a stranger was run");\n';
    for (const marks of [{ "in/.git/HEAD": "" }, {}]) {
      const files = { "modelmark.config.mjs": hostile, "in/spec/pair.md": pages["shared/pair.md"] };
      const folder = await project({}, { ...files, ...marks });
      const { exitCode, stderr } = await run(`${folder}/in`, "generate");
      expect(stderr).not.toContain("stranger");
      expect(exitCode).toBe(0);
    }
  });

  test.each([
    ["overrides.json", '\uFEFF{ "shared/Pair": { "rename": "Twin" } }'],
    ["overrides.yaml", "shared/Pair:\n  rename: Twin\n"],
  ])("can keep its overrides in %s", async (file, text) => {
    const config = JSON.stringify({ overrides: file });
    const folder = await project(pages, { "modelmark.config.json": config, [file]: text });
    expect((await run(folder, "inspect", "Twin")).exitCode).toBe(0);
    const broken = await project(pages, { "modelmark.config.json": config, [file]: '"text"' });
    expect((await run(broken, "inspect")).stderr).toContain(`${file}:1:1 error MM6003`);
  });
});

test("defaults are filled in, and projects inherit what stands beside them", () => {
  expect(resolveProjects({}, {})).toMatchObject([
    { name: "", spec: { path: "spec" }, out: { path: "generated" }, include: ["**/*.md"] },
  ]);
  const config = {
    wire: "verbatim",
    projects: [{ name: "a" }, { name: "b", wire: "auto" }],
  } as const;
  expect(resolveProjects(config, { out: "x" })).toMatchObject([
    { name: "a", settings: { wire: "verbatim" }, out: { path: "x", from: "working directory" } },
    { name: "b", settings: { wire: "auto" } },
  ]);
});

test("this repository's own kind of config is valid", async () => {
  const source = { file: "modelmark.config.ts", text: "" };
  const config = {
    emit: ["interfaces"],
    importExtension: "",
    dateLinks: "literal",
    optionalNull: "reject",
    exclude: ["old/**"],
    overrides: { "a/B": { fields: { c: { type: { kind: "array", items: { kind: "string" } } } } } },
  };
  expect(await validateConfig(config, source)).toEqual({ value: config, diagnostics: [] });
});
