import { execFileSync } from "node:child_process";
import { appendFile, cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ownProject, run, temporaryFolder } from "../support/cli.ts";

// Paths for CI services are relative to the top of the repository, in whatever folder the command was run.

const drifted = "packages/api/generated/models/shared/pair.ts";
let top: string;
let api: string;

beforeEach(async () => {
  top = join(await temporaryFolder(), "repository");
  api = join(top, "packages/api");
  await mkdir(join(top, "packages"), { recursive: true });
  const made = await ownProject();
  await run(made, "generate");
  await cp(made, api, { recursive: true });
  execFileSync("git", ["init", "-q"], { cwd: top });
  await appendFile(join(top, drifted), "// by hand\n");
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Returns the files that a report names. */
async function filesIn(reporter: string, cwd: string, ...args: string[]): Promise<string[]> {
  const { exitCode, stdout } = await run(cwd, "check", "--reporter", reporter, ...args);
  expect(exitCode).toBe(1);
  const found = {
    github: /file=(?<file>[^,]*)/g,
    sarif: /"uri": "(?<file>[^"]*)"/g,
    gitlab: /"path": "(?<file>[^"]*)"/g,
    junit: /file="(?<file>[^"]*)"/g,
  }[reporter];
  return [...stdout.matchAll(found ?? /(?!)/g)].flatMap((match) => match.groups?.["file"] ?? []);
}

describe.each(["github", "sarif", "gitlab", "junit"])("%s names files from the top", (reporter) => {
  test("of the repository, from a package, a folder in it, and the top itself", async () => {
    const config = ["--config", join(api, "modelmark.config.json")];
    expect(await filesIn(reporter, api)).toEqual([drifted]);
    expect(await filesIn(reporter, join(api, "spec"))).toEqual([drifted]);
    expect(await filesIn(reporter, top, ...config)).toEqual([drifted]);
    expect(await filesIn(reporter, top, "--cwd", "packages/api")).toEqual([drifted]);
  });

  test("of a linked work tree", async () => {
    const identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"];
    execFileSync("git", ["add", "-A"], { cwd: top });
    execFileSync("git", [...identity, "commit", "-qm", "first"], { cwd: top });
    const beside = join(top, "../beside");
    execFileSync("git", ["worktree", "add", "-q", beside], { cwd: top, stdio: "pipe" });
    expect(await filesIn(reporter, join(beside, "packages/api"))).toEqual([drifted]);
  });

  test("of the job, where there is no repository, else from where the command was given", async () => {
    await rm(join(top, ".git"), { recursive: true });
    expect(await filesIn(reporter, api)).toEqual(["generated/models/shared/pair.ts"]);
    vi.stubEnv("GITHUB_WORKSPACE", join(top, "elsewhere"));
    expect(await filesIn(reporter, api)).toEqual(["generated/models/shared/pair.ts"]);
    vi.stubEnv("GITHUB_WORKSPACE", top);
    expect(await filesIn(reporter, api)).toEqual([drifted]);
  });
});

describe("what has no place", () => {
  /** Returns the places of a finding about no file. */
  async function places(...argv: readonly string[]): Promise<readonly string[]> {
    const { stdout } = await run(api, "check", "--reporter", "gitlab", ...argv);
    const report: readonly { location: { path: string } }[] = JSON.parse(stdout);
    return report.map(({ location }) => location.path);
  }

  const missing = ["--project", "nosuch", "--emit", "nosuch"];

  beforeEach(async () => {
    await rm(join(api, "modelmark.config.json"), { force: true });
  });

  test.each([
    ["modelmark.config.json", "{}"],
    ["modelmark.config.mjs", "export default {};"],
    ["package.json", '{ "modelmark": {} }'],
  ])("is at %s for GitLab, if that is the config", async (name, text) => {
    await writeFile(join(api, name), text);
    for (const argv of [missing, ["--nosuch"], ["--spec", "nowhere"]]) {
      expect(new Set(await places(...argv))).toEqual(new Set([`packages/api/${name}`]));
    }
  });

  test("is at the config that the command line names, if it exists", async () => {
    await writeFile(join(api, "other.json"), "{}");
    expect(await places("--config", "other.json", "--nosuch")).toEqual(["packages/api/other.json"]);
    for (const elsewhere of ["nosuch.json", "../../../outside.json"]) {
      expect(await places("--config", elsewhere, "--nosuch")).toEqual(["packages/api/spec"]);
    }
  });

  test("is otherwise at the folder of the pages, or what else there is", async () => {
    expect(await places("--nosuch")).toEqual(["packages/api/spec"]);
    const nowhere = ["--spec", "nowhere"];
    expect(await places(...nowhere)).toEqual(["packages/api"]);
    await writeFile(join(top, ".gitlab-ci.yml"), "");
    expect(await places(...nowhere)).toEqual([".gitlab-ci.yml"]);
    await writeFile(join(api, "package.json"), "{}");
    expect(await places(...nowhere)).toEqual(["packages/api/package.json"]);
  });
});

describe("in GitHub Actions", () => {
  beforeEach(() => {
    vi.stubEnv("GITHUB_ACTIONS", "true");
  });

  const annotation = `::error file=${drifted},line=1,col=1,title=MM7104`;

  test("annotations are printed beside the report, which stays as it is", async () => {
    const inJob = await run(api, "check");
    expect(inJob.exitCode).toBe(1);
    expect(inJob.stdout).toContain(annotation);
    vi.stubEnv("GITHUB_ACTIONS", "");
    const outside = await run(api, "check");
    expect(outside.stdout).not.toContain("::error");
    expect(inJob.stdout.startsWith(outside.stdout)).toBe(true);
    expect(inJob.stderr).toBe(outside.stderr);
  });

  test("none where a reporter was chosen, whichever", async () => {
    for (const reporter of ["pretty", "json", "sarif", "junit"]) {
      const { stdout } = await run(api, "check", "--reporter", reporter);
      expect(stdout, reporter).not.toContain("::error");
    }
    const { stdout } = await run(api, "check", "--reporter", "github");
    expect(stdout.split("::error").length).toBe(2);
  });

  test("errors of generate, and breaking changes that are not allowed", async () => {
    await cp(join(api, "spec"), join(api, "old"), { recursive: true });
    await rm(join(api, "spec/models/shared/pair.md"));
    const changed = await run(api, "diff", "old", "spec");
    expect(changed.stdout).toContain(
      "::error file=packages/api/old/models/shared/pair.md,line=1,col=1,title=MM8001 model-removed",
    );
    expect((await run(api, "diff", "old", "old")).stdout).not.toContain("::");
    await rm(join(api, "spec"), { recursive: true });
    const { stdout } = await run(api, "generate");
    expect(stdout).toContain("::error title=MM1004");
  });

  test("none where nothing was found", async () => {
    await run(api, "generate", "--out", "other");
    expect((await run(api, "check", "--out", "other")).stdout).not.toContain("::");
  });
});

test("json names files from where the command was given, and what differs from the output folder", async () => {
  for (const [cwd, args, out] of [
    [api, [], "generated"],
    [top, ["--cwd", "packages/api"], "packages/api/generated"],
  ] as const) {
    const { stdout } = await run(cwd, "check", "--reporter", "json", ...args);
    expect(JSON.parse(stdout)).toMatchObject({
      projects: [{ out, drift: [{ path: "models/shared/pair.ts" }] }],
    });
  }
});
