import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ignoredFiles, ignoreRules, refusedByAdd } from "../../generator/tree/git/ignored-files.ts";
import { mustGit, write } from "../staged/repository.ts";

// Which files git keeps out of commits. All tests share these folders, and none writes to them. `repo` is a
// repository, `repo/sub` one with rules of its own, `plain` none, and `bad` one that git refuses. The links are
// `repo/alias` to `repo/src`, `repo/link.log` to `repo/src/x.txt`, and `away` to `repo`.

let root: string;
const at = (path: string): string => join(root, path);

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-ignored-")));
  for (const path of ["repo", "repo/sub", "bad"]) mustGit(root, "init", "-q", path);
  write(root, "repo/.gitignore", "*.log\n/build/\n!keep.log\n/data/*\n!/data/own\nä *\n");
  write(root, "repo/sub/.gitignore", "*.tmp\n");
  write(root, "bad/.git/config", "[core\n");
  for (const path of ["x.log", "x.txt", "keep.log", "forced.log", "deep/y.log", "x.tmp"]) {
    write(root, `repo/src/${path}`, "");
  }
  for (const path of ["a.log", "a.txt", "build/x", "build/deep/x", "data/x/y", "data/own", "ä x"]) {
    write(root, `repo/${path}`, "");
  }
  for (const path of ["repo/sub/x.tmp", "repo/sub/x.log", "plain/x.log", "bad/x.log"]) {
    write(root, path, "");
  }
  for (const path of ["repo/[ab]/x.txt", "repo/[ab]/y.log", "repo/a/x.log", "repo/clean/x"]) {
    write(root, path, "");
  }
  mustGit(at("repo"), "add", "--force", "src/forced.log");
  symlinkSync("src", at("repo/alias"));
  symlinkSync("src/x.txt", at("repo/link.log"));
  symlinkSync("repo", at("away"));
  mkdirSync(at("repo/empty"));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("of what was asked about", () => {
  const ignored = (folders: readonly string[], files: readonly string[]) =>
    ignoredFiles({ folders: folders.map(at), files: files.map(at) });

  test.each<[string, readonly string[], readonly string[], boolean]>([
    ["repo/src/x.log", ["repo/src"], [], true],
    ["repo/src/deep/y.log", ["repo/src"], [], true],
    ["repo/src/x.txt", ["repo/src"], [], false],
    ["repo/src/keep.log", ["repo/src"], [], false],
    ["repo/src/x.log.txt", ["repo/src"], [], false],
    ["repo/src/forced.log", ["repo/src"], [], false],
    ["repo/src/x.tmp", ["repo/src"], [], false],
    ["repo/alias/x.log", ["repo/src"], [], true],
    ["repo/src/x.log", ["repo/alias"], [], true],
    ["away/src/x.log", ["repo/src"], [], true],
    ["repo/src/x.log", ["away/src"], [], true],
    ["repo/a.log", ["repo/src"], [], false],
    ["repo/a.log", ["repo"], [], true],
    ["repo/a.log", ["repo/src", "repo"], [], true],
    ["repo/a.log", [], ["repo/a.log"], true],
    ["repo/a.log", ["repo/src"], ["repo/a.log"], true],
    ["repo/src/x.log", ["repo/src"], ["repo/a.log"], true],
    ["repo/a.log", [], ["away/a.log"], true],
    ["repo/link.log", [], ["repo/link.log"], true],
    ["repo/src/x.txt", [], ["repo/link.log"], false],
    ["repo/a.txt", [], ["repo/a.log", "repo/a.txt"], false],
    ["repo/build/deep/x", ["repo/build"], [], true],
    ["repo/build/deep/x", ["repo"], [], true],
    ["repo/builder", ["repo"], [], false],
    ["repo/data/x/y", ["repo/data"], [], true],
    ["repo/data/own", ["repo/data"], [], false],
    ["repo/ä x", ["repo"], [], true],
    ["repo/sub/x.tmp", ["repo/sub"], [], true],
    ["repo/sub/x.tmp", ["repo/sub", "repo/src"], [], true],
    ["repo/src/x.log", ["repo/sub", "repo/src"], [], true],
    ["repo/sub/x.log", ["repo/sub"], [], false],
    ["repo/[ab]/y.log", ["repo/[ab]"], [], true],
    ["repo/a/x.log", ["repo/[ab]"], [], false],
    ["plain/x.log", ["plain"], [], false],
    ["bad/x.log", ["bad"], [], false],
    ["repo/a.log", ["gone", "repo"], ["gone/x"], true],
    ["repo/a.log", ["repo/a.txt"], ["repo/a.log"], true],
  ])("%s is ignored in the folders %j and files %j: %s", (path, folders, files, isIgnored) => {
    expect(ignored(folders, files).has(at(path))).toBe(isIgnored);
  });

  test.each<[readonly string[], readonly string[], boolean]>([
    [["repo/clean"], [], true],
    [["repo/empty"], ["repo/a.txt"], true],
    [["plain"], [], true],
    [[], [], true],
    [["repo/clean"], ["repo/a.log"], false],
    [["repo/build"], [], false],
    [["repo/src"], [], false],
  ])("none is ignored in the folders %j and files %j: %s", (folders, files, isEmpty) => {
    expect(ignored(folders, files).isEmpty()).toBe(isEmpty);
  });

  test("git is asked once, when the first file is asked for", () => {
    const files = ignored(["repo/later"], []);
    write(root, "repo/later/x.log", "");
    expect(files.has(at("repo/later/x.log"))).toBe(true);
    rmSync(at("repo/later"), { recursive: true });
    expect(files.has(at("repo/later/x.log"))).toBe(true);
  });

  test.each([
    ["repo/a.log", "`*.log` in .gitignore:1"],
    ["repo/alias/x.log", "`*.log` in .gitignore:1"],
    ["repo/build/x", "`/build/` in .gitignore:2"],
    ["repo/sub/x.tmp", "`*.tmp` in .gitignore:1"],
    ["repo/src/keep.log", null],
    ["repo/src/forced.log", null],
    ["repo/a.txt", null],
    ["plain/x.log", null],
  ])("the rule of %s is %s", (path, rule) => {
    expect(ignored([], []).ruleOf(at(path))).toBe(rule);
  });
});

test("rules are told for several files, by path", () => {
  const paths = ["src/x.log", "src/x.txt", "src/keep.log", "ä x", "src/forced.log", "data/x/y"];
  const rules = [
    ["src/x.log", "`*.log` in .gitignore:1"],
    ["ä x", "`ä *` in .gitignore:6"],
    ["data/x/y", "`/data/*` in .gitignore:4"],
  ] as const;
  expect(ignoreRules(at("repo"), paths)).toEqual(new Map(rules));
  const forced = ["src/forced.log", "`*.log` in .gitignore:1"] as const;
  expect(ignoreRules(at("repo"), paths, ["--no-index"])).toEqual(new Map([...rules, forced]));
  expect(ignoreRules(at("repo"), [])).toEqual(new Map());
  expect(ignoreRules(at("bad"), paths)).toEqual(new Map());
});

test("git may refuse to add what a rule ignores, also if it is tracked", () => {
  const refused = ["repo/src/forced.log", "repo/build/x", "repo/alias/x.log"].map(at);
  const others = ["repo/a.txt", "repo/src/keep.log", "plain/x.log"].map(at);
  expect(refusedByAdd([...others, ...refused])).toEqual(new Set(refused));
});
