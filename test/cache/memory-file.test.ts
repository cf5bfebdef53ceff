import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Remembered, StandingFile, Unit } from "../../generator/pipeline-options.ts";
import { readPage } from "../../generator/read/read-page.ts";
import {
  loadMemory,
  saveMemory,
  type LoadedMemory,
} from "../../generator/run/memory/memory-file.ts";
import { writeSealed } from "../../generator/run/memory/sealed-file.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { compactPages } from "../support/compact-page.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-memory-")));
  file = join(folder, "memory.json");
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const pages = compactPages("Pair: id! string | Hue = red, green").map((source) => ({
  source,
  read: readPage(source),
}));
const standing = (path: string, source: string | null = `source of ${path}`): StandingFile => ({
  path,
  hash: `hash of ${path}`,
  source,
});
const pair: Unit = { name: "pair", key: "1", files: [standing("a.ts"), standing("b.ts")] };
const all: Unit = { name: "all", key: "2", files: [standing("index.ts", null)] };
const remembered: Remembered = { pages, units: [pair, all] };

/** Hashes of the files that are on the disk as a run wrote them. */
const hashes = (...paths: readonly string[]) =>
  new Map(paths.map((path) => [path, `hash of ${path}`]));

function loaded(
  hashesOf: (paths: Iterable<string>) => ReadonlyMap<string, string> = () => hashes(),
  code = "code",
): LoadedMemory {
  saveMemory(file, "code", remembered);
  return loadMemory(file, code, hashesOf);
}

test("what is missing, damaged or of other code counts as nothing", () => {
  const nothing = { pages: [], units: [] };
  for (const empty of [loadMemory(file, "code", () => hashes()), loaded(() => hashes(), "other")]) {
    expect(empty.isEmpty).toBe(true);
    expect(empty.memory.units).toEqual([]);
    expect(empty.holds(nothing)).toBe(true);
    expect(pages.map(({ source }) => empty.memory.readPage(source))).toEqual([null, null]);
    expect(empty.memory.standing("pair", "1")).toBeNull();
    expect(empty.memory.printed("a.ts", "source of a.ts")).toBeNull();
  }
});

test("what was kept is loaded, and hashes are those of contents", () => {
  const { memory, isEmpty } = loaded();
  expect(isEmpty).toBe(false);
  expect(memory.units).toEqual([pair, all]);
  expect(memory.hash("a\r\nb")).toBe(contentHash("a\nb"));
});

test("a page is read again only if its text is another", () => {
  const { memory } = loaded();
  for (const { source, read } of pages) {
    expect(memory.readPage(source)).toEqual(read);
    expect(memory.readPage({ ...source, text: `${source.text}\n` })).toBeNull();
    expect(memory.readPage({ ...source, path: "models/other.md" })).toBeNull();
    expect(memory.readPage({ ...source, text: "", hash: contentHash(source.text) })).toEqual(read);
  }
});

describe("a unit", () => {
  const every = () => hashes("a.ts", "b.ts", "index.ts");

  test.each<[string, string, string, () => ReadonlyMap<string, string>, Unit | null]>([
    ["stands with all its files", "pair", "1", every, pair],
    [
      "stands whatever is with the files of others",
      "pair",
      "1",
      () => hashes("a.ts", "b.ts"),
      pair,
    ],
    ["of one file stands with it", "all", "2", every, all],
    ["does not stand with another key", "pair", "2", every, null],
    ["does not stand where a file is gone", "pair", "1", () => hashes("b.ts"), null],
    [
      ...(["does not stand where a file was edited", "pair", "1"] as const),
      () => new Map([...every(), ["b.ts", "edited"]]),
      null,
    ],
    ["does not stand if there was none", "other", "1", every, null],
  ])("%s", (_what, name, key, hashesOf, wanted) => {
    expect(loaded(hashesOf).memory.standing(name, key)).toEqual(wanted);
  });
});

test.each<[string, string, readonly string[], StandingFile | null]>([
  ["a.ts", "source of a.ts", ["a.ts"], standing("a.ts")],
  ["a.ts", "source of b.ts", ["a.ts"], null],
  ["a.ts", "source of a.ts", ["b.ts"], null],
  ["c.ts", "source of c.ts", ["c.ts"], null],
])("the file %s of %s is printed if there are %j", (path, source, there, wanted) => {
  expect(loaded(() => hashes(...there)).memory.printed(path, source)).toEqual(wanted);
});

test("files are hashed once, and only when one is asked for", () => {
  const asked: (readonly string[])[] = [];
  const { memory } = loaded((paths) => {
    asked.push([...paths]);
    return hashes("a.ts", "b.ts");
  });
  expect(asked).toEqual([]);
  memory.standing("pair", "1");
  memory.standing("all", "2");
  memory.printed("a.ts", "source of a.ts");
  expect(asked).toEqual([["a.ts", "b.ts", "index.ts"]]);
});

describe("a memory contains what a run remembers", () => {
  /** What a run remembers that took everything from the memory. */
  const reused = ({ memory }: LoadedMemory): Remembered => ({
    pages: pages.map(({ source }) => {
      const read = memory.readPage(source);
      if (read === null) throw new Error(`${source.path} is not in the memory`);
      return { source, read };
    }),
    units: memory.units,
  });

  test.each<[string, (one: Remembered) => Remembered, boolean]>([
    ["if all of it came from there", (one) => one, true],
    ["but not if a page was read again", (one) => ({ ...one, pages }), false],
    [
      "but not if one of the pages was read again",
      (one) => ({ ...one, pages: [...one.pages.slice(0, 1), ...pages.slice(1)] }),
      false,
    ],
    ["but not if a page is gone", (one) => ({ ...one, pages: one.pages.slice(1) }), false],
    [
      "but not if a page has another name",
      ({ units, pages: [first, ...rest] }) => ({
        units,
        pages: first ? [{ ...first, source: { path: "new.md", text: "" } }, ...rest] : [],
      }),
      false,
    ],
    ["but not if a unit was made again", (one) => ({ ...one, units: [pair, all] }), false],
    [
      "but not if one of the units was made again",
      (one) => ({ ...one, units: [...one.units.slice(0, 1), all] }),
      false,
    ],
    ["but not if a unit is gone", (one) => ({ ...one, units: one.units.slice(1) }), false],
    [
      "but not if a unit has another name",
      ({ units: [first, ...rest], ...one }) => ({
        ...one,
        units: first ? [...rest, { ...first, name: "new" }] : [],
      }),
      false,
    ],
  ])("%s", (_what, change, wanted) => {
    const memory = loaded();
    expect(memory.holds(change(reused(memory)))).toBe(wanted);
  });
});

test("a memory of units alone counts as empty", () => {
  writeSealed(file, "code", JSON.stringify({ pages: {}, units: [all] }));
  expect(loadMemory(file, "code", () => hashes()).isEmpty).toBe(true);
});
