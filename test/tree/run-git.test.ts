import { createHash } from "node:crypto";
import { chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { behindPointer } from "../../generator/tree/git/lfs-object.ts";
import { once } from "../../generator/tree/git/once.ts";
import { notStored, runGit, splitNul } from "../../generator/tree/git/run-git.ts";
import { ask, lineOf, topOfFolder } from "../../generator/tree/git/store.ts";
import { mustGit, write } from "../staged/repository.ts";

// How git is called, and what it says if it fails. All tests share these folders. `repo` is a repository, and the
// others are repositories that git does not read as usual.

let root: string;
const at = (path: string): string => join(root, path);
const missing = "0123456789".repeat(4);
const empty = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-git-")));
  for (const name of ["repo", "extended", "warned", "origin"])
    mustGit(root, "init", "-q", "-b", "main", name);
  for (const path of ["repo/src", "plain", "store"]) mkdirSync(at(path));
  mustGit(at("repo"), "commit", "-q", "--allow-empty", "-m", "first");
  mustGit(at("repo"), "config", "color.ui", "always");
  mustGit(at("warned"), "config", "core.fsyncMethod", "nonsense");
  write(at("origin"), "a", "a");
  mustGit(at("origin"), "add", "a");
  mustGit(at("origin"), "commit", "-qm", "first");
  mustGit(at("origin"), "config", "uploadpack.allowFilter", "true");
  const partial = ["clone", "-q", "--no-checkout", "--filter=blob:none"];
  mustGit(root, ...partial, `file://${at("origin")}`, "partial");
  rmSync(at("origin"), { recursive: true });
  const version = "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tother = 1\n";
  writeFileSync(at("extended/.git/config"), version);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const unknown = "ambiguous argument 'x': unknown revision or path not in the working tree.";

describe("git", () => {
  test.each<[string, readonly string[], string]>([
    ["repo", ["rev-parse", "x"], unknown],
    ["repo", ["config", "--get-regexp", "fatal: ["], "error: invalid key pattern: fatal: ["],
    ["repo", ["rev-parse", "--verify", "--quiet", "x"], ""],
    ["warned", ["cat-file", "-p", missing], `Not a valid object name ${missing}`],
    ["extended", ["status"], "unknown repository extension found: other"],
    ["partial", ["cat-file", "-p", "HEAD:a"], notStored],
    ["gone", ["status"], "there is no folder $/gone"],
  ])("in %s fails at %j with %j", (folder, args, reason) => {
    expect(runGit(args, at(folder))).toEqual({ ok: false, reason: reason.replace("$", root) });
  });

  test("that is not installed is told", () => {
    vi.stubEnv("PATH", at("plain"));
    onTestFinished(() => void vi.unstubAllEnvs());
    const answer = runGit(["status"], at("repo"));
    expect(answer).toEqual({ ok: false, reason: "git is not installed" });
    mkdirSync(at("plain/git"), { recursive: true });
    expect(runGit(["status"], at("repo"))).toEqual({ ok: false, reason: "spawnSync git EACCES" });
    rmSync(at("plain/git"), { recursive: true });
  });

  const isRoot = process.getuid?.() === 0;
  if (!isRoot) console.warn("Not tested: repositories of other users, which only root can make.");

  test.runIf(isRoot)("says how a repository of another user is trusted", () => {
    const theirs = mkdtempSync(at("theirs-"));
    mustGit(theirs, "init", "-q");
    for (const path of [join(theirs, ".git"), theirs]) chownSync(path, 12345, 12345);
    const trust = `git config --global --add safe.directory ${theirs}`;
    expect(runGit(["status"], theirs)).toEqual({
      ok: false,
      reason: `detected dubious ownership in repository at '${theirs}'; if you trust it: ${trust}`,
    });
  });

  /** The output of git, as text, or why there is none. */
  const output = (answer: ReturnType<typeof runGit>): string =>
    answer.ok ? answer.stdout.toString() : answer.reason;

  test("gets an input and variables, and prints no colours", () => {
    const hash = ["hash-object", "--stdin"];
    expect(output(runGit(hash, at("repo")))).toBe(`${empty}\n`);
    expect(output(runGit(hash, at("repo"), "a"))).toMatch(/^2e65efe2/);
    expect(output(runGit(["branch"], at("repo")))).toBe("* main\n");
    const author = { GIT_AUTHOR_NAME: "One", GIT_AUTHOR_EMAIL: "a@b" };
    expect(output(runGit(["var", "GIT_AUTHOR_IDENT"], at("repo"), "", author))).toMatch(
      /^One <a@b> /,
    );
  });

  test("is asked in a work tree, or for the objects of a store", () => {
    mustGit(root, "init", "-q", "--bare", "store");
    mustGit(at("store"), "config", "core.bare", "false");
    mustGit(at("store"), "config", "core.worktree", at("gone"));
    const folder = ["rev-parse", "--absolute-git-dir"];
    const here = { cwd: at("repo"), gitDir: null };
    const there = { cwd: at("repo"), gitDir: at("store") };
    expect(output(ask(here, folder))).toBe(`${at("repo/.git")}\n`);
    expect(output(ask(there, folder))).toBe(`${at("store")}\n`);
    expect(output(ask(there, ["rev-parse", "--show-toplevel"]))).toBe(`${at("store")}\n`);
    expect(output(ask(here, ["hash-object", "--stdin"]))).toBe(`${empty}\n`);
    expect(output(ask(here, ["hash-object", "--stdin"], "a"))).toMatch(/^2e65efe2/);
    const date = { GIT_AUTHOR_NAME: "Two", GIT_AUTHOR_EMAIL: "a@b" };
    expect(output(ask(here, ["var", "GIT_AUTHOR_IDENT"], "", date))).toMatch(/^Two <a@b> /);
  });

  test("tells the top of the work tree", () => {
    expect(topOfFolder(at("repo/src"))).toEqual({ ok: true, value: at("repo") });
    expect(topOfFolder(at("gone"))).toEqual({
      ok: false,
      reason: `there is no folder ${at("gone")}`,
    });
  });
});

test.each([
  ["a\n", "a"],
  ["a\r\n", "a"],
  ["a\n\n", "a\n"],
  ["a", "a"],
  ["a\nb\n", "a\nb"],
  ["ä \n", "ä "],
])("the line of %j is %j", (text, line) => {
  expect(lineOf(Buffer.from(text))).toBe(line);
});

test.each([
  ["", []],
  ["a\0", ["a"]],
  ["a\0b\nc\0", ["a", "b\nc"]],
  ["\0a\0\0b", ["a", "b"]],
])("the parts of %j are %j", (text, parts) => {
  expect(splitNul(Buffer.from(text))).toEqual(parts);
});

test.each([[1], [undefined], [null]])("what is found out once is %j each time", (result) => {
  const make = vi.fn(() => result);
  const get = once(make);
  expect(make).not.toHaveBeenCalled();
  expect([get(), get()]).toEqual([result, result]);
  expect(make).toHaveBeenCalledTimes(1);
});

describe("the content behind a pointer of LFS", () => {
  const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
  const head = "version https://git-lfs.github.com/spec/v1\n";
  const pointer = (text: string): string =>
    `${head}oid sha256:${hashOf(text)}\nsize ${text.length}\n`;

  /** Stores a content below a folder, as LFS does. */
  function keep(folder: string, text: string, oid = hashOf(text)): void {
    write(root, join(folder, "objects", oid.slice(0, 2), oid.slice(2, 4), oid), text);
  }

  beforeAll(() => {
    for (const name of ["lfs", "near", "far"]) mustGit(root, "init", "-q", name);
    mustGit(at("lfs"), "commit", "-q", "--allow-empty", "-m", "first");
    mustGit(at("lfs"), "worktree", "add", "-q", at("lfs-linked"));
    mustGit(at("near"), "config", "lfs.storage", "own");
    mustGit(at("far"), "config", "lfs.storage", at("far-store"));
    mkdirSync(at("lfs/src"));
    keep("lfs/.git/lfs", "here");
    keep("lfs/.git/lfs", "damaged", hashOf("as it was"));
    keep("near/.git/own", "near");
    keep("far-store", "far");
  });

  /** The content behind a text, `null` if it is no pointer, or why the content is not known. */
  function behind(text: string, folder = "lfs"): string | null {
    const content = behindPointer({ cwd: at(folder), gitDir: null }, Buffer.from(text));
    if (content === null) return null;
    return content.ok ? Buffer.from(content.bytes).toString() : content.reason;
  }

  const away = "its content is kept by Git LFS, and not here; `git lfs pull` fetches it";

  test.each([
    ["lfs", "here", "here"],
    ["lfs/src", "here", "here"],
    ["lfs-linked", "here", "here"],
    ["lfs", "gone", away],
    ["lfs", "as it was", away],
    ["near", "near", "near"],
    ["near", "here", away],
    ["far", "far", "far"],
    ["plain", "here", away],
    ["gone", "here", away],
  ])("in %s of %j is %j", (folder, text, wanted) => {
    expect(behind(pointer(text), folder)).toBe(wanted);
  });

  const own = `oid sha256:${hashOf("here")}\n`;

  test.each<[string, string, string | null]>([
    ["an extension", `${head}ext-0-a sha256:1\next-1-b sha256:2\n${own}size 4\n`, "here"],
    ["nothing more", `${head}${own}`, "here"],
    ["the longest text", (head + own).padEnd(1023, "x"), "here"],
    ["a longer text", (head + own).padEnd(1024, "x"), null],
    ["no end of its line", `${head}${own.trim()}`, null],
    ["text before", `x${head}${own}`, null],
    ["an id that is too short", `${head}oid sha256:${hashOf("here").slice(1)}\n`, null],
    ["an id in capitals", `${head}oid sha256:${hashOf("here").toUpperCase()}\n`, null],
    ["another line that begins with an o", `${head}other 1\n${own}`, null],
    ["another version", `${head.replace("v1", "v2")}${own}`, null],
    ["another host", `${head.replace("git-lfs.github", "git-lfs-github")}${own}`, null],
    ["nothing at all", "", null],
  ])("is told for %s", (_what, text, wanted) => {
    expect(behind(text)).toBe(wanted);
  });
});
