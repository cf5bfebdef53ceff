import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MemoryPlace } from "../../generator/run/memory/memory-place.ts";
import { outputHashes } from "../../generator/run/memory/output-hashes.ts";
import { openStoredHashes } from "../../generator/run/memory/stored-hashes.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import type { Tree } from "../../generator/tree/tree.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { keptFiles } from "./kept-project.ts";

let place: MemoryPlace;

beforeEach(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-kept-")));
  place = { folder, name: "project", code: "code" };
});

afterEach(() => {
  rmSync(place.folder, { recursive: true, force: true });
});

describe("the hashes by id", () => {
  const file = ({ folder, name }: MemoryPlace): string => join(folder, `${name}.stored-pages.json`);

  test("that were asked for or set are kept, and all others are forgotten", () => {
    const first = openStoredHashes(place, "pages");
    expect(first.get("a")).toBeUndefined();
    first.set("a", "1");
    first.set("b", "2");
    first.keep();
    const second = openStoredHashes(place, "pages");
    expect(second.get("b")).toBe("2");
    expect(second.get("c")).toBeUndefined();
    second.set("c", "3");
    second.keep();
    const third = openStoredHashes(place, "pages");
    expect(["a", "b", "c"].map((id) => third.get(id))).toEqual([undefined, "2", "3"]);
    expect(openStoredHashes(place, "outputs").get("b")).toBeUndefined();
    expect(openStoredHashes({ ...place, code: "other" }, "pages").get("b")).toBeUndefined();
  });

  test("are written only if one of them is new", () => {
    openStoredHashes(place, "pages").keep();
    expect(keptFiles(place.folder)).toEqual([]);
    const first = openStoredHashes(place, "pages");
    first.set("a", "1");
    first.set("b", "2");
    first.keep();
    utimesSync(file(place), new Date(0), new Date(0));
    const second = openStoredHashes(place, "pages");
    expect(second.get("a")).toBe("1");
    expect(second.get("unknown")).toBeUndefined();
    second.keep();
    expect(statSync(file(place)).mtimeMs).toBe(0);
    second.set("c", "3");
    second.keep();
    expect(statSync(file(place)).mtimeMs).not.toBe(0);
  });

  test("are loaded once, and only if one is asked for", () => {
    const hashes = openStoredHashes(place, "pages");
    const other = openStoredHashes(place, "pages");
    other.set("a", "1");
    other.keep();
    expect(hashes.get("a")).toBe("1");
    rmSync(file(place));
    expect(hashes.get("a")).toBe("1");
  });

  test("are kept nowhere where nothing may be remembered", () => {
    const hashes = openStoredHashes(null, "pages");
    hashes.set("a", "1");
    hashes.keep();
    expect(hashes.get("a")).toBeUndefined();
    expect(keptFiles(place.folder)).toEqual([]);
  });
});

describe("the hashes of outputs that git holds", () => {
  let outDir: string;

  beforeEach(() => {
    outDir = join(place.folder, "generated");
    mkdirSync(outDir);
  });

  /** The files of the output folder as git holds them, and which of them are read. */
  function stored(ids: Readonly<Record<string, string>>): {
    readonly tree: Tree;
    readonly reads: string[];
  } {
    const reads: string[] = [];
    const nameOf = (path: string): string => path.slice(outDir.length + 1);
    const tree: Tree = {
      ...workTree,
      isDisk: false,
      idOf: (path) => ids[nameOf(path)] ?? null,
      read: (paths, largest) => {
        reads.push(...paths.map(nameOf));
        return workTree.read(paths, largest);
      },
    };
    return { tree, reads };
  }

  test("are kept, so that a file is read once", () => {
    writeFileSync(join(outDir, "a.ts"), "a");
    const hashesOf = (tree: Tree) => outputHashes(outDir, ["a.ts"], tree, place);
    const first = stored({ "a.ts": "id" });
    expect(hashesOf(first.tree)).toEqual(new Map([["a.ts", contentHash("a")]]));
    expect(first.reads).toEqual(["a.ts"]);
    const second = stored({ "a.ts": "id" });
    expect(hashesOf(second.tree)).toEqual(new Map([["a.ts", contentHash("a")]]));
    expect(second.reads).toEqual([]);
    expect(keptFiles(place.folder)).toEqual(["generated", "stored-outputs.json"]);
  });
});
