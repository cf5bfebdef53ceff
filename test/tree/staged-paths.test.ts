import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isIrrelevant } from "../../generator/tree/git/staged-paths.ts";
import { mustGit } from "../staged/repository.ts";

/** Files by path. A text that begins with `->` is the target of a link, and `null` removes a file. */
type Files = Readonly<Record<string, string | null>>;

/** What is committed, and the change of it that is staged, under a title. */
type Row = readonly [title: string, before: Files, change: Files];

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-staged-")));
  mustGit(folder, "init", "-q");
  mkdirSync(join(folder, "src"));
  const rows = [...irrelevant, ...relevant];
  const commits = rows.flatMap(([title, before, change]) => [
    ...commit(`before/${slug(title)}`, before),
    ...commit(`after/${slug(title)}`, change, `from refs/heads/before/${slug(title)}`),
  ]);
  execFileSync("git", ["fast-import", "--quiet"], { cwd: folder, input: commits.join("\n") });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function slug(title: string): string {
  return title.replaceAll(/\W+/g, "-");
}

/** Returns the commands by which `git fast-import` creates a commit, faster than a work tree could. */
function commit(branch: string, files: Files, ...from: readonly string[]): readonly string[] {
  const content = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}`;
  const changes = Object.entries(files).map(([path, text]) => {
    if (text === null) return `D ${path}`;
    return text.startsWith("->")
      ? `M 120000 inline ${path}\n${content(text.slice(2))}`
      : `M 100644 inline ${path}\n${content(text)}`;
  });
  const head = [`commit refs/heads/${branch}`, "committer Test <test@example.com> 0 +0000"];
  return [...head, content(branch), ...from, ...changes, ""];
}

/** Stages the change of a row, and asks whether it is irrelevant. */
function judged(title: string, cwd = "."): boolean {
  writeFileSync(join(folder, ".git/HEAD"), `ref: refs/heads/before/${slug(title)}\n`);
  mustGit(folder, "read-tree", `refs/heads/after/${slug(title)}`);
  return isIrrelevant(join(folder, cwd));
}

const config = { "modelmark.config.json": '{ "out": "src/api" }' };
const project = { ...config, "src/api/modelmark.lock.json": "{}", "src/main.ts": "a" };

const irrelevant: readonly Row[] = [
  ["a path like a line of git", project, { ":1 120000 a": "x", "src/main.ts": "b" }],
  [
    "a manifest whose id begins with a zero",
    { ...project, "package.json": '{ "n": 8 }' },
    { "package.json": "{}" },
  ],
  [
    "a manifest whose id ends with a zero",
    { ...project, "package.json": '{ "n": 13 }' },
    { "package.json": "{}" },
  ],
  [
    "a script, where the text of a config is a path",
    { ...project, ".editorconfig": "src/main.ts" },
    { "src/main.ts": "b" },
  ],
  [
    "a script that names ours like a manifest",
    { ...project, "src/main.ts": "modelmark@1" },
    { "src/main.ts": "modelmark@2" },
  ],
  [
    "a script, where our config names plugins",
    { ...project, "modelmark.config.json": '{ "format": "project", "site": "plugins" }' },
    { "src/main.ts": "b" },
  ],
  [
    "a manifest of another name in a folder beside the config",
    { ...project, "other/package.json": "{}" },
    { "other/package.json": '{ "name": "a" }' },
  ],
  ["a script", project, { "src/main.ts": "b" }],
  ["a new file", project, { "src/new.txt": "b" }],
  ["a removed file", project, { "src/main.ts": null }],
  ["a moved file", project, { "src/main.ts": null, "src/moved.ts": "a" }],
  ["a file without an ending", project, { "src/Makefile": "a" }],
  ["settings of the compiler", project, { "tsconfig.json": "{}" }],
  [
    "a manifest that changes nothing of ours",
    { ...project, "package.json": '{ "private": true }' },
    { "package.json": "{}" },
  ],
  [
    "a manifest below",
    { ...project, "a/package.json": "{}" },
    { "a/package.json": '{ "name": "a" }' },
  ],
  ["a lock of packages without ours", project, { "pnpm-lock.yaml": "other: 1" }],
  ["a file beside a link", { ...project, link: "->src/other" }, { "src/main.ts": "b" }],
  ["a file behind a harmless link", { ...project, link: "->src" }, { "src/main.ts": "b" }],
  [
    "a script beside two projects",
    { ...project, "b/modelmark.config.json": "{}", "b/generated/modelmark.lock.json": "{}" },
    { "src/main.ts": "b" },
  ],
  [
    "a script, with prettier of plain settings",
    {
      ...project,
      ...{ "modelmark.config.json": '{ "format": "project" }' },
      ".prettierrc": "{}",
    },
    { "src/main.ts": "b" },
  ],
  [
    "a script, with prettier that loads what we do not use",
    { ...project, ".prettierrc": '{ "plugins": [] }' },
    { "src/main.ts": "b" },
  ],
  [
    "a script, where no config but a lock is",
    { "a/modelmark.lock.json": "{}", "main.ts": "a" },
    { "main.ts": "b" },
  ],
  [
    "a script, where a manifest holds the config",
    {
      "package.json": '{ "modelmark": {} }',
      "generated/modelmark.lock.json": "{}",
      "main.ts": "a",
    },
    { "main.ts": "b" },
  ],
];

/** Another lock, so that there are as many as configs. */
const spare = { "c/modelmark.lock.json": "{}" };

const relevant: readonly Row[] = [
  ["a page beside a script", project, { "spec/page.md": "a", "src/main.ts": "b" }],
  ["a script of our name", { ...project, ...spare }, { "b/modelmark.config.ts": "export {}" }],
  [
    "a file, where one of two configs of prettier loads more",
    {
      ...{ ...project, ...spare, "b/modelmark.config.json": '{ "format": "project" }' },
      ...{ ".prettierrc": '{ "plugins": [] }', "b/.prettierrc": "{}" },
    },
    { "src/main.ts": "b" },
  ],
  [
    "a file that the config names beside another",
    { ...project, "modelmark.config.json": '{ "spec": "data.txt" }' },
    { "data.txt": "a", "src/main.ts": "b" },
  ],
  [
    "a file where one of as many configs as locks is a link",
    { ...project, ...spare, "a/modelmark.config.json": "->../modelmark.config.json" },
    { "src/main.ts": "b" },
  ],
  [
    "a file, where there is something like a lock",
    { ...config, "c/modelmark.lock.json.bak": "{}" },
    { "src/main.ts": "b" },
  ],
  [
    "a file, where one of the locks is at the top",
    { ...project, ...spare, "modelmark.lock.json": "{}" },
    { "src/main.ts": "b" },
  ],
  [
    "a manifest above one of two projects",
    { ...project, ...spare, "b/x/modelmark.config.json": "{}", "b/package.json": "{}" },
    { "b/package.json": '{ "name": "a" }' },
  ],
  [
    "a file behind one of two links that is not plain",
    { ...project, one: "->a/../b", two: "->b" },
    { "src/main.ts": "b" },
  ],
  [
    "an output beside a link that is not at it",
    { ...project, link: "->other" },
    { "src/api/index.ts": "a" },
  ],
  ["nothing", project, {}],
  ["a page", project, { "spec/page.md": "a" }],
  ["a page in capitals", project, { "spec/PAGE.MDX": "a" }],
  ["a removed page", { ...project, "spec/page.markdown": "a" }, { "spec/page.markdown": null }],
  [
    "a page that is moved away",
    { ...project, "spec/page.md": "a" },
    { "spec/page.md": null, "page.txt": "a" },
  ],
  ["JSON", project, { "a.json": "{}" }],
  ["JSON with comments", project, { "a.jsonc": "{}" }],
  ["YAML", project, { "a.yml": "a" }],
  ["YAML of another ending", project, { "a.yaml": "a" }],
  ["attributes", project, { "a/.gitattributes": "* text" }],
  ["modules", project, { ".gitmodules": "[submodule]" }],
  ["the config", project, { "modelmark.config.json": "{}" }],
  ["a config in script", project, { "a/modelmark.config.ts": "export {}" }],
  ["the lock", project, { "src/api/modelmark.lock.json": "{ }" }],
  ["a config of prettier", project, { ".prettierrc": "{}" }],
  ["an output", project, { "src/api/index.ts": "a" }],
  [
    "an output beside the lock",
    { ...config, "elsewhere/modelmark.lock.json": "{}" },
    { "elsewhere/index.ts": "a" },
  ],
  ["an output of the usual folder", project, { "generated/index.ts": "a" }],
  ["a link", project, { link: "->src/main.ts" }],
  ["a link that becomes a file", { ...project, link: "->src/main.ts" }, { link: "a" }],
  ["a file that becomes a link", project, { "src/main.ts": "->other" }],
  ["a page behind a link", { ...project, "page.md": "->src/main.ts" }, { "src/main.ts": "b" }],
  [
    "an output behind a link",
    { ...project, "src/api/link": "->../main.ts" },
    { "src/main.ts": "b" },
  ],
  [
    "a file behind a link that is not plain",
    { ...project, link: "->a/../b" },
    { "src/main.ts": "b" },
  ],
  [
    "a file behind a link that leads around",
    { ...project, "src/link": "->." },
    { "src/main.ts": "b" },
  ],
  [
    "a file where a config is a link",
    { ...project, "a/modelmark.config.json": "->../modelmark.config.json" },
    { "src/main.ts": "b" },
  ],
  [
    "a manifest with our config",
    { ...project, "package.json": "{}" },
    { "package.json": '{ "modelmark": {} }' },
  ],
  [
    "a manifest with another version of ours",
    { ...project, "package.json": "{}" },
    { "package.json": '{ "devDependencies": { "modelmark": "2" } }' },
  ],
  [
    "a manifest with another name",
    { ...project, "package.json": "{}" },
    { "package.json": '{ "name": "a" }' },
  ],
  [
    "a manifest above the config",
    {
      "a/modelmark.config.json": "{}",
      "a/generated/modelmark.lock.json": "{}",
      "package.json": "{}",
    },
    { "package.json": '{ "name": "a" }' },
  ],
  [
    "a lock of packages with another version of ours",
    { ...project, "yarn.lock": "modelmark@1:\n  version 1\n" },
    { "yarn.lock": "modelmark@1:\n  version 2\n" },
  ],
  ["a file, where there is no lock", config, { "src/main.ts": "b" }],
  [
    "a file, where one of two configs has no lock",
    { ...project, "b/modelmark.config.json": "{}" },
    { "src/main.ts": "b" },
  ],
  ["a file, where there is no project at all", { a: "a" }, { b: "b" }],
  [
    "a file that the config names",
    { ...project, "modelmark.config.json": '{ "spec": "data.txt" }' },
    { "data.txt": "a" },
  ],
  [
    "a file that a script may load",
    { "modelmark.config.ts": "import './a.ts';", "generated/modelmark.lock.json": "{}" },
    { "b.txt": "a" },
  ],
  [
    "a file, with prettier that loads more",
    {
      ...project,
      "modelmark.config.json": '{ "format": "project" }',
      ".prettierrc": '{ "plugins": [] }',
    },
    { "src/main.ts": "b" },
  ],
  [
    "a file, with prettier of a manifest",
    {
      ...project,
      "modelmark.config.json": '{ "format": "project" }',
      "a/package.json": '{ "prettier": "acme" }',
    },
    { "src/main.ts": "b" },
  ],
  [
    "an output of a manifest with our config",
    { "package.json": '{ "modelmark": { "out": "x" } }', "generated/modelmark.lock.json": "{}" },
    { "x/a.ts": "b" },
  ],
];

describe("a commit is not judged where it holds only", () => {
  test.each(irrelevant.map(([title]) => title))("%s", (title) => {
    expect(judged(title)).toBe(true);
  });

  test("something irrelevant, wherever the check begins", () => {
    expect(judged("a script", "src")).toBe(true);
  });
});

describe("a commit is judged where it holds", () => {
  test.each(relevant.map(([title]) => title))("%s", (title) => {
    expect(judged(title)).toBe(false);
  });

  test("a repository of its own, before or after", () => {
    judged("nothing");
    writeFileSync(join(folder, ".git/HEAD"), mustGit(folder, "rev-parse", "HEAD"));
    const entry = `160000,${mustGit(folder, "rev-parse", "HEAD")},sub`;
    mustGit(folder, "update-index", "--add", "--cacheinfo", entry);
    expect(isIrrelevant(folder)).toBe(false);
    mustGit(folder, "commit", "-qm", "sub");
    mustGit(folder, "rm", "-q", "--cached", "sub");
    expect(isIrrelevant(folder)).toBe(false);
  });

  test("what git cannot tell", () => {
    expect(isIrrelevant(tmpdir())).toBe(false);
    const title = "a script, with prettier of plain settings";
    judged(title);
    const script = mustGit(folder, "rev-parse", ":src/main.ts");
    const lost = "0123456789".repeat(4);
    mustGit(folder, "read-tree", `refs/heads/before/${slug(title)}`);
    mustGit(folder, "update-index", "--cacheinfo", `100644,${lost},modelmark.config.json`);
    const tree = mustGit(folder, "write-tree", "--missing-ok");
    writeFileSync(join(folder, ".git/HEAD"), mustGit(folder, "commit-tree", "-m", "lost", tree));
    mustGit(folder, "update-index", "--cacheinfo", `100644,${script},src/main.ts`);
    expect(isIrrelevant(folder)).toBe(false);
    writeFileSync(join(folder, ".git/HEAD"), lost);
    expect(isIrrelevant(folder)).toBe(false);
  });
});
