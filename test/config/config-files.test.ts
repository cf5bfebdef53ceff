import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import {
  configsIn,
  findConfigFiles,
  loadConfigFile,
  manifestOf,
  parseData,
  placeWithin,
  readManifest,
} from "../../generator/config/load-config-file.ts";
import { NestingError } from "../../generator/config/nesting.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { temporaryFolder } from "../support/cli.ts";
import { writeTree } from "../support/tree.ts";

let folder: string;

beforeEach(async () => {
  folder = join(await temporaryFolder(), "project");
  mkdirSync(folder);
});

function write(files: Readonly<Record<string, string>>): Promise<void> {
  return writeTree(folder, new Map(Object.entries(files)));
}

const names = (files: readonly string[]): readonly string[] =>
  files.map((file) => file.slice(folder.length + 1));

describe("the configs in a folder", () => {
  test.each([
    [{}, []],
    [{ "modelmark.config.ts": "" }, ["modelmark.config.ts"]],
    [{ "modelmark.config.yaml": "", "config.ts": "", "modelmark.config": "" }, []],
    [
      Object.fromEntries(
        ["json", "cjs", "mjs", "js", "cts", "mts", "ts"].map((one) => [
          `modelmark.config.${one}`,
          "",
        ]),
      ),
      ["ts", "mts", "cts", "js", "mjs", "cjs", "json"].map((one) => `modelmark.config.${one}`),
    ],
    [{ "package.json": "{}" }, []],
    [{ "package.json": "[]" }, []],
    [{ "package.json": "null" }, []],
    [{ "package.json": '"modelmark"' }, []],
    [{ "package.json": '{ "dependencies": { "modelmark": "1.0.0" } }' }, []],
    [{ "package.json": '{ "modelmark": 1 }' }, ["package.json"]],
    [{ "package.json": '\uFEFF{ "modelmark": {} }' }, ["package.json"]],
    [
      { "package.json": '{ "modelmark": {} }', "modelmark.config.json": "{}" },
      ["modelmark.config.json", "package.json"],
    ],
    [{ "package.json": '{ "modelmark": { "wire" } }' }, ["package.json"]],
    [{ "package.json": '{ "modelmark"  :  {, }' }, ["package.json"]],
    [{ "package.json": '{ "modelmark":{, }' }, ["package.json"]],
    [{ "package.json": '{ "modelmark": "1", }' }, []],
    [{ "package.json/a.json": "{}" }, []],
  ])("of %j are %j", async (files, configs) => {
    await write(files);
    expect(names(configsIn(folder))).toEqual(configs);
  });

  test("are what bears the name, be it a folder or a link that leads nowhere", () => {
    mkdirSync(join(folder, "modelmark.config.ts"));
    symlinkSync("nowhere", join(folder, "modelmark.config.json"));
    expect(names(configsIn(folder))).toEqual(["modelmark.config.ts", "modelmark.config.json"]);
  });

  test("are a manifest alone that cannot be read", async () => {
    await write({ "modelmark.config.json": "{}" });
    symlinkSync("nowhere", join(folder, "package.json"));
    expect(names(configsIn(folder))).toEqual(["package.json"]);
  });

  test("are those of the nearest folder that has any, up to the top of the repository", async () => {
    await write({
      ".git/HEAD": "",
      "modelmark.config.json": "{}",
      "a/modelmark.config.ts": "",
      "a/package.json": '{ "modelmark": {} }',
      "a/b/c.txt": "",
      "d/e.txt": "",
    });
    const found = (path: string): readonly string[] => names(findConfigFiles(join(folder, path)));
    expect(found("a/b")).toEqual(["a/modelmark.config.ts", "a/package.json"]);
    expect(found("d")).toEqual(["modelmark.config.json"]);
    writeFileSync(join(folder, "a/.git"), "");
    expect(findConfigFiles(join(folder, "a/b"))).toHaveLength(2);
    writeFileSync(join(folder, "d/.git"), "");
    expect(findConfigFiles(join(folder, "d"))).toEqual([]);
  });
});

describe("a manifest", () => {
  test("is read, or there is a reason, or there is none", async () => {
    await write({ "package.json": "{ }", "in/package.json/a.txt": "" });
    const manifest = (path: string): unknown => readManifest(join(folder, path), workTree);
    expect(manifest("package.json")).toEqual({ ok: true, value: "{ }" });
    expect(manifest("none/package.json")).toBeNull();
    expect(manifest("in/package.json")).toBeNull();
    symlinkSync("nowhere", join(folder, "in/link.json"));
    expect(manifest("in/link.json")).toEqual({ ok: false, reason: "it does not exist" });
    const locked = { ...workTree, read: () => [["", { ok: false, reason: "locked" }] as const] };
    const reason = { ok: false, reason: "locked" };
    expect(readManifest(join(folder, "package.json"), locked)).toEqual(reason);
    expect(readManifest(join(folder, "none.json"), locked)).toBeNull();
  });

  test.each([
    ['{ "a": 1 }', { a: 1 }],
    ['\uFEFF{ "a": 1 }', { a: 1 }],
    ["[1]", [1]],
    ["1", {}],
    ["null", {}],
  ])("is parsed as an object: %j", (text, value) => {
    expect(manifestOf(text)).toEqual(value);
  });

  test.each(["{", "", "\uFEFF\uFEFF{}", "{}\uFEFF"])("that is no JSON throws: %j", (text) => {
    expect(() => manifestOf(text)).toThrow(SyntaxError);
  });

  test.each([
    ["/a/package.json", { within: ["modelmark"] }],
    ["/package.json/a.json", {}],
    ["/a/modelmark.config.json", {}],
  ])("holds a config under a key: %s", (file, place) => {
    expect(placeWithin(file)).toEqual(place);
  });
});

/** Loads a config of this text. */
function load(name: string, text: string, real?: string): Promise<unknown> {
  const file = join(folder, name);
  const own = real === undefined ? {} : { real: join(folder, real) };
  return loadConfigFile({ file, text, ...own, ...placeWithin(file) });
}

describe("the value of a config", () => {
  test.each<[string, string, unknown]>([
    ["a.json", '{ "wire": "auto" }', { wire: "auto" }],
    ["a.json", "\uFEFF1", 1],
    ["package.json", '{ "wire": 1, "modelmark": { "out": "a" } }', { out: "a" }],
    ["package.json", '{ "modelmark": null }', null],
    ["a.ts", "const a: number = 1;\nexport default { a };", { a: 1 }],
    ["a.mts", "enum A { b = 'c' }\nexport default A.b as string;", "c"],
    ["a.cts", "const a: number = 1;\nmodule.exports = { a };", { a: 1 }],
    ["a.js", "export default { a: 1 };", { a: 1 }],
    ["a.js", "module.exports = { a: 1 };", { a: 1 }],
    ["a.mjs", "export default { a: await Promise.resolve(1) };", { a: 1 }],
    ["a.cjs", "exports.a = 1;", { a: 1 }],
    ["a.cjs", "module.exports = { default: { a: 1 }, b: 2 };", { a: 1 }],
    ["a.cjs", "Object.defineProperty(exports, 'default', { get: () => 1 });", 1],
    ["a.cjs", "module.exports = 1;", 1],
    ["a.cjs", "module.exports = null;", null],
    ["a.cjs", "", undefined],
    ["a.ts", "export const a = 1;", undefined],
    ["a.ts", "export default undefined;", undefined],
    ["a.cjs", "module.exports = { default: undefined, b: 2 };", undefined],
    ["a.ts", "export default [1];", [1]],
    ["a.ts", "export { a as default };\nconst a = { b: 1 };", { b: 1 }],
  ])("%s with %j is %j", async (name, text, value) => {
    expect(await load(name, text)).toEqual(value);
  });

  test.each(["export default () => ({});", "module.exports = () => ({});"])(
    "is a function where the script has one: %s",
    async (text) => {
      expect(await load("a.cjs", text)).toBeTypeOf("function");
    },
  );

  test("is that of the text and not of the disk, each time", async () => {
    await write({ "a.mjs": "export default 0;", "b.ts": "export const b = 1;" });
    const text = (count: number): string => `export default { a: ${count} };`;
    expect(await load("a.mjs", text(1))).toEqual({ a: 1 });
    expect(await load("a.mjs", text(2))).toEqual({ a: 2 });
    const imported = 'import { b } from "./b";\nexport default { b };';
    expect(await load("a.mjs", imported)).toEqual({ b: 1 });
    await write({ "b.ts": "export const b = 2;" });
    expect(await load("a.mjs", imported)).toEqual({ b: 2 });
  });

  test("comes from the place of the script, or of the file behind a link", async () => {
    const text = "export default { file: __filename, url: import.meta.url };";
    expect(await load("a.ts", text)).toMatchObject({ file: join(folder, "a.ts") });
    expect(await load("a.ts", text, "b/c.ts")).toMatchObject({
      file: join(folder, "b/c.ts"),
      url: expect.stringMatching(/\/b\/c\.ts$/),
    });
  });

  test.each([
    ["a.yaml", "a: 1", "a config ends in .ts, .js or .json"],
    ["modelmark", "", "a config ends in .ts, .js or .json"],
    ["package.json", "{}", "it has no key `modelmark`"],
    ["package.json", "[]", "it has no key `modelmark`"],
    ["a.mjs", 'throw new Error("on purpose");', "on purpose"],
  ])("of %s with %j is missing", async (name, text, message) => {
    await expect(load(name, text)).rejects.toThrow(message);
  });
});

describe("data", () => {
  test.each([
    ["a.json", '{ "a": 1 }', { a: 1 }],
    ["a.json", '\uFEFF{ "a": 1 }', { a: 1 }],
    ["a.yaml", "a: 1\nb: [c]", { a: 1, b: ["c"] }],
    ["a.yml", "a: yes", { a: "yes" }],
    ["a.conf", '{ "a": 1 }', { a: 1 }],
    ["json", "a", "a"],
  ])("of %s with %j is %j", async (name, text, value) => {
    expect(await parseData({ file: join("/project", name), text })).toEqual(value);
  });

  test.each(["a.json", "a.yaml"])("that is nested too deeply is refused: %s", async (file) => {
    const text = "[".repeat(10_000) + "]".repeat(10_000);
    await expect(parseData({ file, text })).rejects.toThrow(NestingError);
  });

  test("warns of nothing itself", async () => {
    const warnings: unknown[] = [];
    const listen = (warning: unknown): number => warnings.push(warning);
    process.on("warning", listen);
    expect(await parseData({ file: "a.yaml", text: "a: !own 1" })).toEqual({ a: "1" });
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });
});
