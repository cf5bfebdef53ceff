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
