import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  filesOfIndex,
  headToRemember,
  noMemory,
  type RememberedCommit,
} from "../../generator/tree/git/commit-memory.ts";
import * as runGit from "../../generator/tree/git/run-git.ts";
import { isIrrelevant } from "../../generator/tree/git/staged-paths.ts";
import { git, mustGit } from "../staged/repository.ts";
import { ProcessMemory } from "../support/process-memory.ts";
import { Random } from "../support/random.ts";

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-memory-")));
  mustGit(folder, "init", "-q", "-b", "main");
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file, a link (`->target`), or nothing. */
function write(path: string, text: string | null): void {
  const place = join(folder, path);
  rmSync(place, { force: true, recursive: true });
  if (text === null) return;
  mkdirSync(dirname(place), { recursive: true });
  if (text.startsWith("->")) symlinkSync(text.slice(2), place);
  else writeFileSync(place, text);
}

function commit(files: Readonly<Record<string, string | null>>): void {
  stage(files);
  mustGit(folder, "commit", "-qm", "one");
}

function stage(files: Readonly<Record<string, string | null>>): void {
  for (const [path, text] of Object.entries(files)) write(path, text);
  mustGit(folder, "add", "-A");
}

/** Returns what would be remembered now. */
function remembered(): RememberedCommit | null {
  const index = filesOfIndex(null, folder);
  return index === null ? null : headToRemember(index, folder);
}

/** Removes an object from the repository, as a broken disk does. */
function removeObject(name: string): void {
  const id = mustGit(folder, "rev-parse", name);
  rmSync(join(folder, ".git/objects", id.slice(0, 2), id.slice(2)));
}

const project = {
  "modelmark.config.json": '{ "out": "src/api" }',
  "src/api/modelmark.lock.json": "{}",
  "src/main.ts": "a",
};

/** Returns the commands of git that are run meanwhile. */
function commandsOf(action: () => unknown): readonly string[] {
  const spy = vi.spyOn(runGit, "runGit");
  action();
  const commands = spy.mock.calls.map(([args]) => args[0] ?? "");
  spy.mockRestore();
  return commands;
}

describe("what is remembered of a commit", () => {
  test("is its links and notable files, with the texts that may be read", () => {
    commit({ ...project, link: "->src", "package.json": "{}", "src/package.json5": "x" });
    const { entries = [], texts, id, chosenBy } = remembered() ?? {};
    expect(entries.map(({ path, isLink }) => `${path}${isLink ? " (link)" : ""}`)).toEqual([
      "link (link)",
      "modelmark.config.json",
      "package.json",
      "src/api/modelmark.lock.json",
      "src/package.json5",
    ]);
    expect([...(texts ?? [])].map(([, text]) => text).sort()).toEqual([
      "src",
      project["modelmark.config.json"],
      "{}",
    ]);
    expect(id).toBe(mustGit(folder, "rev-parse", "HEAD"));
    expect(chosenBy).toContain("modelmark");
  });

  test("is nothing without a commit, without git, and where it came from the memory", () => {
    expect(remembered()).toBeNull();
    commit(project);
    const index = { entries: [], texts: new Map<string, string>(), isFromMemory: true };
    expect(headToRemember(index, folder)).toBeNull();
    expect(headToRemember({ ...index, isFromMemory: false }, tmpdir())).toBeNull();
    expect(filesOfIndex(null, tmpdir())).toBeNull();
  });

  test("is nothing where the tree of the commit is missing, and without texts where one of them is", () => {
    commit({ "package.json": "{}" });
    const index = filesOfIndex(null, folder);
    if (index === null) throw new Error("git does not list the index");
    expect(headToRemember(index, folder)?.texts.size).toBe(1);
    removeObject("HEAD:package.json");
    const { entries, texts } = headToRemember(index, folder) ?? {};
    expect([entries?.length, texts?.size]).toEqual([1, 0]);
    removeObject("HEAD^{tree}");
    expect(headToRemember(index, folder)).toBeNull();
  });

  test("has no text that is long", () => {
    commit({ "a/package.json": "x".repeat(10_000), "b/package.json": "x".repeat(10_001) });
    expect([...(remembered()?.texts ?? [])].map(([, text]) => text.length)).toEqual([10_000]);
  });

  test("is nothing where there would be hundreds of entries", () => {
    const many = Array.from({ length: 199 }, (_, at) => [`${at}/package.json`, "{}"] as const);
    commit({ ...Object.fromEntries(many), "package.json": "{}" });
    expect(remembered()?.entries).toHaveLength(200);
    commit({ "one-more/package.json": "{}" });
    expect(remembered()).toBeNull();
    expect(commandsOf(remembered)).toEqual(["ls-files"]);
  });

  test("is put in place of a listing, as long as the index is close to the commit", () => {
    commit({ ...project, old: "->src" });
    const before = remembered();
    commit({ old: null, new: "->src/api", "deep/package.json": "{}" });
    stage({ "modelmark.config.json": "{}", "src/x.ts": "x" });
    const { entries = [], isFromMemory } = filesOfIndex(before, folder) ?? {};
    expect(isFromMemory).toBe(true);
    const listed = filesOfIndex(null, folder)?.entries ?? [];
    const paths = listed.map(({ path }) => path);
    const known = entries.filter(({ path }) => paths.includes(path));
    const sorted = known.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    expect(sorted).toEqual(listed);
    expect(paths).toContain("new");
    expect(paths).not.toContain("old");
  });

  test.each<[string, (commit: RememberedCommit) => RememberedCommit]>([
    ["other entries were chosen", (one) => ({ ...one, chosenBy: "" })],
    ["git does not have the commit", (one) => ({ ...one, id: "a".repeat(40) })],
  ])("is not used where %s", (_title, change) => {
    commit(project);
    const before = remembered();
    if (before === null) throw new Error("nothing is remembered");
    expect(filesOfIndex(before, folder)?.isFromMemory).toBe(true);
    expect(filesOfIndex(change(before), folder)?.isFromMemory).toBe(false);
  });

  test("is not used where a path is in conflict, or hundreds have changed", () => {
    commit(project);
    const before = remembered();
    const many = Array.from({ length: 500 }, (_, index) => [`many/${index}.ts`, "x"] as const);
    stage(Object.fromEntries(many));
    expect(filesOfIndex(before, folder)?.isFromMemory).toBe(true);
    stage({ "many/500.ts": "x" });
    expect(filesOfIndex(before, folder)?.isFromMemory).toBe(false);
    mustGit(folder, "reset", "-q", "--hard");
    mustGit(folder, "checkout", "-qb", "side");
    commit({ "src/main.ts": "side" });
    mustGit(folder, "checkout", "-q", "main");
    commit({ "src/main.ts": "main" });
    git(folder, "merge", "side");
    expect(filesOfIndex(before, folder)?.isFromMemory).toBe(false);
  });
});

describe("a commit in which nothing matters", () => {
  test("is compared twice and not listed, from the second time on", () => {
    commit({ ...project, "package.json": "{}" });
    const memory = new ProcessMemory();
    stage({ "src/main.ts": "b" });
    const asked = ["diff", "ls-files", "cat-file", "rev-parse", "ls-tree", "cat-file"];
    expect(commandsOf(() => isIrrelevant(folder, memory))).toEqual(asked);
    expect(commandsOf(() => isIrrelevant(folder, memory))).toEqual(["diff", "diff"]);
    mustGit(folder, "commit", "-qm", "two");
    stage({ "src/main.ts": "c" });
    expect(commandsOf(() => isIrrelevant(folder, memory))).toEqual(["diff", "diff"]);
    stage({ "package.json": '{"private":true}' });
    expect(commandsOf(() => isIrrelevant(folder, memory))).toEqual(["diff", "diff", "cat-file"]);
    expect(commandsOf(() => isIrrelevant(folder, noMemory))).toHaveLength(6);
  });

  test("is remembered only if it is one", () => {
    commit(project);
    const memory = new ProcessMemory();
    stage({ "src/page.md": "b" });
    expect(isIrrelevant(folder, memory)).toBe(false);
    expect(memory.last).toBeNull();
  });
});

const texts = ["{}", "a", '{ "out": "src/api" }', '{ "modelmark": {} }', '{ "include": ["*.ts"] }'];
const targets = ["->src", "->../src/main.ts", "->main.ts", "->.", "->gone"];
const paths = [
  ...[
    "src/main.ts",
    "src/other.ts",
    "src/page.md",
    "page.md",
    "link",
    "src/link.md",
    "package.json",
  ],
  ...[
    "modelmark.config.json",
    "src/modelmark.config.ts",
    "src/api/modelmark.lock.json",
    "src/x.ts",
  ],
  ...[
    "src/api/types.ts",
    ".prettierrc",
    "src/package.json",
    "modelmark.lock.json",
    "tsconfig.json",
  ],
];

test("whatever happens between two commits, a memory never changes the answer", () => {
  const random = new Random(20_261_129);
  const answers = { true: 0, false: 0 };
  const memory = new ProcessMemory();
  commit(project);
  const first = mustGit(folder, "rev-parse", "HEAD");
  for (let step = 0; step < 120; step += 1) {
    // Most projects soon have something that makes the answer uncertain, so they begin anew.
    if (step % 5 === 0) mustGit(folder, "checkout", "-qf", "-B", `branch${step}`, first);
    write(random.pick(paths), random.pick([null, ...texts, ...targets]));
    mustGit(folder, "add", "-A");
    if (random.pick([true, true, false])) git(folder, "commit", "-qm", "next");
    stage({ "src/staged.ts": `${step}` });
    const answer = isIrrelevant(folder, memory);
    expect(`${step} ${String(answer)}`).toBe(`${step} ${String(isIrrelevant(folder))}`);
    answers[answer ? "true" : "false"] += 1;
    if (random.pick([true, false])) git(folder, "commit", "-qm", "staged");
    else mustGit(folder, "reset", "-q", "--hard");
  }
  console.info(answers);
  expect(Math.min(...Object.values(answers))).toBeGreaterThan(30);
}, 60_000);
