import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSite } from "../../generator/commands/docs.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { objectPage, project, run } from "../support/cli.ts";

// An override that matches nothing is reported where it stands, in whatever form the config is.

const pages = { "shared/pair.md": objectPage("Pair", ["key", "*::String*", true]) };

const inJson = `{
  "wire": "camelCase",
  "overrides": { "shared/Pear": { "rename": "X" } }
}
`;

const configs: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ["JSON", { "modelmark.config.json": inJson }, "modelmark.config.json:3:19"],
  [
    "a script",
    {
      "package.json": '{ "type": "module" }\n',
      "modelmark.config.ts":
        'export default {\n  wire: "camelCase",\n  overrides: {\n    "shared/Pear": { rename: "X" },\n  },\n};\n',
    },
    "modelmark.config.ts:4:6",
  ],
  [
    "a package.json",
    { "package.json": `{\n  "modelmark": ${inJson.trim()}\n}\n` },
    "package.json:4:19",
  ],
  [
    "a file of YAML",
    {
      "modelmark.config.json": '{ "wire": "camelCase", "overrides": "names.yaml" }\n',
      "names.yaml": "# names\nshared/Pear:\n  rename: X\n",
    },
    "names.yaml:2:1",
  ],
  [
    "one of several projects",
    {
      "modelmark.config.json": `{
  "wire": "camelCase",
  "overrides": { "shared/Pair": { "rename": "Two" } },
  "projects": [
    { "name": "a", "out": "a" },
    {
      "name": "b",
      "out": "b",
      "overrides": { "shared/Pear": { "rename": "X" } }
    }
  ]
}
`,
    },
    "modelmark.config.json:9:23",
  ],
];

describe.each(configs)("in %s", (_name, files, place) => {
  test("generate, check and inspect point at the key", async () => {
    const cwd = await project(pages, files);
    const chosen = place.includes(":9:") ? ["--project", "b"] : [];
    for (const command of ["inspect", "check", "generate"]) {
      const { stderr } = await run(cwd, command, ...chosen);
      expect(stderr, command).toContain(
        `${place} warning MM6004: The override for \`shared/Pear\``,
      );
    }
  });
});

test("a field is pointed at, not only its model", async () => {
  const fields = '{ "shared/Pair": { "fields": { "kee": { "nullable": true } } } }';
  const cwd = await project(pages, {
    "modelmark.config.json": `{ "wire": "camelCase", "overrides": ${fields} }\n`,
  });
  const { stderr } = await run(cwd, "generate");
  expect(stderr).toContain("modelmark.config.json:1:69 warning MM6004");
});

test.each(["constructor", "prototype", "__proto__"])(
  "a field and a model called %s are corrected, or reported",
  async (name) => {
    const odd = { "shared/pair.md": objectPage("Pair", [name, "*::String*", true]) };
    const renamed = `{ "shared/Pair": { "fields": { "${name}": { "wireName": "other" } } } }`;
    const config = `{ "wire": "verbatim", "emit": ["interfaces"], "overrides": ${renamed} }`;
    const folder = await project(odd, { "modelmark.config.json": config });
    expect(await run(folder, "generate")).toMatchObject({ exitCode: 0, stderr: "" });
    const code = await readFile(join(folder, "generated/models/shared/pair.ts"), "utf8");
    expect(code).toContain("  other: string;");

    const unmatched = `{ "wire": "verbatim", "overrides": { "${name}": { "ignore": true } } }`;
    const other = await project(odd, { "modelmark.config.json": unmatched });
    const { stderr } = await run(other, "generate");
    expect(stderr).toContain(`The override for \`${name}\` matches no model or field`);
  },
);

test("the docs point at it too", async () => {
  const cwd = await project(pages, { "modelmark.config.json": inJson });
  const output = { write: () => undefined, paint: createPaint(false), isTerminal: false };
  const io = { cwd, stdout: output, stderr: output, npmScript: null, tree: workTree };
  const { diagnostics } = await readSite({ reporter: "pretty" }, join(cwd, "site"), io, {
    guides: [],
  });
  const places = diagnostics.flatMap(({ code, span }) => (code === "MM6004" ? [span] : []));
  expect(places).toMatchObject([{ file: "modelmark.config.json", start: { line: 3, column: 19 } }]);
});

const nullDefault =
  "cannot be loaded: it, or a module that it imports, exports `null` as its default";

test.each([
  ["mjs", "export default undefined;", "it exports nothing as its default"],
  ["cjs", "module.exports = async () => ({});", "must be an object, but it is a function"],
  ["mjs", "export default () => ({});", "must be an object, but it is a function"],
  ["mjs", "export default [];", "must be an object, but it is a list"],
  ["mjs", "export default 5;", "must be an object, but it is 5"],
  ["mjs", "export default Promise.reject(new Error('not today'));", "cannot be loaded: not today"],
  ["mjs", "export default null;", nullDefault],
  ["cjs", "exports.default = null;", nullDefault],
  ["cjs", "module.exports = null;", "must be an object, but it is null"],
  ["cjs", "module.exports = 5;", "must be an object, but it is 5"],
  ["cjs", 'module.exports = "text";', 'must be an object, but it is "text"'],
  ["cjs", "module.exports = [];", "must be an object, but it is a list"],
  ["cjs", "module.exports = undefined;", "it exports nothing as its default"],
  ["mjs", "null.then;", "cannot be loaded: Cannot read properties of null (reading 'then')"],
])("a config.%s with `%s` is refused as what it is", async (extension, text, message) => {
  const folder = await project(pages, { [`modelmark.config.${extension}`]: `${text}\n` });
  const { exitCode, stderr } = await run(folder, "check");
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});
