import { spawnSync } from "node:child_process";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { run, temporaryFolder } from "../support/cli.ts";
import { readTree, writeTree } from "../support/tree.ts";

// Projects whose hooks and tasks are configured in another place than the one `init` writes by itself.

const root = join(import.meta.dirname, "../..");

/** Creates a repository with these files. */
async function repository(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  await writeTree(folder, new Map(Object.entries(files)));
  command(folder, "git", "init", "-q");
  return folder;
}

function command(cwd: string, name: string, ...args: readonly string[]): string {
  const bin = [join(root, "node_modules/.bin"), process.env["PATH"]];
  const env = { ...process.env, PATH: bin.join(delimiter), FORCE_COLOR: "0" };
  const { status, stdout, stderr } = spawnSync(name, args, { cwd, env, encoding: "utf8" });
  return `${status}\n${stdout}${stderr}`;
}

async function init(folder: string, hook: string): Promise<string> {
  const { exitCode, stdout } = await run(folder, "init", "--yes", "--hook", hook, "--ci", "none");
  expect(exitCode).toBe(0);
  return stdout;
}

/** Returns the text that the user is asked to add to a file. */
function shownFor(path: string, stdout: string): string {
  const after = stdout.slice(stdout.indexOf(`exists   ${path}; add to it`));
  return /:\n\n([^]*?)\n(?:\n|$)/.exec(after)?.[1] ?? "";
}

describe("lint-staged that is configured already", () => {
  const tasks = { "*.txt": "node -e process.exit(1)" };
  const check = "npx --no-install modelmark check --staged";

  test("keeps its tasks in package.json, and takes ours there, without names of files", async () => {
    const manifest = { type: "module", exports: { "*": "./a.js" }, "lint-staged": tasks };
    const folder = await repository({ "package.json": JSON.stringify(manifest), "a.md": "" });
    const stdout = await init(folder, "lint-staged");
    expect((await readTree(folder)).has("lint-staged.config.mjs")).toBe(false);
    expect(stdout).toContain('exists   package.json; add to it, under "lint-staged":\n');
    const added = JSON.parse(`{${shownFor("package.json", stdout)}}`) as object;
    const changed = { ...manifest, "lint-staged": { ...tasks, ...added } };
    const program = join(folder, "node_modules/.bin/modelmark");
    await mkdir(join(program, ".."), { recursive: true });
    await writeFile(program, '#!/bin/sh\necho "called with: $*" >> called\n');
    await chmod(program, 0o755);
    await writeFile(join(folder, "package.json"), JSON.stringify(changed));
    command(folder, "git", "add", "a.md");
    expect(command(folder, "lint-staged", "--allow-empty", "--quiet")).toMatch(/^0\n/);
    expect(await readFile(join(folder, "called"), "utf8")).toBe("called with: check --staged\n");
    expect(await init(folder, "lint-staged")).toMatch(/^kept {5}package\.json$/m);
  });

  test.each([
    ["package.yaml", 'name: b\nlint-staged:\n  "*.txt": cat\n', `  "*": "sh -c \\"${check}\\""`],
    ["package.json", '{ "lint-staged": { "*": "cat" } }', `  "sh -c \\"${check}\\""`],
    [".lintstagedrc", '{ "*.txt": "cat" }', `  "*": "sh -c \\"${check}\\""`],
    [".lintstagedrc.json", '{ "*.txt": "cat" }', `  "*": "sh -c \\"${check}\\""`],
    [".lintstagedrc.yml", '"*": cat\n', `  "sh -c \\"${check}\\""`],
    [".lintstagedrc.cjs", "module.exports = { '*.txt': 'cat' };", `  "*": () => "${check}",`],
    ["lint-staged.config.js", "export default { '*': 'cat' };", `  () => "${check}"`],
  ])("%s, with %j, is told what can be added to it", async (path, text, shown) => {
    const folder = await repository({ [path]: text });
    const stdout = await init(folder, "lint-staged");
    expect(shownFor(path, stdout)).toBe(shown);
    const isTaken = /["']\*["']/.test(text);
    expect(stdout.includes('to the tasks of its key "*", which become a list')).toBe(isTaken);
    const configs = [...(await readTree(folder)).keys()].filter((one) => one.includes("lint"));
    expect(configs).toEqual(path.startsWith("package") ? [] : [path]);
  });

  test("the check of a second package joins that of the first", async () => {
    const folder = await repository({
      "packages/api/package.json": "{}",
      "packages/web/package.json": "{}",
    });
    await init(join(folder, "packages/api"), "lint-staged");
    const stdout = await init(join(folder, "packages/web"), "lint-staged");
    expect(stdout).toContain('to the tasks of its key "*", which become a list');
    const path = "../../lint-staged.config.mjs";
    expect(shownFor(path, stdout)).toMatch(/^ {2}\(\) => "sh -c .*cd packages\/web &&/);
  });
});

describe("a document that is there gets what can be added to it", () => {
  const check = "npx --no-install modelmark check --staged";

  test.each([
    [".lefthook.toml", "[pre-push]\n", `[pre-commit.commands."modelmark"]\nrun = "${check}"`],
    [
      "lefthook.json",
      '{ "pre-commit": {} }',
      `  "pre-commit": { "commands": { "modelmark": { "run": "${check}" } } }`,
    ],
    ["lefthook.yml", "pre-push: {}\n", expect.stringMatching(/^pre-commit:\n/)],
  ])("of lefthook, %s", async (path, text, shown) => {
    const stdout = await init(await repository({ [path]: text }), "lefthook");
    expect(shownFor(path, stdout)).toEqual(shown);
    expect(stdout.includes("under the keys of these names")).toBe(text.includes("pre-commit"));
  });

  test.each([
    ["lefthook", "lefthook.yml", "under the keys of these names", "    modelmark-packages-web:\n"],
    ["pre-commit", ".pre-commit-config.yaml", 'to the list of its "repos"', "  - repo: local\n"],
  ])("of %s, for a second package", async (hook, path, note, text) => {
    const folder = await repository({
      "packages/api/package.json": "{}",
      "packages/web/package.json": "{}",
    });
    await init(join(folder, "packages/api"), hook);
    const stdout = await init(join(folder, "packages/web"), hook);
    expect(stdout).toContain(`exists   ../../${path}; add to it, ${note}`);
    const shown = shownFor(`../../${path}`, stdout);
    expect(shown).toContain(text);
    expect(shown).not.toContain("repos:");
    expect(shown).not.toContain("    modelmark:\n");
  });
});

describe("hooks that git runs already", () => {
  const script = "#!/bin/sh\necho mine\n";

  const expected = [".gitattributes", "modelmark.config.mjs", "package.json"];

  async function committable(folder: string): Promise<readonly string[]> {
    const paths = [...(await readTree(folder)).keys()];
    return paths.filter((path) => !path.startsWith(".git/")).sort();
  }

  async function withHooks(at: string, ...names: readonly string[]): Promise<string> {
    const folder = await repository({ "package.json": "{}" });
    for (const name of names) {
      const file = join(folder, at, name);
      await mkdir(join(file, ".."), { recursive: true });
      await writeFile(file, script);
      await chmod(file, 0o755);
    }
    if (at !== ".git/hooks") command(folder, "git", "config", "core.hooksPath", at);
    return folder;
  }

  test.each([
    [["pre-push"], "#!/bin/sh\nset -e\nnpx --no-install modelmark check --staged"],
    [["pre-commit", "pre-push"], "npx --no-install modelmark check --staged"],
  ])("stay where they are: %j", async (names, shown) => {
    const folder = await withHooks(".git/hooks", ...names);
    const stdout = await init(folder, "git");
    expect(stdout).not.toContain("core.hooksPath .githooks");
    expect(stdout).toContain(`there git runs ${names.join(", ")}, which another core.hooksPath`);
    expect(shownFor(names.length === 1 ? ".git/hooks" : ".git/hooks/pre-commit", stdout)).toBe(
      shown,
    );
    expect(await committable(folder)).toEqual(expected);
    await writeFile(join(folder, ".git/hooks/pre-commit"), `${shown}\n`);
    expect(await init(folder, "git")).toContain("kept     .git/hooks/pre-commit\n");
  });

  test.each([["pre-commit"], ["pre-push"]])(
    "in a folder of the project get ours beside them, and git runs both (%s)",
    async (name) => {
      const folder = await withHooks("tools/hooks", name);
      const stdout = await init(folder, "git");
      expect(stdout).toContain("git config core.hooksPath tools/hooks #");
      const text = await readFile(join(folder, "tools/hooks/pre-commit"), "utf8");
      expect(text.startsWith(name === "pre-commit" ? script : "#!/bin/sh\n")).toBe(true);
      expect(text).toContain("modelmark check --staged\n");
      command(folder, "git", "add", "-A");
      const said = command(folder, "git", "hook", "run", "pre-commit");
      expect(said).toMatch(/^1\n/);
      expect(said.includes("mine")).toBe(name === "pre-commit");
    },
  );

  test("are left to their owner outside of the repository, or in another language", async () => {
    const elsewhere = await temporaryFolder();
    const folder = await withHooks(".git/hooks");
    await writeFile(join(elsewhere, "pre-push"), script);
    await chmod(join(elsewhere, "pre-push"), 0o755);
    command(folder, "git", "config", "core.hooksPath", elsewhere);
    expect(await init(folder, "git")).toContain(
      `exists   ${elsewhere}; add to it, as pre-commit, in each`,
    );
    expect((await readTree(elsewhere)).size).toBe(1);
    const other = await withHooks("tools/hooks", "pre-commit");
    const python = "#!/usr/bin/env python3\nprint()\n";
    await writeFile(join(other, "tools/hooks/pre-commit"), python);
    expect(await init(other, "git")).toContain("exists   tools/hooks/pre-commit; add to it:");
    expect(await readFile(join(other, "tools/hooks/pre-commit"), "utf8")).toBe(python);
  });

  test.each([
    ["husky", "pre-push", /^Change first: git runs pre-push from \.git\/hooks\. With husky/m],
    ["lefthook", "pre-commit", /^Change first: git runs pre-commit from \.git\/hooks\. lefthook/m],
  ])("are not turned off by %s without a word", async (hook, name, said) => {
    expect(await init(await withHooks(".git/hooks", name), hook)).toMatch(said);
    expect(await init(await withHooks(".git/hooks"), hook)).not.toContain("Change first");
  });

  test("are not turned off by lint-staged, which they are to run", async () => {
    const folder = await withHooks(".git/hooks", "pre-push");
    expect(await init(folder, "lint-staged")).toContain("as a command of your commit hook");
    expect((await readTree(folder)).has(".husky/pre-commit")).toBe(false);
  });

  test("of husky are those that a script of git joins", async () => {
    const folder = await withHooks(".husky/_", "pre-commit", "h");
    await init(folder, "git");
    const files = await readTree(folder);
    expect(files.get(".husky/pre-commit")).toContain("modelmark check --staged");
    expect(files.has(".githooks/pre-commit")).toBe(false);
    expect(await init(folder, "husky")).not.toContain("Change first");
  });

  test("keep the framework pre-commit from installing its own", async () => {
    const folder = await withHooks("tools/hooks", "pre-push");
    expect(await init(folder, "pre-commit")).toMatch(/^Change first: core.hooksPath is tools/m);
  });

  test.each([
    ["simple-git-hooks", { "simple-git-hooks": { "pre-push": "npm test" } }, false],
    ["husky.hooks", { husky: { hooks: { "pre-commit": "npm test" } } }, true],
  ])("of %s in package.json get one more", async (key, manifest, isTaken) => {
    const folder = await repository({ "package.json": JSON.stringify(manifest) });
    for (const hook of ["git", "husky"]) {
      const stdout = await init(folder, hook);
      expect(stdout).toContain(`exists   package.json; add to it, under "${key}"`);
      expect(stdout.includes("after && in what its pre-commit runs")).toBe(isTaken);
      expect(shownFor("package.json", stdout)).toBe(
        '  "pre-commit": "npx --no-install modelmark check --staged"',
      );
    }
    expect(await committable(folder)).toEqual(expected);
    await init(folder, "lint-staged");
    expect((await readTree(folder)).has(".husky/pre-commit")).toBe(false);
  });
});
