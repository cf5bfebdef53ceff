import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentHashes } from "../../generator/output/content-hashes.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import type { Tree } from "../../generator/tree/tree.ts";
import { workTree } from "../../generator/tree/work-tree.ts";

let root: string;
let out: string;
let reads: string[];
let lists: string[];

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-hashes-")));
  out = join(root, "out");
  [reads, lists] = [[], []];
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, content: string | Buffer): void {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** The disk, with the ids that git would have for some of the files. */
function tree(ids: Readonly<Record<string, string>> = {}): Tree {
  const nameOf = (path: string): string => path.slice(out.length + 1);
  return {
    ...workTree,
    idOf: (path) => ids[nameOf(path)] ?? null,
    list: (folder) => {
      lists.push(nameOf(folder));
      return workTree.list(folder);
    },
    read: (paths, largest) => {
      reads.push(...paths.map(nameOf));
      return workTree.read(paths, largest);
    },
  };
}

const hashes = (paths: readonly string[], byId = new Map<string, string>(), ids = {}) =>
  Object.fromEntries(contentHashes(out, paths, tree(ids), byId));

test("are those of the files that are asked for, in whatever folder", () => {
  write("a.ts", "a");
  write("models/b.ts", "b");
  write("models/deep/c.ts", "c");
  write("models/other.ts", "x");
  expect(hashes(["a.ts", "models/b.ts", "models/deep/c.ts", "missing.ts", "models"])).toEqual({
    ...{ "a.ts": contentHash("a"), "models/b.ts": contentHash("b") },
    "models/deep/c.ts": contentHash("c"),
  });
  expect(reads.sort()).toEqual(["a.ts", "models/b.ts", "models/deep/c.ts"]);
  expect(lists.sort()).toEqual(["", "models", "models/deep"]);
});

test("are none where none is asked for, and no folder is listed", () => {
  write("a.ts", "a");
  expect(hashes([])).toEqual({});
  expect(lists).toEqual([]);
  rmSync(out, { recursive: true });
  expect(hashes(["a.ts"])).toEqual({});
});

test.skipIf(process.platform === "win32")("are none of links, and of what is behind them", () => {
  write("a.ts", "a");
  write("models/b.ts", "b");
  symlinkSync(join(out, "a.ts"), join(out, "link.ts"));
  symlinkSync(join(out, "models"), join(out, "linked"));
  expect(hashes(["link.ts", "linked/b.ts"])).toEqual({});
  expect(lists.sort()).toEqual(["", "models"]);
});

test.each<[string, string, string]>([
  ["plain text", "a\nb\n", "a\nb\n"],
  ["CRLF", "a\r\nb\r\n", "a\nb\n"],
  ["a byte order mark", "\ufeffa\n", "a\n"],
  ["both", "\ufeffa\r\n", "a\n"],
  ["a letter that begins like a byte order mark", "\uf8ff", "\uf8ff"],
])("do not depend on how a checkout writes files: %s", (_what, text, same) => {
  write("a.ts", text);
  expect(hashes(["a.ts"])).toEqual({ "a.ts": contentHash(same) });
});

test("are those of the bytes, even of bytes that are no text", () => {
  write("a.bin", Buffer.from([0xff, 0xfe, 0x41]));
  write("b.bin", Buffer.from([0xff, 0xfd, 0x41]));
  const { "a.bin": one, "b.bin": other } = hashes(["a.bin", "b.bin"]);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(one).not.toBe(other);
});

test("of what git holds are looked up by id, and new ones are added", () => {
  for (const name of ["a", "b", "c"]) write(`${name}.ts`, name);
  const byId = new Map([["1", "the hash of a"]]);
  expect(hashes(["a.ts", "b.ts", "c.ts"], byId, { "a.ts": "1", "b.ts": "2" })).toEqual({
    ...{ "a.ts": "the hash of a", "b.ts": contentHash("b"), "c.ts": contentHash("c") },
  });
  expect(reads.sort()).toEqual(["b.ts", "c.ts"]);
  expect([...byId]).toEqual([
    ["1", "the hash of a"],
    ["2", contentHash("b")],
  ]);
});

test("are none of a file that is gone when it is read", () => {
  for (const name of ["a", "b"]) write(`${name}.ts`, name);
  const disk = tree();
  const vanishing: Tree = {
    ...disk,
    read: (paths) => {
      rmSync(join(out, "a.ts"));
      return disk.read(paths);
    },
  };
  expect([...contentHashes(out, ["a.ts", "b.ts"], vanishing, new Map<string, string>())]).toEqual([
    ["b.ts", contentHash("b")],
  ]);
});
