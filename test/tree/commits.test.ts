import { execFileSync } from "node:child_process";
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
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commitTree } from "../../generator/tree/git/commit-tree.ts";
import { findCommit } from "../../generator/tree/git/find-commit.ts";
import { pagesAtRef } from "../../generator/tree/git/pages-at-ref.ts";
import { whereWere } from "../../generator/tree/git/where-were.ts";
import { readText } from "../../generator/tree/tree.ts";
import { mustGit, write } from "../staged/repository.ts";

// What a commit holds. All tests share these folders, and none writes to them. `repo` is a repository with one branch
// for each set of files below, and with the pages of `main` in its work tree. `repo/vendor` is a repository of its
// own. `shallow` is a shallow clone, `other` another repository, and `plain` none.

const missing = "0123456789".repeat(4);
const page = "A page.\n";

/** The files of each branch. A text that begins with `->` is the target of a link, and `!` marks a submodule. */
const branches: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  main: { "spec/models/a.md": page, "spec/models/b.md": page, "spec/c.md": page, "src/x.ts": "x" },
  old: { "docs/models/a.md": page, "docs/models/b.md": page, "docs/c.md": page, "src/x.ts": "x" },
  flat: { "models/a.md": page, "c.md": page, "spec/x.txt": "x" },
  spaced: { "my docs/models/a.md": page, "my docs/c.md": page },
  colon: { "a-b/models/a.md": page, "a-b/c.md": page },
  out: { spec: "->../other", "docs/c.md": page, "docs/models/a.md": page },
  linked: { spec: "->docs/deep", "docs/deep/er/a.md": page },
  subs: { "spec/vendor": "!", "spec/x.ts": "x" },
  names: { "docs/xc.md": page, "docs/models/xa.md": page, "c.md/x": "x" },
  equal: { "x/c.md": page, "b/c.md": page, "y/c.md": page },
  nested: { "b-a/c.md": page, "b/c.md": page },
  vendored: { "vendor/x.ts": "x" },
  more: { "b/c.md": page, "x/c.md": page, "x/models/a.md": page, "y/c.md": page },
};

let root: string;
const at = (path: string): string => join(root, path);
const idOf = (name: string): string => mustGit(at("repo"), "rev-parse", name);
const isPage = (path: string): boolean => /^(?:\w+\/)*\w+\.md$/.test(path);

/** Returns the commands by which `git fast-import` creates a branch. */
function branch([name, files]: readonly [string, Readonly<Record<string, string>>]): string {
  const changes = Object.entries(files).map(([path, text]) => {
    if (text === "!") return `M 160000 ${missing} ${path}`;
    const [mode, content] = text.startsWith("->") ? ["120000", text.slice(2)] : ["100644", text];
    return `M ${mode} inline ${path}\ndata ${content.length}\n${content}`;
  });
  const head = [`commit refs/heads/${name}`, "committer Test <test@example.com> 0 +0000"];
  return [...head, `data ${name.length}\n${name}`, ...changes, ""].join("\n");
}

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-commits-")));
  for (const path of ["repo", "repo/vendor", "other"])
    mustGit(root, "init", "-q", "-b", "main", path);
  const input = Object.entries(branches).map(branch).join("\n");
  execFileSync("git", ["fast-import", "--quiet"], { cwd: at("repo"), input });
  mustGit(at("repo"), "reset", "-q", "--hard");
  const refs = {
    ...{ "refs/tags/both": "old", "refs/heads/both": "main", "refs/remotes/both": "flat" },
    ...{ "refs/heads/null": "main", "refs/heads/refs/heads/flat": "main" },
    ...{ "refs/heads/heads/flat": "main" },
    ...{ "refs/remotes/origin/feature": "main", "refs/remotes/origin/a": "main" },
    ...{ "refs/tags/blob": "main:src/x.ts" },
  };
  const updates = Object.entries(refs).map(([ref, name]) => `create ${ref} ${idOf(name)}\n`);
  const options = { cwd: at("repo"), input: updates.join("") };
  execFileSync("git", ["update-ref", "--stdin"], options);
  const treeless = `tree ${missing}\nauthor A <a> 0 +0000\ncommitter A <a> 0 +0000\n\nx\n`;
  const written = ["hash-object", "-t", "commit", "--literally", "-w", "--stdin"];
  const id = execFileSync("git", written, { cwd: at("repo"), input: treeless, encoding: "utf8" });
  writeFileSync(at("repo/.git/refs/heads/treeless"), id);
  mustGit(at("repo"), "tag", "-a", "-m", "A note.", "note", "old");
  mustGit(root, "clone", "-q", "--depth", "1", `file://${at("repo")}`, "shallow");
  write(at("plain"), "spec/c.md", page);
  write(at("other"), "docs/c.md", page);
  write(at("repo"), "vendor/c.md", page);
  mkdirSync(at("moved/spec"), { recursive: true });
  writeFileSync(at("moved/.git"), "gitdir: /gone/store\n");
  symlinkSync("repo", at("link"));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("a name of a commit", () => {
  test.each([
    ["main", "main"],
    ["refs/heads/main", "main"],
    ["HEAD", "main"],
    ["note", "old"],
    ["main:spec", "main:spec"],
    ["main^{tree}", "main^{tree}"],
    ["origin/feature", "main"],
  ])("such as %s is looked up", (ref, wanted) => {
    const top = at("repo");
    const value = { store: { cwd: top, gitDir: null }, top, id: idOf(wanted) };
    expect(findCommit(ref, top, root)).toEqual({ ok: true, value, others: [] });
    expect(findCommit(value.id, top, root)).toEqual({ ok: true, value, others: [] });
  });

  test.each<[string, string, readonly string[]]>([
    ["both", "old", ["refs/tags/both", "refs/heads/both", "refs/remotes/both"]],
    ["heads/flat", "flat", ["refs/heads/flat", "refs/heads/heads/flat"]],
    ["refs/heads/flat", "flat", ["refs/heads/flat", "refs/heads/refs/heads/flat"]],
  ])("such as %s has several refs, of which git takes the first", (ref, wanted, others) => {
    expect(findCommit(ref, at("repo"), root)).toMatchObject({
      ...{ ok: true, value: { id: idOf(wanted) }, others },
    });
  });

  const unknown = "the repository has no such commit";
  const unnamed = "that is not the name of a commit";

  test.each<[string, string, string, string | undefined]>([
    ["nowhere", "repo", unknown, undefined],
    ["", "repo", unnamed, undefined],
    ["-x", "repo", unnamed, "A branch of that name is written `refs/heads/-x`."],
    ["^main", "repo", unknown, undefined],
    ["main..old", "repo", unknown, undefined],
    ["main:src/x.ts", "repo", unknown, undefined],
    ["blob", "repo", unknown, undefined],
    ["feature", "repo", unknown, "It has `origin/feature`; name that one."],
    ["eature", "repo", unknown, undefined],
    ["a", "repo", unknown, "It has `origin/a`; name that one."],
    [
      "spec",
      "repo",
      "that is a folder, and the repository has no commit of that name",
      "Compare two folders with `modelmark diff OLD NEW`, or a folder of a commit with `--against REF:spec`.",
    ],
    [
      "old",
      "shallow",
      `${unknown}, and is a shallow clone`,
      "Fetch it first: `git fetch --unshallow`, or in GitHub Actions `fetch-depth: 0`.",
    ],
    ["main", "plain", unknown, undefined],
    ["main", "gone", unknown, undefined],
  ])("such as %j is refused in %s: %s", (ref, top, reason, remedy) => {
    const wanted = { ok: false, reason, ...(remedy === undefined ? {} : { remedy }) };
    expect(findCommit(ref, at(top), at("repo"))).toEqual(wanted);
  });

  test("is one where a folder has the same name", () => {
    expect(findCommit("main", at("repo"), at("repo/.git/refs/heads")).ok).toBe(true);
  });
});

const commitOf = (name: string) => {
  const top = at("repo");
  return { store: { cwd: top, gitDir: null }, top, id: idOf(name) };
};

test("a commit is a tree, of which the disk says nothing", () => {
  const tree = commitTree(commitOf("old"), at("repo"));
  if (!tree.ok) throw new Error(tree.reason);
  const { value } = tree;
  expect(readText(value, at("repo/docs/models/a.md"))).toEqual({ ok: true, value: page });
  expect([value.look(at("repo/docs/models")), value.look(at("repo/spec"))]).toEqual([
    ...["folder", null],
  ]);
  expect(value.keptOut([at("repo/docs/c.md")])).toEqual(new Map());
  expect(value.changedOnDisk()).toEqual([]);
});

test("a commit that is not stored is no tree", () => {
  const lost = { ...commitOf("main"), id: missing };
  expect(commitTree(lost, at("repo"))).toMatchObject({ ok: false });
});

describe("the folder that had the pages", () => {
  let count = 0;

  test.each<[string, readonly string[], string | null]>([
    ["main", ["models/a.md", "models/b.md", "c.md"], "spec"],
    ["old", ["models/a.md", "models/b.md", "c.md"], "docs"],
    ["old", ["models/a.md", "new.md"], "docs"],
    ["old", ["models/a.md", "new.md", "newer.md"], null],
    ["old", ["models/a.md", "new.txt", "newer.txt"], "docs"],
    ["old", ["models/a.md", "folder.md/x", "folder2.md/x"], "docs"],
    ["old", ["a.md"], "docs/models"],
    ["old", ["x.ts"], null],
    ["old", ["new.md"], null],
    ["old", [], null],
    ["flat", ["models/a.md", "c.md"], ""],
    ["names", ["models/a.md", "c.md"], null],
    ["equal", ["c.md"], "b"],
    ["nested", ["c.md"], "b"],
    ["more", ["c.md", "models/a.md"], "x"],
  ])("in %s of the files %j is %j", (name, files, wanted) => {
    const folder = at(`now/${(count += 1)}`);
    mkdirSync(folder, { recursive: true });
    for (const path of files) write(folder, path, page);
    expect(whereWere(commitOf(name), folder, isPage)).toBe(wanted);
  });

  test("is unknown where the commit is not stored", () => {
    expect(whereWere({ ...commitOf("main"), id: missing }, at("repo/spec"), isPage)).toBeNull();
  });
});

describe("the pages", () => {
  /** Says where a commit has the pages of a folder, and how the folder is shown, or why it has none. */
  function told(against: string, folder: string, project = "repo", cwd = project): string {
    const place = { folder: at(folder), project: at(project), cwd: at(cwd) };
    const { value, diagnostics } = pagesAtRef({ against, ...place, isWanted: isPage });
    const [one] = diagnostics;
    const finding = one === undefined ? "" : `${one.code} ${one.message}`;
    if (value === null) return finding.replaceAll(root, "$");
    const kind = value.tree.real(value.folder).ok ? "" : "missing";
    return [value.folder, value.shown, kind, finding].join(" ").trim().replaceAll(root, "$");
  }

  const refused = (against: string, why: string): string =>
    `MM1021 The pages of \`${against}\` cannot be read from git: ${why}`;
  const noFolder = "it does not have this folder";
  const moved = (where: string): string => `. Many of its pages are ${where}`;
  const store =
    "not a git repository: /gone/store; `git worktree repair`, given in the repository, mends that";

  test.each<[string, string, string | undefined, string | undefined, string]>([
    ["main", "repo/spec", "repo", "repo", "$/repo/spec $/repo/spec"],
    ["main", "repo/spec", "repo/src", "plain", "$/repo/spec $/repo/spec"],
    ["main", "repo/spec", "plain", "repo/src", "$/repo/spec $/repo/spec"],
    ["main", "link/spec", "repo", "repo", "$/repo/spec $/link/spec"],
    ["old:docs", "repo/spec", "repo", "repo", "$/repo/docs $/repo/docs"],
    ["old:docs", "plain/spec", "repo", "plain", "$/repo/docs $/repo/docs"],
    ["old:docs", "repo/spec", "plain", "repo/src", "$/repo/docs $/repo/docs"],
    ["old:../docs", "repo/spec", "repo", "repo/src", "$/repo/docs $/repo/docs"],
    ["old:./docs", "repo/spec", "repo", "plain", "$/repo/docs $/repo/docs"],
    ["old:", "repo/spec", "repo", "repo", "$/repo $/repo"],
    ["linked:spec", "repo/spec", "repo", "repo", "$/repo/spec $/repo/spec"],
    ["subs", "repo/spec", "repo", "repo", "$/repo/spec $/repo/spec"],
  ])("of %s for %s are found from %s in %s", (against, folder, project, cwd, wanted) => {
    expect(told(against, folder, project, cwd)).toBe(wanted);
  });

  test("of a commit without its tree are refused", () => {
    const why = `Not a valid object name ${idOf("treeless")}^{tree}`;
    expect(told("treeless", "repo/spec")).toBe(refused("treeless", why));
  });

  test.each([
    ["models/a.md", true],
    ["a.md", false],
    ["models", true],
    ["spec/models/a.md", false],
  ])("are those whose path in the folder is wanted: %s: %s", (path, isThere) => {
    const place = { folder: at("repo/spec"), project: at("repo"), cwd: at("repo") };
    const isWanted = (one: string): boolean => one === path;
    expect(pagesAtRef({ against: "main", ...place, isWanted }).value !== null).toBe(isThere);
  });

  test("of one of several refs are found with a warning", () => {
    expect(told("both:docs", "repo/spec")).toMatch(
      /^\$\/repo\/docs \$\/repo\/docs {2}MM1022 .*`both`.*refs\/tags\/both.*refs\/heads\/both/,
    );
  });

  test.each<[string, string, string, string]>([
    ["old", "repo/spec", "repo", noFolder + moved("in `docs` there: `--against old:docs`")],
    ["flat", "repo/spec", "repo", "it has no pages" + moved("at the top there: `--against flat:`")],
    [
      "spaced",
      "repo/spec",
      "repo",
      noFolder + moved('in `my docs` there: `--against "spaced:my docs"`'),
    ],
    ["colon", "repo/spec", "repo", noFolder + moved("in `a-b` there: `--against colon:a-b`")],
    [
      "main:src",
      "repo/spec",
      "repo",
      `it has no pages${moved("in `spec` there: `--against main:spec`")}`,
    ],
    ["vendored", "repo/vendor", "repo", "it has no pages"],
    ["main:src/x.ts", "repo/src", "repo", noFolder],
    ["main:gone", "repo/src", "repo", noFolder],
    [
      "out",
      "repo/spec",
      "repo",
      `a link leads out of the repository${moved("in `docs` there: `--against out:docs`")}`,
    ],
    ["main:/spec", "repo/spec", "repo", "an absolute path lies outside the repository"],
    ["nowhere", "repo/spec", "repo", "the repository has no such commit"],

    [
      "-x",
      "repo/spec",
      "repo",
      "that is not the name of a commit. A branch of that name is written `refs/heads/-x`",
    ],
    ["main", "plain/spec", "plain", "the folder is in no git repository"],
    ["main:spec", "plain/spec", "plain", "the project is in no git repository"],
    ["main", "moved/spec", "moved", store],
    ["main:spec", "moved/spec", "moved", store],
    [
      "main",
      "plain/spec",
      "repo",
      "`$/plain/spec` is outside of the repository `$/repo`. Name the folder in the commit: `--against REF:PATH`",
    ],
    [
      "main",
      "other/docs",
      "repo",
      "`$/other/docs` is in another repository (`$/other`) than the project (`$/repo`), whose commits do not say what it held. Name a commit of that repository, with `--cwd $/other` and `--config`, or compare two folders: `modelmark diff OLD NEW`",
    ],
    [
      "main",
      "repo/vendor",
      "repo",
      `${noFolder}: \`vendor\` is a repository of its own, and no submodule there. Give the command in that repository, or compare two folders`,
    ],
    [
      "main:vendor/gone",
      "repo/vendor",
      "repo",
      `${noFolder}${moved("in `spec` there: `--against main:spec`")}`,
    ],
  ])("of %s for %s in %s are refused", (against, folder, project, why) => {
    expect(told(against, folder, project)).toBe(refused(against, why));
  });

  const isRoot = process.getuid?.() === 0;
  if (!isRoot) console.warn("Not tested: repositories of other users, which only root can make.");

  test.runIf(isRoot)("of a repository of another user are refused with advice", () => {
    const theirs = basename(mkdtempSync(at("theirs-")));
    mustGit(at(theirs), "init", "-q");
    mkdirSync(at(`${theirs}/spec`));
    for (const path of [`${theirs}/.git`, theirs]) chownSync(at(path), 12345, 12345);
    const advice = "Give the command of git's, or run this as the owner of the repository";
    expect(told("main", `${theirs}/spec`, theirs)).toMatch(
      new RegExp(`safe\\.directory.*${advice}$`),
    );
    expect(told("main:spec", `${theirs}/spec`, theirs)).toMatch(
      new RegExp(`safe\\.directory.*${advice}$`),
    );
  });
});
