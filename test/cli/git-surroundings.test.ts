import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { isIrrelevant } from "../../generator/tree/git/staged-paths.ts";
import { ownProject, run, temporaryFolder } from "../support/cli.ts";

// Git gives the same answers whatever the settings of a user, an editor or a hook.

const page = "spec/models/shared/pair.md";
let folder: string;

function git(cwd: string, ...args: readonly string[]): string {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  return execFileSync("git", [...identity, ...args], { cwd, encoding: "utf8" });
}

async function edit(file: string): Promise<void> {
  await writeFile(file, (await readFile(file, "utf8")).replace("The key.", "The name."));
}

/** Returns the exit status of `check --staged` as the program finds it: 0 at once if nothing relevant is staged. */
async function check(
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<number | null> {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const exitCode = isIrrelevant(cwd) ? 0 : (await run(cwd, "check", "--staged")).exitCode;
  vi.unstubAllEnvs();
  return exitCode;
}

beforeEach(async () => {
  folder = await ownProject();
  await run(folder, "generate");
  git(folder, "init", "-q", "-b", "main");
  git(folder, "add", "-A");
  git(folder, "commit", "-qm", "first");
});

describe("check --staged finds drift", () => {
  test.each([
    { GIT_LITERAL_PATHSPECS: "1" },
    { GIT_GLOB_PATHSPECS: "1" },
    { GIT_NOGLOB_PATHSPECS: "1" },
    { GIT_ICASE_PATHSPECS: "1" },
    { GIT_PREFIX: "spec/" },
    { GIT_TRACE: "1" },
    { GIT_PAGER: "false" },
    { GIT_DIR: "/nowhere" },
    { GIT_INDEX_FILE: ".git/index" },
  ])("with %o", async (env) => {
    await edit(join(folder, "generated/models/shared/pair.ts"));
    git(folder, "add", "-A");
    expect(await check(folder, env)).toBe(1);
  });

  test("of a config that chooses its pages, with colours always", async () => {
    await rm(join(folder, "modelmark.config.json"));
    const config =
      'export default { include: ["**/*.txt"], wire: "camelCase", emit: ["interfaces"] };\n';
    await writeFile(join(folder, "modelmark.config.mjs"), config);
    await cp(join(folder, page), join(folder, "spec/pair.txt"));
    await run(folder, "generate");
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "second");
    git(folder, "config", "color.ui", "always");
    await edit(join(folder, "spec/pair.txt"));
    git(folder, "add", "-A");
    expect(await check(folder)).toBe(1);
  });

  test("in a package, where the hook of a linked work tree names the repository", async () => {
    const outer = join(await temporaryFolder(), "outer");
    await cp(folder, outer, { recursive: true });
    await cp(folder, join(outer, "packages/api"), { recursive: true });
    await rm(join(outer, "packages/api/.git"), { recursive: true });
    git(outer, "add", "-A");
    git(outer, "commit", "-qm", "second");
    const beside = join(await temporaryFolder(), "beside");
    git(outer, "worktree", "add", "-q", beside, "-b", "beside");
    await edit(join(beside, "packages/api", page));
    git(beside, "add", "-A");
    const env = { GIT_DIR: git(beside, "rev-parse", "--absolute-git-dir").trim() };
    const inside = join(beside, "packages/api");
    expect(await check(inside, env)).toBe(1);
  });

  test("of the index that is committed from, which a hook names from the top", async () => {
    const outer = join(await temporaryFolder(), "outer");
    await mkdir(outer);
    git(outer, "init", "-q");
    await cp(folder, join(outer, "api"), { recursive: true });
    await rm(join(outer, "api/.git"), { recursive: true });
    git(outer, "add", "-A");
    git(outer, "commit", "-qm", "first");
    await cp(join(outer, ".git/index"), join(outer, ".git/next"));
    await edit(join(outer, "api", page));
    const env = { GIT_INDEX_FILE: ".git/next" };
    execFileSync("git", ["add", "-A"], { cwd: outer, env: { ...process.env, ...env } });
    const inside = join(outer, "api");
    expect(await check(inside, env)).toBe(1);
    expect(await check(inside)).toBe(0);
  });
});

test("a folder that is not there is not a missing git", async () => {
  const { exitCode, stderr } = await run(folder, "diff", "--against", "HEAD", "nosuch");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("it does not exist");
  expect(stderr).not.toContain("not installed");
});

test.runIf(process.getuid?.() === 0)("git's own remedy for a repository of others", async () => {
  execFileSync("chown", ["-R", "12345:12345", folder]);
  const { exitCode, stderr } = await run(folder, "check", "--staged");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("git config --global --add safe.directory");
});
