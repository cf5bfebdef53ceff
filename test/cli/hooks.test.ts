import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { hookNames } from "../../generator/init/choices.ts";
import { bundleCli, cliProgram, removeCli } from "../support/bundled-cli.ts";

// The snippets that `init` writes are run at real commits, by the tools they are written for.

const root = join(import.meta.dirname, "../..");
const page = "spec/models/shared/pair.md";
let template: string;

beforeAll(async () => {
  await bundleCli();
  template = await realpath(await mkdtemp(join(tmpdir(), "modelmark-hooks-")));
  await cp(join(root, "spec"), join(template, "spec"), { recursive: true });
  await writeFile(
    join(template, "modelmark.config.json"),
    JSON.stringify({ wire: "camelCase", emit: ["interfaces"] }),
  );
  await writeFile(join(template, "package.json"), '{ "type": "module" }\n');
  await writeFile(join(template, ".gitignore"), "node_modules\n");
  await mkdir(join(template, "node_modules/.bin"), { recursive: true });
  const program = join(template, "node_modules/.bin/modelmark");
  await writeFile(program, `#!/bin/sh\nexec "${process.execPath}" "${cliProgram}" "$@"\n`);
  chmodSync(program, 0o755);
  for (const tool of ["husky", "lefthook", "lint-staged"].filter(isInstalled)) {
    await symlink(join(root, "node_modules", tool), join(template, "node_modules", tool));
    await symlink(join(root, "node_modules/.bin", tool), join(template, "node_modules/.bin", tool));
  }
  execFileSync(process.execPath, [cliProgram, "generate", "--quiet"], { cwd: template });
  git(template, "init", "-q", "-b", "main");
  git(template, "add", "-A");
  git(template, "commit", "-qm", "first");
});

afterAll(async () => {
  await removeCli();
  await rm(template, { recursive: true, force: true });
});

function isInstalled(tool: string): boolean {
  return existsSync(join(root, "node_modules", tool));
}

interface Outcome {
  readonly status: number | null;
  readonly text: string;
}

function shell(cwd: string, command: string, ...args: readonly string[]): Outcome {
  const bin = [join(cwd, "node_modules/.bin"), join(root, "node_modules/.bin")];
  const env = {
    ...process.env,
    PATH: [...bin, process.env["PATH"]].join(delimiter),
    ...{ GIT_AUTHOR_NAME: "Test", GIT_AUTHOR_EMAIL: "test@example.com", FORCE_COLOR: "0" },
    ...{ GIT_COMMITTER_NAME: "Test", GIT_COMMITTER_EMAIL: "test@example.com", CI: "" },
    // Otherwise the framework would keep its database in the home folder.
    PRE_COMMIT_HOME: join(cwd, ".git/pre-commit-home"),
  };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8" });
  return { status, text: `${stdout}${stderr}` };
}

function git(cwd: string, ...args: readonly string[]): Outcome {
  return shell(cwd, "git", ...args);
}

const tools = hookNames.filter((name) => name !== "none");
const missing = [
  ...(spawnSync("pre-commit", ["--version"]).status === 0 ? [] : ["pre-commit"]),
  // When lefthook is installed as a dependency, it installs a hook into the repository around it. Ours must not get
  // one.
  ...(isInstalled("lefthook") ? [] : ["lefthook"]),
];
if (missing.length > 0) console.log(`not installed, and so not tested: ${missing.join(", ")}`);

/** Creates a repository with pages, outputs and one commit. */
async function repository(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "modelmark-hook-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(template, folder, { recursive: true, verbatimSymlinks: true });
  return folder;
}

test("the hook this repository offers to the pre-commit framework is the one init writes", async () => {
  const text = await readFile(join(root, ".pre-commit-hooks.yaml"), "utf8");
  expect(text).toContain("entry: npx --no-install modelmark check --staged\n");
  expect(existsSync(join(root, ".pre-commit-config.yaml"))).toBe(false);
});

/** Changes a page. The commit must be refused at first, and accepted after the repair. */
async function expectGuarded(top: string, project: string): Promise<void> {
  const file = join(project, page);
  await writeFile(file, (await readFile(file, "utf8")).replace("The key.", "The name."));
  git(top, "add", "-A");
  const refused = git(top, "commit", "-m", "drift");
  expect(refused.status, refused.text).not.toBe(0);
  expect(refused.text).toContain("generated/models/shared/pair.ts");
  expect(refused.text).toContain("npx modelmark generate && git add generated");
  shell(project, "modelmark", "generate", "--quiet");
  git(top, "add", "-A");
  const passed = git(top, "commit", "-m", "repaired");
  expect(passed.status, passed.text).toBe(0);

  await writeFile(join(top, "app.js"), "");
  git(top, "add", "app.js");
  const other = git(top, "commit", "-m", "other");
  expect(other.status, other.text).toBe(0);
}

/** Creates an empty repository with the pages, and with the packages that `npm install` would have put there. */
async function emptyRepository(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "modelmark-recipe-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(join(root, "spec"), join(folder, "spec"), { recursive: true });
  const modules = join(folder, "node_modules");
  await cp(join(template, "node_modules"), modules, { recursive: true, verbatimSymlinks: true });
  await writeFile(join(folder, ".gitignore"), "node_modules\n");
  const installed = ["modelmark", "husky", "lefthook", "lint-staged"];
  const devDependencies = Object.fromEntries(installed.map((name) => [name, "*"]));
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ type: "module", devDependencies }),
  );
  git(folder, "init", "-q", "-b", "main");
  return folder;
}

/** Returns the lines below "Next:", each of which is a complete shell command. */
function nextSteps(text: string): readonly string[] {
  const lines = text.slice(text.indexOf("\nNext:\n") + "\nNext:\n".length).split("\n");
  return lines.filter((line) => line.startsWith("  ")).map((line) => line.trim());
}

describe("init, and what it says comes next, word for word", () => {
  test.for(tools)("%s", async (hook, { skip }) => {
    skip(missing.includes(hook));
    const folder = await emptyRepository();
    const asked = shell(folder, "modelmark", "init", "--yes", "--hook", hook, "--ci", "github");
    expect(asked.status, asked.text).toBe(0);
    const steps = nextSteps(asked.text);
    expect(steps[0]).toMatch(/^npx modelmark generate/);
    for (const step of steps) {
      const done = shell(folder, "sh", "-c", step);
      expect(done.status, `${step}\n${done.text}`).toBe(0);
    }
    git(folder, "add", "-A");
    const first = git(folder, "commit", "-qm", "first");
    expect(first.status, first.text).toBe(0);
    await expectGuarded(folder, folder);

    expect(
      shell(folder, "modelmark", "init", "--yes", "--hook", hook, "--ci", "github").status,
    ).toBe(0);
    expect(git(folder, "status", "--porcelain").text).toBe("");
  });
});

/** Returns the shell lines of the workflow, except for the one that installs packages. */
function workflowRuns(text: string): readonly string[] {
  const { jobs } = parse(text) as {
    readonly jobs: { readonly check: { readonly steps: readonly { readonly run?: string }[] } };
  };
  return jobs.check.steps.flatMap(({ run }) =>
    run === undefined || run === "npm ci" ? [] : [run],
  );
}

test("the workflow fails on drift, annotates it, and passes once it is repaired", async () => {
  const folder = await emptyRepository();
  shell(folder, "modelmark", "init", "--yes", "--hook", "none", "--ci", "github");
  shell(folder, "modelmark", "generate", "--quiet");
  const runs = workflowRuns(
    await readFile(join(folder, ".github/workflows/modelmark.yml"), "utf8"),
  );
  expect(runs).toHaveLength(1);
  const job = (): Outcome => shell(folder, "bash", "-e", "-c", runs.join("\n"));
  expect(job().status).toBe(0);
  const file = join(folder, page);
  await writeFile(file, (await readFile(file, "utf8")).replace("The key.", "The name."));
  const failed = job();
  expect(failed.status).toBe(1);
  expect(failed.text).toMatch(/^::error file=generated\/models\/shared\/pair\.ts/m);
  shell(folder, "modelmark", "generate", "--quiet");
  expect(job().status).toBe(0);
});

describe("the husky recipe, from an empty repository", () => {
  test.each([
    ["init", "husky"],
    ["init", "husky init"],
    ["husky init", "init"],
  ])("%s, then %s", async (...order) => {
    const folder = await repository();
    await rm(join(folder, ".git"), { recursive: true });
    await rm(join(folder, "modelmark.config.json"));
    const config = 'export default { wire: "camelCase", emit: ["interfaces"] };\n';
    await writeFile(join(folder, "modelmark.config.mjs"), config);
    const manifest = { type: "module", scripts: { test: "true" } };
    await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
    git(folder, "init", "-q");
    for (const step of order) {
      const [command = "", ...args] =
        step === "init" ? ["modelmark", "init", "--yes", "--hook", "husky"] : step.split(" ");
      const done = shell(folder, command, ...args);
      expect(done.status, done.text).toBe(0);
    }
    git(folder, "add", "-A");
    const first = git(folder, "commit", "-qm", "first");
    expect(first.status, first.text).toBe(0);
    await expectGuarded(folder, folder);
  });
});

test.each(["husky", "lint-staged"] as const)(
  "%s guards a package of a monorepo from the top of the repository",
  async (hook) => {
    const package_ = await repository();
    await rm(join(package_, ".git"), { recursive: true });
    const top = await realpath(await mkdtemp(join(tmpdir(), "modelmark-hook-")));
    onTestFinished(() => rm(top, { recursive: true, force: true }));
    const project = join(top, "packages/an api");
    await cp(package_, project, { recursive: true, verbatimSymlinks: true });
    await cp(join(package_, "node_modules"), join(top, "node_modules"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await writeFile(join(top, "package.json"), '{ "private": true }\n');
    await writeFile(join(top, ".gitignore"), "node_modules\n");
    git(top, "init", "-q");
    const done = shell(project, "modelmark", "init", "--yes", "--hook", hook);
    expect(done.status, done.text).toBe(0);
    expect(shell(top, "husky").status).toBe(0);
    git(top, "add", "-A");
    const first = git(top, "commit", "-qm", "first");
    expect(first.status, first.text).toBe(0);
    await expectGuarded(top, project);
  },
);
