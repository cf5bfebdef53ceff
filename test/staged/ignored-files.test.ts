import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { bundleCli, cliProgram, removeCli } from "../support/bundled-cli.ts";
import { run, type CliResult } from "../support/cli.ts";
import { expectStaged } from "./expect-staged.ts";
import { change, CleanClone, committedProject, mustGit, nextCommit, write } from "./repository.ts";

// Files that a project reads or writes on this disk, but that git ignores, so that no clone has them. A check of the
// disk warns of them, and a check of the index refuses to judge where they make the difference.

const draft = "spec/models/shared/draft.md";
const page =
  "# Draft\n\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n| `key` | *::String* | :heavy_check_mark: | The key. |\n";
let folder: string;

beforeEach(async () => {
  folder = await committedProject();
});

/** Adds a page that git ignores, and commits the outputs that depend on it. */
async function begin(rule = "draft*.md", file = ".gitignore"): Promise<void> {
  write(folder, draft, page);
  mkdirSync(join(folder, ".git/info"), { recursive: true });
  appendFileSync(join(folder, file), `${rule}\n`);
  await run(folder, "generate");
  mustGit(folder, "add", "-A");
}

async function disk(...flags: readonly string[]): Promise<CliResult> {
  return run(folder, "check", ...flags);
}

async function cloneExit(): Promise<number | null> {
  const clone = new CleanClone(folder, join(folder, "../clone"));
  clone.become(nextCommit(folder) ?? "");
  return (await run(clone.folder, "check", "--no-cache")).exitCode;
}

describe("a page that git ignores", () => {
  test.each([
    [".gitignore", ".gitignore:1"],
    [".git/info/exclude", "info/exclude:"],
    ["../global-rules", "global-rules:1"],
  ])("in %s is told by each check, with the rule", async (file, place) => {
    if (file.startsWith("..")) {
      mustGit(folder, "config", "core.excludesFile", join(folder, file));
    }
    await begin("draft*.md", file);
    const found = await disk();
    expect([found.exitCode, found.stderr]).toEqual([0, expect.stringContaining("warning MM7205")]);
    expect(found.stderr).toContain(`\`${draft}\` is ignored by git (\`draft*.md\` in `);
    expect(found.stderr).toContain(place);
    expect(await cloneExit()).toBe(1);
    await expectStaged(folder, 2, "error MM7206", draft, "`draft*.md` in ", place);
  });

  test("is told once for all of them, and counts as a warning", async () => {
    write(folder, "spec/models/shared/draft-two.md", page.replace("Draft", "DraftTwo"));
    await begin();
    const { exitCode, stderr } = await disk("--max-warnings", "0");
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      "`spec/models/shared/draft-two.md` and 1 more file are ignored by git",
    );
    expect(stderr.match(/MM7205/g)).toHaveLength(1);
    expect((await run(folder, "generate")).stderr).toContain("MM7205");
    const { stdout } = await disk("--reporter", "json");
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, diagnostics: [{ code: "MM7205" }] });
  });

  test("matters only where it makes a difference", async () => {
    write(folder, draft, page);
    write(folder, ".gitignore", "draft.md\n");
    mustGit(folder, "add", "-A");
    expect(await cloneExit()).toBe(0);
    await expectStaged(folder, 0);
    change(folder, "modelmark.config.json", (text) =>
      text.replace("{", '{ "exclude": ["**/draft.md"],'),
    );
    await run(folder, "generate");
    mustGit(folder, "add", "-A");
    expect((await disk()).stderr).not.toContain("MM7205");
    await expectStaged(folder, 0);
  });

  test("is not told where it was added against the rule, or where the rule does not match", async () => {
    await begin();
    mustGit(folder, "add", "--force", draft);
    expect((await disk()).stderr).not.toContain("MM7205");
    await expectStaged(folder, 0);
    write(folder, ".gitignore", "*.md\n!draft.md\n");
    mustGit(folder, "rm", "-q", "--cached", draft);
    expect((await disk()).stderr).not.toContain("MM7205");
  });

  test("is told by the quick check too, as soon as the rule is there", async () => {
    await bundleCli();
    onTestFinished(removeCli);
    write(folder, draft, page);
    const built = (command: string): string => {
      const env = { ...process.env, XDG_CACHE_HOME: join(folder, "../cache"), CI: "" };
      const args = [cliProgram, command];
      const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env });
      return `${stdout.toString()}${stderr.toString()}`;
    };
    built("generate");
    expect(built("check")).not.toContain("MM7205");
    write(folder, ".gitignore", "draft.md\n");
    expect(built("check")).toContain("MM7205");
    write(folder, ".gitignore", "*.lock.json\n");
    mustGit(folder, "rm", "-q", "--cached", "generated/modelmark.lock.json");
    expect(built("check")).toContain("`generated/modelmark.lock.json` is ignored by git");
  });
});

describe("a whole folder that git ignores", () => {
  test("may be a spec that is fetched or installed: the disk is judged, and the index is not", async () => {
    mustGit(folder, "rm", "-rq", "--cached", "spec");
    write(folder, ".gitignore", "spec/\n");
    mustGit(folder, "add", "-A");
    const found = await disk();
    expect([found.exitCode, found.stderr]).toEqual([0, expect.not.stringContaining("MM7205")]);
    expect(await cloneExit()).toBe(2);
    await expectStaged(folder, 2, "MM7202", "`spec`", "`spec/` in .gitignore:1");
  });

  test("may be the outputs of a build", async () => {
    mustGit(folder, "rm", "-rq", "--cached", "generated");
    write(folder, ".gitignore", "generated/\n");
    expect((await disk()).stderr).not.toContain("MM7205");
  });
});

test("some outputs that git ignores are told", async () => {
  mustGit(folder, "rm", "-q", "--cached", "generated/modelmark.lock.json");
  write(folder, ".gitignore", "*.lock.json\n");
  const { exitCode, stderr } = await disk();
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining("MM7205")]);
  expect(stderr).toContain("`generated/modelmark.lock.json` is ignored by git");
});

describe("other files that a project reads", () => {
  test("the config", async () => {
    mustGit(folder, "rm", "-q", "--cached", "modelmark.config.json");
    write(folder, ".gitignore", "*.config.json\n");
    mustGit(folder, "add", "-A");
    expect((await disk()).stderr).toContain("`modelmark.config.json` is ignored by git");
    expect(await cloneExit()).toBe(1);
    await expectStaged(folder, 2, "MM7206", "`modelmark.config.json`", ".gitignore:1");
  });

  test.each([
    ["overrides", '"overrides": "local/overrides.json",'],
    ["allow list", '"diff": { "allow": "local/overrides.json" },'],
  ])("the %s", async (name, setting) => {
    mkdirSync(join(folder, "local"));
    writeFileSync(join(folder, "local/overrides.json"), "{}\n");
    write(folder, ".gitignore", "local/\n");
    change(folder, "modelmark.config.json", (text) => text.replace("{", `{ ${setting}`));
    await run(folder, "generate");
    mustGit(folder, "add", "-A");
    expect((await disk()).stderr).toContain("`local/overrides.json` is ignored by git");
    // The allow list is read by `diff` alone.
    const isRead = name === "overrides";
    expect(await cloneExit()).toBe(isRead ? 2 : 0);
    if (isRead) await expectStaged(folder, 2, "MM7206", "`local/overrides.json`");
    else await expectStaged(folder, 0);
  });
});

test("a folder of another repository is asked about by its own rules", async () => {
  const sdk = join(folder, "../sdk");
  mkdirSync(sdk);
  mustGit(folder, "mv", "spec", "docs");
  mustGit(folder, "commit", "-qm", "moved");
  mustGit(sdk, "init", "-q", "-b", "main");
  write(sdk, "docs/models/shared/kept.md", page.replace("Draft", "Kept"));
  write(sdk, ".gitignore", "draft.md\n");
  mustGit(sdk, "add", "-A");
  mustGit(sdk, "commit", "-qm", "first");
  mustGit(folder, "submodule", "add", "-q", sdk, "vendor/sdk");
  change(folder, "modelmark.config.json", (text) =>
    text.replace("{", '{ "spec": "vendor/sdk/docs",'),
  );
  await run(folder, "generate");
  expect((await disk()).stderr).not.toContain("MM7205");
  write(folder, "vendor/sdk/docs/models/shared/draft.md", page);
  await run(folder, "generate");
  expect((await disk()).stderr).toContain("`vendor/sdk/docs/models/shared/draft.md` is ignored");
});

describe("what git tracks and ignores", () => {
  test.each<[rules: string, stage: string, count?: number]>([
    ["generated/", "git add spec && git add --force generated"],
    ["spec/", "git add generated && git add --force spec"],
    ["generated/\nspec/", "git add --force generated spec"],
    ["spec/models/", "git add generated && git add --force spec/models/shared/one.md", 1],
    ["spec/models/shared/two.md", "git add generated spec"],
  ])(
    "with the rule %j is staged by a repair that forces only what git may refuse",
    async (rules, stage, count = 4) => {
      const pages = ["one", "two", "three", "four"]
        .slice(0, count)
        .map((name) => `spec/models/shared/${name}.md`);
      const [first = ""] = pages;
      for (const [at, path] of pages.entries()) {
        write(folder, path, page.replace("# Draft", `# Draft${at}`));
      }
      await run(folder, "generate");
      mustGit(folder, "add", "--all");
      change(folder, first, (text) => text.replace("The key.", "Some key."));
      mustGit(folder, "add", first);
      for (const path of pages)
        change(folder, path, (text) => text.replace(/(The|Some) key/, "A key"));
      write(folder, ".gitignore", `${rules}\n`);
      const found = await run(folder, "check", "--staged", "--reporter", "json");
      expect(found.exitCode, found.stdout).toBe(1);
      const { repair } = JSON.parse(found.stdout) as { readonly repair: string };
      const [, ...commands] = repair.split(" && ");
      expect(commands.join(" && ")).toBe(stage);
      expect((await run(folder, "generate")).exitCode).toBe(0);
      const { status, stderr } = spawnSync("sh", ["-c", stage], { cwd: folder, encoding: "utf8" });
      expect([status, stderr]).toEqual([0, ""]);
      expect((await run(folder, "check", "--staged")).exitCode).toBe(0);
    },
  );
});
