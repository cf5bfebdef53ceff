import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { unstagedFormat } from "../../generator/config/unstaged-format.ts";
import { unstagedImports, unstagedModules } from "../../generator/config/unstaged-imports.ts";
import type { Tree } from "../../generator/tree/tree.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { temporaryFolder } from "../support/cli.ts";
import { secondTree } from "../support/second-tree.ts";
import { writeTree } from "../support/tree.ts";

type Files = Readonly<Record<string, string>>;

const another = "is staged in another form";
let folder: string;
let index: string;
let tree: Tree;

beforeEach(async () => {
  const top = await temporaryFolder();
  folder = join(top, "project");
  index = join(top, "index");
  tree = secondTree(folder, index);
});

/** Writes files as the disk has them, and as they are staged. */
async function write(disk: Files, staged: Files): Promise<void> {
  const all = { ".git/HEAD": "", "a/b.txt": "" };
  await writeTree(folder, new Map(Object.entries({ ...all, ...disk })));
  await writeTree(index, new Map(Object.entries({ ...all, ...staged })));
}

/** Returns files of the project with their differences: `a.ts is not staged`. */
function told(differences: Iterable<readonly [string, string]>): readonly string[] {
  return [...differences].map(([file, text]) => `${file.slice(folder.length + 1)} ${text}`);
}

/** Returns what the modules loaded by a script differ in. */
async function modules(text: string, file = "config.mts"): Promise<readonly string[]> {
  const loader = { file: join(folder, file), text, names: null };
  return told(await unstagedModules([loader], tree));
}

describe("the modules that a script loads", () => {
  test("differ at any distance, each once", async () => {
    const files = {
      "b.ts": 'import "./c.ts";\nimport "./a.ts";',
      "c.ts": "1;",
      "a.ts": 'import "./b";\nimport "./c";',
      "d.ts": "1;",
    };
    await write(files, { ...files, "c.ts": "2;", "d.ts": "2;" });
    expect(await modules('import "./a";')).toEqual([`c.ts ${another}`]);
    expect(await modules('import "./d";\nimport "./a";')).toEqual([
      `d.ts ${another}`,
      `c.ts ${another}`,
    ]);
  });

  test("are read as they are staged, and not as on the disk", async () => {
    await write(
      { "a.ts": 'import "./b";', "b.ts": "1;", "c.ts": "1;" },
      { "a.ts": 'import "./c";', "b.ts": "2;", "c.ts": "2;" },
    );
    expect(await modules('import "./a";')).toEqual([`a.ts ${another}`, `c.ts ${another}`]);
  });

  test("do not include the script itself, nor data in what is imported", async () => {
    await write({ "config.mts": "1;", "a.json": '"./b"', "b.ts": "1;" }, { "a.json": '"./b"' });
    expect(await modules('import "./config.mts";\nimport "./a.json";')).toEqual([
      "config.mts is not staged",
    ]);
    expect(await modules("")).toEqual([]);
  });

  test("are none where nothing is loaded", async () => {
    expect(told(await unstagedModules([], tree))).toEqual([]);
  });

  test("are those that data names", async () => {
    await write({ "a.ts": "1;" }, {});
    const loader = { file: join(folder, "b.json"), text: "", names: ["./a", "none", "fs"] };
    expect(told(await unstagedModules([loader], tree))).toEqual(["a.ts is not staged"]);
  });
});

describe("a script that may read anything", () => {
  const changed = (count: number): Tree => ({
    ...tree,
    changedOnDisk: () =>
      Array.from({ length: count }, (_, at) => ({
        path: join(folder, `${at}.txt`),
        difference: "is not staged",
      })),
  });
  const fromScript = async (count: number, text: string): Promise<readonly string[]> => {
    const loader = { file: join(folder, "a.mts"), text, names: null };
    return told(await unstagedModules([loader], changed(count)));
  };
  const reading = 'import "fs";';

  test.each([
    [0, 0, ""],
    [1, 1, "0.txt is not staged"],
    [20, 20, "19.txt is not staged"],
    [21, 20, "19.txt is not staged, and 1 more files differ too"],
    [50, 20, "19.txt is not staged, and 30 more files differ too"],
  ])("stands for all %d files that differ", async (count, shown, last) => {
    const found = await fromScript(count, reading);
    expect([found.length, found.at(-1) ?? ""]).toEqual([shown, last]);
    expect(found.filter((one) => one.includes("more"))).toHaveLength(count > 20 ? 1 : 0);
    expect(await fromScript(count, 'import "path";')).toEqual([]);
  });

  test("is no data that names modules", async () => {
    const loader = { file: join(folder, "a.json"), text: reading, names: ["fs"] };
    expect(told(await unstagedModules([loader], changed(1)))).toEqual([]);
  });

  test("counts where another script imports it", async () => {
    const files = { "b.ts": reading };
    await write(files, files);
    expect(await fromScript(1, 'import "./b";')).toEqual(["0.txt is not staged"]);
    expect(await fromScript(1, 'import "fs";\nimport "./b";')).toHaveLength(1);
  });
});

describe("the imports of a config", () => {
  const text = 'import "./a";';

  test("are told of at the config", async () => {
    await write({ "in/a.ts": "1;" }, {});
    const file = join(folder, "in/config.ts");
    const found = await unstagedImports({ file, text }, tree);
    expect(found).toMatchObject([
      {
        code: "MM7203",
        message: expect.stringMatching(/in\/a\.ts.* is not staged/),
        span: { file, start: { line: 1, column: 1 } },
      },
    ]);
  });

  test("are found from the file behind a link", async () => {
    await write({ "in/a.ts": "1;" }, {});
    const [file, real] = [join(folder, "config.ts"), join(folder, "in/config.ts")];
    expect(await unstagedImports({ file, text }, tree)).toEqual([]);
    expect(await unstagedImports({ file, text, real }, tree)).toHaveLength(1);
  });

  test("do not matter on the disk, or where the config is data", async () => {
    await write({ "a.ts": "1;" }, {});
    const at = (name: string) => ({ file: join(folder, name), text });
    expect(await unstagedImports(at("config.ts"), tree)).toHaveLength(1);
    expect(await unstagedImports(at("config.ts"), workTree)).toEqual([]);
    expect(await unstagedImports(at("config.json"), tree)).toEqual([]);
  });
});

/** Returns what keeps the format of outputs in `a/out` from being judged. */
async function format(from = tree): Promise<readonly string[]> {
  const found = await unstagedFormat(join(folder, "a/out"), from);
  return found.map(({ code, message, span }) => {
    expect([code, span]).toEqual(["MM7204", undefined]);
    return message.replaceAll(`${folder}/`, "");
  });
}

/** Expects files with their differences to be told of, in this order. */
async function expectFormat(...wanted: readonly (readonly string[])[]): Promise<void> {
  const patterns = wanted.map(([file, difference]): unknown =>
    expect.stringMatching(`\`${file}\`.* ${difference}`),
  );
  expect(await format()).toEqual(patterns);
}

const differs = "differs from its staged version";

describe("a config of prettier", () => {
  test.each<[string, Files, Files, boolean]>([
    ["the same", { ".prettierrc": "a: 1" }, { ".prettierrc": "a: 1" }, false],
    ["with other endings", { ".prettierrc": "a\r\n" }, { ".prettierrc": "\uFEFFa\n" }, false],
    ["another", { ".prettierrc": "a: 1" }, { ".prettierrc": "a: 2" }, true],
    ["not staged", { "a/.prettierrc.json": "{}" }, {}, true],
    ["staged alone", {}, { "a/out/prettier.config.ts": "1;" }, true],
    ["another", { "a/.editorconfig": "b" }, { "a/.editorconfig": "c" }, true],
    ["another", { "b/.prettierrc": "a: 1" }, {}, false],
    ["another", { "a/out/b/.prettierrc": "a: 1" }, {}, false],
    ["no config", { "a/prettier.txt": "a" }, {}, false],
    ["in a manifest", { "package.json": '{ "prettier": { "a": 1 } }' }, {}, true],
    [
      "in a manifest",
      { "package.json": '{ "prettier": { "a": 1 } }' },
      { "package.json": '{ "prettier": { "a": 2 } }' },
      true,
    ],
    [
      "the same in a manifest",
      { "package.json": '{ "prettier": {"a":1}, "b": 1 }' },
      { "package.json": '{ "prettier": { "a": 1 } }' },
      false,
    ],
    ["not in a manifest", { "package.json": '{ "b": 1 }' }, {}, false],
    ["not in a manifest", { "package.json": '{ "b": 1 }' }, { "package.json": "[]" }, false],
    ["a broken manifest", { "package.json": "{" }, { "package.json": "{}" }, true],
    ["the same broken manifest", { "package.json": "{" }, { "package.json": "{" }, false],
    ["not in package.yaml", { "package.yaml": "name: a\n prettier: b" }, {}, false],
    ["in package.yaml", { "package.yaml": "name: a\nprettier:\n  b: 1" }, {}, true],
  ])("%s: %j, staged as %j", async (_what, disk, staged, counts) => {
    await write(disk, staged);
    const [file = ""] = Object.keys({ ...disk, ...staged });
    await expectFormat(...(counts ? [[file, differs]] : []));
  });

  test("is told of by folder from the outputs up, and by name", async () => {
    const files = [".prettierrc", ".editorconfig", "a/.prettierrc", "a/out/.prettierrc"];
    await write(Object.fromEntries(files.map((file) => [file, "a"])), {});
    await expectFormat(
      ...["a/out/.prettierrc", "a/.prettierrc", ".editorconfig", ".prettierrc"].map((file) => [
        file,
        differs,
      ]),
    );
  });

  test("does not matter on the disk", async () => {
    await write({ ".prettierrc": "a: 1" }, {});
    expect(await format()).toHaveLength(1);
    expect(await format(workTree)).toEqual([]);
  });

  test("that cannot be read as it is staged may say anything", async () => {
    const manifest = { "package.json": "{}" };
    await write(manifest, manifest);
    expect(await format()).toEqual([]);
    const read: Tree["read"] = (paths) =>
      paths.map((path) => [path, { ok: false, reason: "it is in conflict" }] as const);
    const found = await format({ ...tree, read });
    expect(found).toEqual([expect.stringMatching(`\`package.json\`.* ${differs}`)]);
    await write(manifest, { "package.json/a.txt": "" });
    expect(await format()).toEqual([]);
  });
});

describe("what a config of prettier loads", () => {
  test.each<[string, Files]>([
    ["by an import", { "prettier.config.mjs": 'import "./b.js";' }],
    ["by an import below", { "a/.prettierrc.ts": 'import "../b.js";' }],
    ["by a name in JSON", { ".prettierrc.json": '{ "plugins": ["./b.js"] }' }],
    ["by a name in JSON", { ".prettierrc": '{"plugins":["./b.js","./c.js"]}' }],
    ["by a name in YAML", { ".prettierrc": "plugins:\n  - ./b.js\n" }],
    ["by a name in YAML", { ".prettierrc.yaml": "plugins: [./b.js]\n" }],
    ["by a name in YAML", { ".prettierrc.yaml": "plugins: {b: './b.js'}\n" }],
    ["by a name in TOML", { ".prettierrc.toml": "plugins = ['./b.js']\n" }],
    ["by a manifest", { "package.json": '{ "prettier": "./b.js" }' }],
    ["by a manifest", { "package.yaml": "prettier: ./b.js" }],
  ])("is told of: %s", async (_what, config) => {
    await write({ "b.js": "1;", ...config }, { "b.js": "2;", ...config });
    await expectFormat(["b.js", another]);
  });

  test.each(['{"plugins":["./in b.js"]}', "plugins: ['./in b.js']\n"])(
    "is told of by a name with a space: %s",
    async (text) => {
      const config = { ".prettierrc": text };
      await write({ "in b.js": "1;", ...config }, { "in b.js": "2;", ...config });
      await expectFormat(["in b.js", another]);
    },
  );

  test.each([
    [".prettierrc", "in/c.mjs"],
    ["prettier.config.js", "in/c"],
  ])("is anything for a script by the name of %s or of %s", async (name, target) => {
    await write({ [target]: 'import "fs";' }, { [target]: 'import "fs";' });
    for (const top of [folder, index]) symlinkSync(target, join(top, name));
    const changed = { path: join(folder, "d.txt"), difference: "is not staged" };
    const found = await format({ ...tree, changedOnDisk: () => [changed] });
    expect(found).toEqual([expect.stringMatching(/`d\.txt`.* is not staged/)]);
  });

  test.each<[string, Files]>([
    ["nothing else", { ".prettierrc": "plugins: []\nsemi: true\n" }],
    ["nothing by a plain editorconfig", { ".editorconfig": "plugins: ./b.js" }],
    ["nothing by a manifest without a config", { "package.json": '{ "main": "./b.js" }' }],
    ["nothing by parts of words", { ".prettierrc": "a: ./b.jsx\nb: x./b.js" }],
  ])("is %s", async (_what, config) => {
    await write({ "b.js": "1;", ...config }, { "b.js": "2;", ...config });
    expect(await format()).toEqual([]);
  });

  test("is told of before the configs, and each file once", async () => {
    await write(
      { "b.js": "1;", "prettier.config.js": 'import "./b.js";', ".editorconfig": "a" },
      { "b.js": "2;", "prettier.config.js": 'import "./b.js";\n1;' },
    );
    await expectFormat(
      ["b.js", another],
      [".editorconfig", differs],
      ["prettier.config.js", differs],
    );
  });

  test("is found from the file behind a link, which may be a script by its own name", async () => {
    const files = { "in/c.mjs": 'import "./b.js";' };
    await write({ ...files, "in/b.js": "1;" }, { ...files, "in/b.js": "2;" });
    for (const top of [folder, index]) symlinkSync("in/c.mjs", join(top, ".prettierrc"));
    await expectFormat(["in/b.js", another]);
    for (const top of [folder, index]) mkdirSync(join(top, "a/prettier.config.js"));
    await expectFormat(["in/b.js", another]);
  });
});
