import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { hookSnippets } from "../../generator/init/hook-files.ts";
import type { Choices, HookName } from "../../generator/init/choices.ts";
import { bundleCli, cliProgram, removeCli } from "../support/bundled-cli.ts";

// The snippets that `init` writes, run by the tools they are for, at real commits.

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
    // The framework would keep its database in the home folder.
    PRE_COMMIT_HOME: join(cwd, ".git/pre-commit-home"),
  };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8" });
  return { status, text: `${stdout}${stderr}` };
}

function git(cwd: string, ...args: readonly string[]): Outcome {
  return shell(cwd, "git", ...args);
}

/** How each tool is told to put its hook into the repository. */
const installs: Readonly<Record<Exclude<HookName, "none">, readonly string[]>> = {
  husky: ["husky"],
  lefthook: ["lefthook", "install"],
  "lint-staged": ["husky"],
  "pre-commit": ["pre-commit", "install"],
};

const tools = Object.keys(installs) as Exclude<HookName, "none">[];
const missing = [
  ...(spawnSync("pre-commit", ["--version"]).status === 0 ? [] : ["pre-commit"]),
  // Where it is installed as a dependency, it puts a hook into the repository: ours is not to have one.
  ...(isInstalled("lefthook") ? [] : ["lefthook"]),
];
if (missing.length > 0) console.log(`not installed, and so not tested: ${missing.join(", ")}`);

async function repository(hook: HookName): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "modelmark-hook-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(template, folder, { recursive: true, verbatimSymlinks: true });
  const choices: Choices = {
    ...{ hook, ci: "none", spec: "spec", out: "generated" },
    ...{ packageManager: "npm", typescript: false },
  };
  for (const { path, text } of hookSnippets(choices)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  if (hook === "lint-staged") {
    await mkdir(join(folder, ".husky"));
    await writeFile(join(folder, ".husky/pre-commit"), "npx --no-install lint-staged\n");
  }
  return folder;
}

describe.each(tools)("%s", (hook) => {
  test.skipIf(missing.includes(hook))(
    "refuses a commit with drift, and lets it pass once repaired",
    async () => {
      const folder = await repository(hook);
      const [command = "", ...args] = installs[hook];
      const installed = shell(folder, command, ...args);
      expect(installed.status, installed.text).toBe(0);
      git(folder, "add", "-A");
      expect(git(folder, "commit", "-qm", "hook").status).toBe(0);
      const text = await readFile(join(folder, page), "utf8");
      await writeFile(join(folder, page), text.replace("The key.", "The name."));
      git(folder, "add", page);

      const refused = git(folder, "commit", "-m", "drift");
      expect(refused.status, refused.text).not.toBe(0);
      expect(refused.text).toContain("generated/models/shared/pair.ts");
      expect(refused.text).toContain("npx modelmark generate && git add generated");

      shell(folder, "modelmark", "generate", "--quiet");
      git(folder, "add", "generated");
      const passed = git(folder, "commit", "-m", "repaired");
      expect(passed.status, passed.text).toBe(0);

      await writeFile(join(folder, "app.ts"), "");
      git(folder, "add", "app.ts");
      const other = git(folder, "commit", "-m", "other");
      expect(other.status, other.text).toBe(0);
    },
  );
});

test("the hook this repository offers to the pre-commit framework is the one init writes", async () => {
  const text = await readFile(join(root, ".pre-commit-hooks.yaml"), "utf8");
  expect(text).toContain("entry: npx --no-install modelmark check --staged\n");
  expect(existsSync(join(root, ".pre-commit-config.yaml"))).toBe(false);
});

/** A page that says something else, in a commit that is to be refused and then, repaired, accepted. */
async function expectGuarded(top: string, project: string): Promise<void> {
  const file = join(project, page);
  await writeFile(file, (await readFile(file, "utf8")).replace("The key.", "The name."));
  git(top, "add", "-A");
  const refused = git(top, "commit", "-m", "drift");
  expect(refused.status, refused.text).not.toBe(0);
  expect(refused.text).toContain("generated/models/shared/pair.ts");
  shell(project, "modelmark", "generate", "--quiet");
  git(top, "add", "-A");
  const passed = git(top, "commit", "-m", "repaired");
  expect(passed.status, passed.text).toBe(0);
}

describe("the husky recipe, from an empty repository", () => {
  test.each([
    ["init", "husky"],
    ["init", "husky init"],
    ["husky init", "init"],
  ])("%s, then %s", async (...order) => {
    const folder = await repository("none");
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
    const package_ = await repository("none");
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
    if (hook === "lint-staged") {
      await mkdir(join(top, ".husky"));
      await writeFile(join(top, ".husky/pre-commit"), "npx --no-install lint-staged\n");
    }
    expect(shell(top, "husky").status).toBe(0);
    git(top, "add", "-A");
    const first = git(top, "commit", "-qm", "first");
    expect(first.status, first.text).toBe(0);
    await expectGuarded(top, project);
  },
);
