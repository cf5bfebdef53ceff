import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  entriesOfCommit,
  entriesOfIndex,
  isNotable,
  type IndexEntry,
} from "../../generator/tree/git/notable-entries.ts";
import { mustGit } from "../staged/repository.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "modelmark-notable-"));
  mustGit(folder, "init", "-q");
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const content = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

/** Puts entries into the index alone: `<mode> <id> <stage>\t<path>`. */
function stage(lines: readonly string[]): void {
  execFileSync("git", ["read-tree", "--empty"], { cwd: folder });
  const input = lines.map((line) => `${line}\0`).join("");
  execFileSync("git", ["update-index", "-z", "--index-info"], { cwd: folder, input });
}

function listed(): readonly string[] {
  return execFileSync("git", ["ls-files", "-z", "--stage"], { cwd: folder, encoding: "utf8" })
    .split("\0")
    .filter((line) => line !== "");
}

/** Says what is notable line by line, as slowly as it is plain. */
function expected(): unknown {
  return listed().flatMap((line) => {
    const path = line.slice(line.indexOf("\t") + 1);
    const isLink = line.startsWith("120000 ");
    return isLink || isNotable(path) ? [{ isLink, id: content, path }] : [];
  });
}

/** Leaves out the files that are listed although they do not matter. */
function notable(entries: readonly IndexEntry[] | null): unknown {
  return entries?.filter(({ isLink, path: place }) => isLink || isNotable(place));
}

const word = fc.constantFrom(
  ...["a", "modelmark.lock.json", "modelmark", "modelmark.", "xmodelmark.json", "package.json"],
  ...["package.yaml", "package.jsonc", "package.json5", ".prettierrc", ".prettierrc.json"],
  ...["prettier.config.mjs", "prettier.config", ".editorconfig", ".editorconfigs", "120000 "],
  ...["\t", "\tpackage.json", "a\npackage.json", "ä", "package.json\t", "120000 package.json"],
);
const path = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join("/"));
const mode = fc.constantFrom("100644", "100755", "120000");

test("the entries of any index are those that a look at each line finds", () => {
  const entries = fc.array(fc.tuple(mode, path), { maxLength: 12 });
  const property = fc.property(entries, (pairs) => {
    stage(pairs.map(([kind, name]) => `${kind} ${content} 0\t${name}`));
    expect(notable(entriesOfIndex(folder))).toStrictEqual(expected());
  });
  fc.assert(property, { numRuns: 150, seed: 2911 });
});

test.each([
  ["a link in the first place", "120000", "a"],
  ["a lock", "100644", "src/modelmark.lock.json"],
  ["a manifest at the top", "100644", "package.json"],
  ["a manifest of pnpm", "100644", "deep/er/package.yaml"],
  ["a config of prettier", "100644", "src/.prettierrc.yml"],
  ["a config of prettier that is a module", "100644", "prettier.config.mts"],
  ["settings of editors", "100644", "a/.editorconfig"],
])("%s is notable", (_title, kind, name) => {
  stage([`${kind} ${content} 0\t${name}`, `100644 ${content} 0\tz`]);
  const only = [{ isLink: kind === "120000", id: content, path: name }];
  expect(entriesOfIndex(folder)).toStrictEqual(only);
  mustGit(folder, "hash-object", "-w", "/dev/null");
  mustGit(folder, "commit", "-qm", "one");
  expect(entriesOfCommit("HEAD", folder)).toStrictEqual(only);
});

test("without a repository, nobody knows", () => {
  const outside = mkdtempSync(join(tmpdir(), "modelmark-notable-"));
  try {
    expect(entriesOfIndex(outside)).toBeNull();
    expect(entriesOfCommit("HEAD", outside)).toBeNull();
  } finally {
    rmSync(outside, { recursive: true });
  }
});
