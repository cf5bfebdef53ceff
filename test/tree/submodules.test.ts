import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterSubmodule } from "../../generator/tree/git/enter-submodule.ts";
import { mustGit } from "../staged/repository.ts";

// Where the commit of a submodule is stored. All tests share these repositories, and none writes to them. `inner` is
// the repository of each submodule, with the commits `first` and `second`.
// - `outer` has `here` checked out with both commits, and `behind` with the first alone, while its store has both.
// - It stores `away` under the name `its name`, and `twice` under the second of its two names. Neither is checked out.
// - `linked` is another work tree of `outer`, and has a store of `own` for itself.

let root: string;
const ids = { first: "", second: "", outer: "", nested: "", missing: "0123456789".repeat(4) };
const at = (path: string): string => join(root, path);

const submodules: readonly (readonly [name: string, path: string])[] = [
  ...([
    ["here", "here"],
    ["behind", "libs/behind"],
    ["its name", "libs/away"],
  ] as const),
  ...([
    ["once.1", "twice"],
    ["once.2", "twice"],
    ["gone", "gone"],
    ["own", "own"],
  ] as const),
  ...([
    ["../../evil", "evil"],
    ["x/..", "evil"],
    ["..", "evil"],
    ["a\\..\\b", "evil"],
  ] as const),
  ...([
    ["a..b", "dots"],
    ["..a", "dots2"],
    ["a/../../../evil", "evil"],
  ] as const),
];

/** Copies the store of `inner` to where git keeps a submodule, with settings that name a folder that is gone. */
function keep(path: string, from = "inner"): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  mustGit(root, "clone", "-q", "--bare", from, path);
  mustGit(at(path), "config", "core.bare", "false");
  mustGit(at(path), "config", "core.worktree", "/gone/folder");
}

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-submodules-")));
  mustGit(root, "init", "-q", "-b", "main", "inner");
  writeFileSync(at("inner/.gitmodules"), '[submodule "nested"]\n\tpath = nested\n\turl = ../x\n');
  mustGit(at("inner"), "add", "-A");
  mustGit(at("inner"), "commit", "-qm", "first");
  ids.first = mustGit(at("inner"), "rev-parse", "HEAD");
  mustGit(root, "clone", "-q", "inner", "early");
  mustGit(at("inner"), "commit", "-q", "--allow-empty", "-m", "second");
  ids.second = mustGit(at("inner"), "rev-parse", "HEAD");

  mustGit(root, "init", "-q", "-b", "main", "outer");
  const sections = submodules.map(
    ([name, path]) =>
      `[submodule ${JSON.stringify(name)}]\n\tpath = ${path}\n\turl = ../inner\n\tbranch = own-url\n`,
  );
  writeFileSync(at("outer/.gitmodules"), sections.join(""));
  mustGit(at("outer"), "add", ".gitmodules");
  mustGit(at("outer"), "commit", "-qm", "outer");
  ids.outer = mustGit(at("outer"), "rev-parse", "HEAD");
  mustGit(root, "clone", "-q", "inner", "outer/here");
  mkdirSync(at("outer/libs/away"), { recursive: true });
  renameSync(at("early"), at("outer/libs/behind"));
  for (const name of ["behind", "its name", "once.2", "a..b", "..a"]) {
    keep(`outer/.git/modules/${name}`);
  }
  keep("outer/evil");
  keep("outer/.git/evil");
  keep("evil");
  keep("outer/.git/modules/its name/modules/nested", "outer");
  mustGit(at("outer"), "worktree", "add", "-q", at("linked"));
  keep("outer/.git/worktrees/linked/modules/own");
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Says where a commit of a submodule is stored: `<folder of git> | <store> | <top>`, or why it is not. */
function stored(
  work: string,
  path: string,
  commit: keyof typeof ids,
  around = ids.outer,
  gitDir: string | null = null,
): string {
  const store = { cwd: at(work), gitDir: gitDir === null ? null : at(gitDir) };
  const top = gitDir === null ? store.cwd : null;
  const answer = enterSubmodule({ store, top, id: around }, path, ids[commit]);
  if (!answer.ok) return answer.reason;
  const { value } = answer;
  expect(value.id).toBe(ids[commit]);
  return [value.store.cwd, value.store.gitDir, value.top].join(" | ").replaceAll(root, "$");
}

const unnamed = (path: string): string =>
  `\`${path}\` is a repository of its own, and .gitmodules does not name it: a clone has nothing there`;
const lost = (path: string): string =>
  `its submodule \`${path}\` was at 012345678901, which is not stored here; fetch it there, after \`git submodule update --init\``;

test.each<[string, string, keyof typeof ids, string]>([
  ["outer", "here", "first", "$/outer/here |  | $/outer/here"],
  ["outer", "here", "second", "$/outer/here |  | $/outer/here"],
  ["outer", "libs/behind", "first", "$/outer/libs/behind |  | $/outer/libs/behind"],
  ["outer", "libs/behind", "second", "$/outer | $/outer/.git/modules/behind | "],
  ["outer", "libs/away", "second", "$/outer | $/outer/.git/modules/its name | "],
  ["outer", "twice", "second", "$/outer | $/outer/.git/modules/once.2 | "],
  ["outer", "dots", "second", "$/outer | $/outer/.git/modules/a..b | "],
  ["outer", "dots2", "second", "$/outer | $/outer/.git/modules/..a | "],
  ["linked", "own", "second", "$/linked | $/outer/.git/worktrees/linked/modules/own | "],
  ["linked", "libs/away", "second", "$/linked | $/outer/.git/modules/its name | "],
  ["outer", "gone", "missing", lost("gone")],
  ["outer", "here", "missing", lost("here")],
  // An empty folder is part of the work tree around it, whose commits are no commits of a submodule.
  ["outer", "libs/away", "missing", lost("libs/away")],
  ["outer", "unnamed", "second", unnamed("unnamed")],
  ["outer", "own-url", "second", unnamed("own-url")],
  ["outer", "behind", "second", unnamed("behind")],
  ["outer", "evil", "second", unnamed("evil")],
])("in %s the submodule %s has its %s commit at %s", (work, path, commit, wanted) => {
  expect(stored(work, path, commit)).toBe(wanted);
});

test("a commit of the repository around it is none of a submodule", () => {
  expect(stored("outer", "libs/away", "outer")).toContain(
    `was at ${ids.outer.slice(0, 12)}, which is not stored`,
  );
});

test("the index names submodules too, and a commit without .gitmodules names none", () => {
  expect(stored("outer", "libs/away", "second", "")).toContain(".git/modules/its name");
  expect(stored("outer", "libs/away", "second", ids.missing)).toBe(unnamed("libs/away"));
});

test("a submodule of one that is not checked out is stored in its store", () => {
  const store = "outer/.git/modules/its name";
  expect(stored("outer", "nested", "outer", ids.second, store)).toBe(
    `$/outer | $/${store}/modules/nested | `,
  );
});
