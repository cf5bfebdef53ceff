import { describe, expect, test } from "vitest";
import { resolveProjects } from "../../generator/config/resolve-projects.ts";
import { validateConfig } from "../../generator/config/validate-config.ts";
import { objectPage, project, run } from "../support/cli.ts";

const pages = { "shared/pair.md": objectPage("Pair", ["key_name", "*::String*", true]) };

/** Runs `generate` with a config file; its findings, without their hints. */
async function findings(
  file: string,
  text: string,
): Promise<{ exitCode: number | null; lines: string[] }> {
  const folder = await project(pages, { [file]: text });
  const { exitCode, stderr } = await run(folder, "generate");
  return { exitCode, lines: stderr.split("\n").filter((line) => line.includes(" MM6")) };
}

describe("a config file", () => {
  test.each([
    [
      "an unknown key",
      '{\n  "wires": "camelCase"\n}\n',
      "modelmark.config.json:2:4 error MM6002: Unexpected key `wires`, did you mean `wire`?",
    ],
    [
      "an unknown key in depth",
      '{ "overrides": { "a/B": { "fields": { "c": { "nulable": true } } } } }',
      "modelmark.config.json:1:47 error MM6002: Unexpected key `overrides.a/B.fields.c.nulable`, did you mean `nullable`?",
    ],
    [
      "a wrong value",
      '{ "wire": "kebab" }',
      'modelmark.config.json:1:4 error MM6003: Unexpected "kebab" for `wire`, expected ("auto" | "camelCase" | "snake_case" | "verbatim")',
    ],
    [
      "a wrong shape",
      "[]",
      "modelmark.config.json:1:1 error MM6003: Unexpected array for `the config`, expected an object",
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
    ["modelmark.config.json", "{ nonsense"],
    ["modelmark.config.mjs", 'throw new Error("on purpose");\n'],
    ["modelmark.config.js", "export default = 1;\n"],
    ["modelmark.config.ts", "export default = 1;\n"],
  ])("%s that cannot be loaded is one message", async (file, text) => {
    const { exitCode, lines } = await findings(file, text);
    expect(exitCode).toBe(2);
    expect(lines).toEqual([
      expect.stringContaining(`error MM6001: Cannot load the config \`${file}\``),
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
    const folder = await project(pages);
    const { exitCode, stderr } = await run(folder, "generate", "--config", "nowhere.json");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("MM6001");
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

test("this repository's own kind of config is valid", () => {
  const source = { file: "modelmark.config.ts", text: "" };
  const config = {
    emit: ["interfaces"],
    importExtension: "",
    dateLinks: "literal",
    optionalNull: "reject",
    exclude: ["old/**"],
    overrides: { "a/B": { fields: { c: { type: { kind: "array", items: { kind: "string" } } } } } },
  };
  expect(validateConfig(config, source)).toEqual({ value: config, diagnostics: [] });
});
