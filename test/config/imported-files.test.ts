import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { createJiti } from "jiti";
import { beforeEach, describe, expect, test } from "vitest";
import { isScript, loadedFor } from "../../generator/config/load-config-module.ts";
import { temporaryFolder } from "../support/cli.ts";
import { secondTree } from "../support/second-tree.ts";
import { writeTree } from "../support/tree.ts";

type Files = Readonly<Record<string, string>>;

const jiti = createJiti(import.meta.url, { moduleCache: false, fsCache: false });
const another = "is staged in another form";
let folder: string;
let index: string;

beforeEach(async () => {
  const top = await temporaryFolder();
  folder = join(top, "project");
  index = join(top, "index");
});

/** Writes files as the disk has them, and as they are staged. */
async function write(disk: Files, staged: Files): Promise<void> {
  await writeTree(folder, new Map(Object.entries(disk)));
  await writeTree(index, new Map(Object.entries(staged)));
  mkdirSync(folder, { recursive: true });
  mkdirSync(index, { recursive: true });
}

/** Makes a link in both trees, or in one of them. */
function link(path: string, target: string, tops: readonly string[] = [folder, index]): void {
  for (const top of tops) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    symlinkSync(target, join(top, path));
  }
}

/** Returns what an import loads: its path, how it differs, and the text of a script. */
function imported(
  name: string,
  { importer = "config.ts", ignored = [] as readonly string[] } = {},
): readonly [string, string | null, string | null] | null {
  const tree = secondTree(folder, index, ignored);
  const loaded = loadedFor(name, join(folder, importer), tree, jiti);
  if (loaded === null) return null;
  const { file, difference, script } = loaded;
  return [file.slice(folder.length + 1), difference, script];
}

test.each([
  ...["a.js", "a.mjs", "a.cjs", "a.ts", "a.mts", "a.cts", "a.jsx", "a.tsx", "/a.json/b.ts"].map(
    (file) => [file, true] as const,
  ),
  ...["a.json", "a.ts.txt", "ts", "a.xts", "a.tss", "a.md"].map((file) => [file, false] as const),
])("%s is a script: %s", (file, expected) => {
  expect(isScript(file)).toBe(expected);
});

describe("a file that the disk and the tree have", () => {
  test.each<[string, string, string, string | null, string | null]>([
    ["a.ts", "export {};", "export {};", null, "export {};"],
    ["a.ts", "export {};\r\n", "\uFEFFexport {};\n", null, "\uFEFFexport {};\n"],
    ["a.ts", "export {};", "export { };", another, "export { };"],
    ["a.json", "{}", "{}", null, null],
    ["a.json", "{}", "[]", another, null],
  ])("%s: %j, staged as %j", async (name, disk, staged, difference, script) => {
    await write({ [name]: disk }, { [name]: staged });
    expect(imported(`./${name}`)).toEqual([name, difference, script]);
    expect(imported(join(folder, name))).toEqual([name, difference, script]);
    expect(imported(`../${name}`, { importer: "in/a.ts" })).toEqual([name, difference, script]);
  });

  test("is found by the endings that jiti tries, and in folders", async () => {
    const files = { "a.ts": "1", "b/index.mjs": "2", "c.ts": "3", "d/index.json": "4" };
    await write(files, files);
    expect(imported("./a")).toEqual(["a.ts", null, "1"]);
    expect(imported("./b")).toEqual(["b/index.mjs", null, "2"]);
    expect(imported("./c.js")).toEqual(["c.ts", null, "3"]);
    expect(imported("./d")).toEqual(["d/index.json", null, null]);
  });
});

describe("an import of what neither has", () => {
  test.each(["./none", "none", "node:fs", "fs", "#none", "/none/at/all"])(
    "is none: %s",
    async (name) => {
      await write({}, {});
      expect(imported(name)).toBeNull();
    },
  );
});

describe("a file that only one of them has", () => {
  test.each<[string, Files, Files, string, readonly [string, string | null, string | null] | null]>(
    [
      ["is not there", {}, { "a.ts": "1" }, "./a", ["a.ts", "is not there", null]],
      ["is not staged", { "a.ts": "1" }, {}, "./a", ["a.ts", "is not staged", "1"]],
      ["is not staged", { "a.json": "1" }, {}, "./a.json", ["a.json", "is not staged", null]],
      [
        "comes before the file of the disk",
        { "a.ts": "1" },
        { "a.ts": "1", "a.js": "2" },
        "./a",
        ["a.js", "is not there", null],
      ],
      [
        "comes behind the file of the disk",
        { "a.js": "1" },
        { "a.js": "1", "a.ts": "2", "a/index.js": "3" },
        "./a",
        ["a.js", null, "1"],
      ],
      [
        "hides one that is staged",
        { "a.js": "1", "a.ts": "2" },
        { "a.ts": "2" },
        "./a.js",
        ["a.js", "no commit holds, while a clone would load `a.ts`", null],
      ],
      [
        "hides one that is staged in a folder",
        { "in/a.js": "1" },
        { "in/a/index.cjs": "2" },
        "./in/a",
        ["in/a.js", "no commit holds, while a clone would load `a/index.cjs`", null],
      ],
      [
        "comes first, as JavaScript, and is not there",
        { "a.mts": "1" },
        { "a.mts": "1", "a.mjs": "2" },
        "./a.mjs",
        ["a.mjs", "is not there", null],
      ],
      [
        "comes first, as JavaScript with elements, and is not there",
        {},
        { "a.tsx": "1" },
        "./a.jsx",
        ["a.tsx", "is not there", null],
      ],
      ["is a folder", { "a.ts": "1" }, { "a.ts/b.ts": "1" }, "./a.ts", null],
    ],
  )("%s: %j, staged as %j", async (_what, disk, staged, name, expected) => {
    await write(disk, staged);
    const found = imported(name);
    if (expected === null) expect(found?.[1]).toMatch(/^cannot be read as it is staged: /);
    else expect(found).toEqual(expected);
  });

  test.each(["js", "mjs", "cjs", "ts", "tsx", "mts", "cts", "mtsx", "ctsx", "json"])(
    "is looked for by the ending %s, beside and in a folder",
    async (ending) => {
      await write({}, { [`a.${ending}`]: "1", [`b/index.${ending}`]: "1" });
      expect(imported("./a")).toEqual([`a.${ending}`, "is not there", null]);
      expect(imported("./b")).toEqual([`b/index.${ending}`, "is not there", null]);
    },
  );

  test("is accepted where git ignores it, or where it is installed", async () => {
    await write({ "a.ts": "1", "node_modules/b/index.js": "2" }, {});
    expect(imported("./a", { ignored: ["a.ts"] })).toEqual(["a.ts", null, "1"]);
    expect(imported("b")).toBeNull();
    expect(imported("./node_modules/b/index.js")).toBeNull();
  });
});

describe("a link", () => {
  const files = { "b.ts": "1", "c.ts": "1" };

  test("counts by what it leads to", async () => {
    await write(files, files);
    link("a.ts", "b.ts");
    expect(imported("./a")).toEqual(["b.ts", null, "1"]);
    link("d.ts", "b.ts", [folder]);
    link("d.ts", "c.ts", [index]);
    expect(imported("./d")).toEqual(["d.ts", another, null]);
  });

  test("that leads out of the repository can be followed by no clone", async () => {
    await write({}, {});
    await writeTree(join(folder, "../outside"), new Map([["a.ts", "1"]]));
    link("a.ts", "../outside/a.ts");
    expect(imported("./a")).toEqual(["a.ts", "is a link that no clone can follow", null]);
    expect(imported("./a.ts")).toEqual(["a.ts", "is a link that no clone can follow", null]);
    link("b.ts", "../outside/a.ts", [folder]);
    expect(imported("./b")).toBeNull();
    link("c", "../outside");
    expect(imported("./c/a.ts")).toBeNull();
  });

  test("that leads nowhere loads nothing", async () => {
    await write({}, {});
    link("a.ts", "none.ts");
    expect(imported("./a")).toBeNull();
  });
});

describe("the manifest of a package", () => {
  const script = { "a.ts": "1" };
  const same = ["a.ts", null, "1"];
  const other = ["a.ts", another, "1"];
  const manifest = (text: string): Files => ({ ...script, "package.json": text });

  test.each<[Files, Files, readonly unknown[]]>([
    [manifest("{}"), manifest("{}"), same],
    [manifest('{ "type": "module" }'), manifest('{ "type": "commonjs" }'), other],
    [manifest('{ "main": "a" }'), manifest("{}"), other],
    [manifest('{ "module": "a" }'), manifest("{}"), other],
    [manifest('{ "exports": "a" }'), manifest("{}"), other],
    [manifest('{ "imports": {} }'), manifest("{}"), other],
    [manifest('{ "version": "1.0.0", "x": 1 }'), manifest("{}"), same],
    [manifest('{ "type": "a", "main": "b" }'), manifest('{ "main": "b", "type": "a" }'), same],
    [manifest("{"), manifest("{ "), other],
    [manifest("{"), manifest("{"), same],
    [manifest("{}"), script, same],
    [manifest('{ "name": "a" }'), script, same],
    [manifest('{ "type": "module" }'), script, other],
    [script, manifest("{}"), other],
    [{ ...script, "package.json/x.txt": "" }, { ...script, "package.json/x.txt": "" }, same],
  ])("decides: %j, staged as %j", async (disk, staged, expected) => {
    await write(disk, staged);
    expect(imported("./a")).toEqual(expected);
  });

  test("is the nearest one", async () => {
    const files = { "in/a.ts": "1", "package.json": '{ "type": "module" }' };
    await write(files, { ...files, "package.json": "{}" });
    expect(imported("./in/a")).toEqual(["in/a.ts", another, "1"]);
    await write({ ...files, "in/package.json": "{}" }, { "in/a.ts": "1", "in/package.json": "{}" });
    expect(imported("./in/a")).toEqual(["in/a.ts", null, "1"]);
  });

  test("may be one that git ignores, or that is outside", async () => {
    await write(manifest('{ "type": "module" }'), script);
    expect(imported("./a", { ignored: ["package.json"] })).toEqual(same);
    await write(script, script);
    await writeTree(dirname(folder) + "/outside", new Map([["package.json", '{ "type": "a" }']]));
    link("package.json", "../outside/package.json", [folder]);
    expect(imported("./a")).toEqual(other);
  });

  test("that cannot be read counts as another one", async () => {
    await write(manifest("{}"), script);
    link("package.json", "none.json", [index]);
    expect(imported("./a")).toEqual(other);
    await write(script, manifest("{}"));
    link("package.json", "none.json", [folder]);
    expect(imported("./a")).toEqual(other);
  });

  test("says what a name with `#` means", async () => {
    const text = '{ "imports": { "#a": "./a.ts" } }';
    await write(manifest(text), manifest(text));
    expect(imported("#a")).toEqual(same);
    await write(manifest(text), manifest('{ "imports": { "#a": "./b.ts" } }'));
    expect(imported("#a")).toEqual(["config.ts", another, null]);
  });
});
