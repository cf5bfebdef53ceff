import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gitEnvironment } from "../../generator/tree/git/git-environment.ts";

let root: string;

const at = (...parts: readonly string[]): string => join(root, ...parts);
const write = (path: string, text: string): void => {
  writeFileSync(at(path), text);
};

// - `repo` is a repository, `repo/inner` one in its work tree, and `linked` a work tree that `repo` is linked to.
// - `dots` is a repository that names the work tree `home`, which has no `.git`.
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-environment-")));
  for (const path of [
    "repo/.git/sub",
    "repo/src",
    "repo/inner/.git",
    "linked",
    "home/src",
    "dots",
    "bare",
    "away",
  ]) {
    mkdirSync(at(path), { recursive: true });
  }
  mkdirSync(at("repo/.git/worktrees/linked"), { recursive: true });
  write("linked/.git", `gitdir: ${at("repo/.git/worktrees/linked")}\n`);
  write("dots/config", `[core]\n\tbare = false\n\tworktree = ../home\n`);
  symlinkSync(at("repo"), at("repo-link"));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test("keeps what says where settings and objects are, and no other variable of git", () => {
  const passed = {
    ...{ PATH: "/bin", HOME: "/home", NOT_GIT_DIR: "a", GIT_CONFIG: "a", GIT_CONFIG_GLOBAL: "a" },
    ...{ GIT_CONFIG_COUNT: "1", GIT_EXEC_PATH: "a", GIT_CEILING_DIRECTORIES: "a" },
    ...{ GIT_DISCOVERY_ACROSS_FILESYSTEM: "1", GIT_OBJECT_DIRECTORY: "a" },
    ...{ GIT_ALTERNATE_OBJECT_DIRECTORIES: "a" },
  };
  const dropped = {
    ...{ GIT_PREFIX: "a/", GIT_LITERAL_PATHSPECS: "1", GIT_CONFIGS: "a", GIT_EXEC_PATHS: "a" },
    ...{ GIT_TRACE: "1", MY_GIT: undefined, GIT_AUTHOR_NAME: "a", XGIT_CONFIG: undefined },
  };
  const own = {
    ...{ LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0" },
    GIT_NO_REPLACE_OBJECTS: "1",
  };
  const around = { ...passed, ...dropped, LC_ALL: "de", GIT_OPTIONAL_LOCKS: "1" };
  expect(gitEnvironment(at("repo"), around)).toEqual({ ...passed, ...own });
});

describe("the index that is named", () => {
  const indexIn = (cwd: string, around: NodeJS.ProcessEnv): string | null => {
    const index = gitEnvironment(at(cwd), around)["GIT_INDEX_FILE"];
    return index?.startsWith(`${root}/`) === true ? index.slice(root.length + 1) : (index ?? null);
  };

  test.each<[string, string, string | null]>([
    ["repo", ".git/index", "repo/.git/index"],
    ["repo/src", ".git/index", "repo/.git/index"],
    ["repo-link/src", ".git/index", "repo/.git/index"],
    ["repo", ".git/gone/index", null],
    ["repo", ".git/sub/index", "repo/.git/sub/index"],
    ["repo/inner", ".git/index", "repo/inner/.git/index"],
    ["repo/inner", ".git/sub/index", null],
    ["linked", "index", "linked/index"],
    ["away", "gone/index", "away/gone/index"],
  ])("in %s as %s is %s", (cwd, index, wanted) => {
    expect(indexIn(cwd, { GIT_INDEX_FILE: index })).toBe(wanted);
  });

  test.each<[string, string, string | undefined, string | null]>([
    ["repo", "repo/.git/index", undefined, "repo/.git/index"],
    ["repo", "repo/.git/index", "repo/.git", "repo/.git/index"],
    ["repo", "away/index", "repo/inner/.git", "away/index"],
    ["repo/inner", "repo/.git/index", "repo/.git", null],
    ["repo/inner", "repo/.git/index", "repo-link/.git", null],
    ["repo/inner", "repo/.git/index", undefined, "repo/.git/index"],
    ["repo/inner", "repo/.git/sub/index", "repo/.git", "repo/.git/sub/index"],
    ["repo/inner", "repo/.git/index", "gone", "repo/.git/index"],
    [
      "linked",
      "repo/.git/worktrees/linked/index",
      "repo/.git/worktrees/linked",
      "repo/.git/worktrees/linked/index",
    ],
    ["linked", "repo/.git/index", "repo/.git", null],
    ["away", "repo/.git/index", "repo/.git", "repo/.git/index"],
  ])(
    "in %s as the whole path of %s, with the repository %s, is %s",
    (cwd, index, store, wanted) => {
      const GIT_DIR = store === undefined ? {} : { GIT_DIR: at(store) };
      expect(indexIn(cwd, { GIT_INDEX_FILE: at(index), ...GIT_DIR })).toBe(wanted);
    },
  );

  test("is none where none is named", () => {
    expect(indexIn("repo", {})).toBeNull();
  });

  test("is that of a repository outside its work tree", () => {
    const around = { GIT_DIR: at("dots"), GIT_INDEX_FILE: "gone/index" };
    expect(indexIn("home/src", around)).toBe("home/gone/index");
  });
});

describe("a repository outside its work tree", () => {
  const named = (cwd: string, around: NodeJS.ProcessEnv): readonly (string | undefined)[] => {
    const { GIT_DIR, GIT_WORK_TREE } = gitEnvironment(at(cwd), around);
    return [GIT_DIR, GIT_WORK_TREE].map((path) => path?.slice(root.length + 1));
  };

  test.each<[string, string, string | undefined, readonly [string, string] | null]>([
    ["home", "dots", undefined, ["dots", "home"]],
    ["home/src", "dots", undefined, ["dots", "home"]],
    ["away", "dots", undefined, null],
    ["home", "bare", undefined, null],
    ["home", "bare", "home", ["bare", "home"]],
    ["home/src", "bare", "home", ["bare", "home"]],
    ["home", "bare", "home/src", null],
    ["home", "bare", "gone", null],
    ["away", "dots", "away", ["dots", "away"]],
    ["repo", "bare", "repo", null],
    ["repo/src", "bare", "repo", null],
    ["home", "gone", undefined, null],
  ])("in %s, at %s with the work tree %s, is %j", (cwd, store, work, wanted) => {
    const GIT_WORK_TREE = work === undefined ? {} : { GIT_WORK_TREE: at(work) };
    const found = named(cwd, { GIT_DIR: at(store), ...GIT_WORK_TREE });
    expect(found).toEqual(wanted ?? [undefined, undefined]);
  });

  test("is none where none is named", () => {
    expect(named("home", { GIT_WORK_TREE: at("home") })).toEqual([undefined, undefined]);
  });

  test.each([
    ["[core]\n\tworktree = ../home\n", true],
    ["[core]\n\tworktree=../home\n", true],
    ["[core] worktree = ../home", true],
    ["  WorkTree = ../home  ", true],
    ['worktree = "../home"\n', true],
    ['worktree = "../ho\\me"\n', true],
    ["worktree = ../home # mine", true],
    ["worktree = ../home ; mine", true],
    ["# worktree = ../home", false],
    ["my-worktree = ../home", false],
    ["worktree ../home", false],
    ["worktree = ../homes", false],
    ["bare = true", false],
  ])("is told by the settings %j: %s", (text, isNamed) => {
    write("bare/config", text);
    const wanted = isNamed ? ["bare", "home"] : [undefined, undefined];
    expect(named("home", { GIT_DIR: at("bare") })).toEqual(wanted);
    rmSync(at("bare/config"));
  });
});
