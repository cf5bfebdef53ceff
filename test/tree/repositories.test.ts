import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  firstTop,
  isOwnRepository,
  pathIn,
  repositoryOf,
  topOrNone,
} from "../../generator/tree/git/find-repository.ts";
import { foldersToTop } from "../../generator/tree/git/folders-to-top.ts";
import { mustGit } from "../staged/repository.ts";

// Which repository a folder belongs to. All tests share these folders, and none writes to them.
// - `outer` and `other` are repositories, and `outer/vendor/sub` is one in a work tree. `plain` is none.
// - `moved` names a store that does not exist, and the settings of `bad` cannot be read.
// - The links are `link` to `outer`, `away` to `outer/src`, and `outer/alias` to `src` beside it.

let root: string;
const at = (path: string): string => join(root, path);
const shown = (path: string | null): string | null =>
  path === null ? null : path.replaceAll(root, "$");

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-repositories-")));
  for (const path of ["outer/src/deep", "outer/vendor/sub/docs", "other/docs", "plain/in", "moved"])
    mkdirSync(at(path), { recursive: true });
  for (const path of ["outer", "outer/vendor/sub", "other", "bad"])
    mustGit(root, "init", "-q", path);
  writeFileSync(at("bad/.git/config"), "[core\n");
  writeFileSync(at("moved/.git"), "gitdir: /gone/store\n");
  symlinkSync("outer", at("link"));
  symlinkSync("outer/src", at("away"));
  symlinkSync("src", at("outer/alias"));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const repair = "; `git worktree repair`, given in the repository, mends that";
const noStore = `not a git repository: /gone/store${repair}`;

describe("a ref is looked up", () => {
  /** Shows the repository of a folder: its top and the path in it, or why there is none. */
  function told(folder: string, askers: readonly string[]): string | null {
    const answer = repositoryOf(at(folder), askers.map(at));
    switch (answer.kind) {
      case "found":
        return shown(`${answer.value.top} : ${answer.value.path}`);
      case "elsewhere":
        return shown(`elsewhere than ${answer.asked}: ${answer.own ?? "nowhere"}`);
      case "none":
        return "none";
      case "refused":
        return shown(`refused: ${answer.reason}`);
    }
  }

  test.each<[string, readonly string[], string]>([
    ["outer", ["outer"], "$/outer : "],
    ["outer/src/deep", ["outer/src"], "$/outer : src/deep"],
    ["outer/vendor/sub/docs", ["outer"], "$/outer : vendor/sub/docs"],
    ["outer/vendor/sub/docs", ["outer/vendor/sub"], "$/outer/vendor/sub : docs"],
    ["outer/src", ["outer/vendor/sub"], "elsewhere than $/outer/vendor/sub: $/outer"],
    ["outer/src", ["outer/vendor/sub", "outer"], "$/outer : src"],
    ["link/src", ["outer"], "$/outer : src"],
    ["outer/alias/deep", ["outer"], "$/outer : alias/deep"],
    ["away/deep", ["outer"], "$/outer : src/deep"],
    ["other/docs", ["outer"], "elsewhere than $/outer: $/other"],
    ["other/docs", ["outer", "outer/vendor/sub"], "elsewhere than $/outer: $/other"],
    ["plain", ["outer"], "elsewhere than $/outer: nowhere"],
    ["plain", ["plain", "outer"], "elsewhere than $/outer: nowhere"],
    ["other/docs", ["outer", "other"], "$/other : docs"],
    ["other/docs", ["plain", "other"], "$/other : docs"],
    ["other/docs", ["plain"], "$/other : docs"],
    ["away", [], "$/outer : src"],
    ["plain/in", ["plain"], "none"],
    ["outer", ["moved"], `refused: ${noStore}`],
    ["moved", ["plain"], `refused: ${noStore}`],
    ["moved", ["outer"], `refused: ${noStore}`],
  ])("for the folder %s, asked from %j, in %s", (folder, askers, wanted) => {
    expect(told(folder, askers)).toBe(wanted);
  });
});

test.each<[readonly string[], string | null]>([
  [[], null],
  [["plain"], null],
  [["plain", "outer/src", "other"], "$/outer"],
  [["moved", "outer"], `refused: ${noStore}`],
  [["plain", "moved"], `refused: ${noStore}`],
])("the first repository of %j is %s", (askers, wanted) => {
  const top = firstTop(askers.map(at));
  expect(top.ok ? shown(top.value) : `refused: ${top.reason}`).toBe(wanted);
});

test.each<[string, string | null]>([
  ["outer/src", "$/outer"],
  ["link/src", "$/outer"],
  ["plain", null],
  ["moved", `refused: ${noStore}`],
  ["bad", "refused: bad config line 1 in file .git/config"],
  ["gone", "refused: there is no folder $/gone"],
])("the repository of %s is %s", (folder, wanted) => {
  const top = topOrNone(at(folder));
  expect(shown(top.ok ? top.value : `refused: ${top.reason}`)).toBe(wanted);
});

test.each<[string, string, string | null]>([
  ["outer", "outer/src", "src"],
  ["outer", "outer", ""],
  ["outer", "other", null],
  ["outer/src", "outer", null],
  ["outer", ".", null],
  ["outer", "away", "src"],
])("in the work tree %s the path of %s is %j", (top, folder, wanted) => {
  expect(pathIn(at(top), at(folder))).toBe(wanted);
});

test.each([
  ["outer", "vendor/sub", true],
  ["outer", "vendor/sub/docs", true],
  ["outer", "src", false],
  ["outer", "gone", false],
  ["plain", "in", false],
])("in %s the folder %s is a repository of its own: %s", (top, path, isOwn) => {
  expect(isOwnRepository(at(top), path)).toBe(isOwn);
});

describe("the folders in which files of a project are looked for", () => {
  test.each([
    ["outer", ["$/outer"]],
    ["outer/src/deep", ["$/outer/src/deep", "$/outer/src", "$/outer"]],
    ["outer/vendor/sub/docs", ["$/outer/vendor/sub/docs", "$/outer/vendor/sub"]],
    ["moved", ["$/moved"]],
    ["moved/gone", ["$/moved/gone", "$/moved"]],
    ["plain/in", ["$/plain/in"]],
  ])("of %s are %j", (folder, wanted) => {
    expect(foldersToTop(at(folder)).map(shown)).toEqual(wanted);
  });

  test("end at the root of the disk", () => {
    expect(foldersToTop("/")).toEqual(["/"]);
  });

  const isRoot = process.getuid?.() === 0;
  if (!isRoot) console.warn("Not tested: repositories of other users, which only root can make.");

  test.runIf(isRoot)("do not go up to the repository of another user", () => {
    const top = mkdtempSync(at("theirs-"));
    const folder = join(top, "in/deep");
    mkdirSync(folder, { recursive: true });
    mkdirSync(join(top, ".git"));
    expect(foldersToTop(folder)).toEqual([folder, dirname(folder), top]);
    chownSync(join(top, ".git"), 12345, 12345);
    expect(foldersToTop(folder)).toEqual([folder]);
    chownSync(folder, 12345, 12345);
    expect(foldersToTop(folder)).toEqual([folder, dirname(folder), top]);
    chownSync(folder, 12346, 12346);
    expect(foldersToTop(folder)).toEqual([folder]);
  });
});
