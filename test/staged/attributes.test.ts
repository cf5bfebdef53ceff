import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { run } from "../support/cli.ts";
import { change, CleanClone, committedProject, mustGit, nextCommit, write } from "./repository.ts";
import { expectStaged } from "./expect-staged.ts";

// The check judges the bytes that a checkout with .gitattributes would write, and not the stored ones. If it cannot
// tell, it says so.

const page = "spec/models/shared/pair.md";
const output = "generated/models/shared/pair.ts";
let folder: string;

beforeEach(async () => {
  folder = await committedProject();
});

/** Stages everything, with these attributes. */
function stage(attributes: string): void {
  write(folder, ".gitattributes", `${attributes}\n`);
  mustGit(folder, "add", "-A", "--renormalize");
  mustGit(folder, "add", "-A");
}

interface Verdict {
  readonly exitCode: number | null;
  readonly text: string;
}

async function check(where: string, ...flags: readonly string[]): Promise<Verdict> {
  const { exitCode, stdout, stderr } = await run(where, "check", ...flags);
  return { exitCode, text: stdout + stderr };
}

/** Returns the exit code of a check in a clean clone with the same git settings. */
async function cloneExit(settings: Readonly<Record<string, string>> = {}): Promise<number | null> {
  const clone = new CleanClone(folder, join(folder, "../clone"));
  for (const [name, value] of Object.entries(settings)) {
    mustGit(clone.folder, "config", name, value);
  }
  clone.become(nextCommit(folder) ?? "");
  return (await check(clone.folder, "--no-cache")).exitCode;
}

/** A filter that puts another word on the disk than into git. */
const swapping = {
  "filter.swap.clean": "sed s/ON-THE-DISK/IN-GIT/",
  "filter.swap.smudge": "sed s/IN-GIT/ON-THE-DISK/",
};

function configure(settings: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(settings)) mustGit(folder, "config", name, value);
}

describe("a filter", () => {
  test.each([
    ["its pages alone", "*.md filter=swap", 0],
    ["its outputs alone", "*.ts filter=swap", 0],
    ["both", "* filter=swap", 0],
  ])("of %s is run, as in a clone that has it", async (_, attributes, exitCode) => {
    configure(swapping);
    change(folder, page, (text) => text.replace("The key.", "ON-THE-DISK."));
    await run(folder, "generate");
    stage(attributes);
    expect(mustGit(folder, "cat-file", "-p", `:${page}`).includes("IN-GIT")).toBe(
      attributes !== "*.ts filter=swap",
    );
    await expectStaged(folder, exitCode);
    expect(await cloneExit(swapping)).toBe(exitCode);
    // The stored page and output agree, but those of a checkout would not.
    change(folder, page, (text) => text.replace("ON-THE-DISK.", "IN-GIT."));
    mustGit(folder, "-c", "filter.swap.clean=cat", "add", "--renormalize", page);
    const clone = await cloneExit(swapping);
    await expectStaged(folder, clone ?? 2);
  });

  test("that nobody has configured changes nothing, as in a clone", async () => {
    stage("* filter=nosuch");
    await expectStaged(folder, 0);
    change(folder, page, (text) => text.replace("The key.", "The name."));
    mustGit(folder, "add", "-A");
    await expectStaged(folder, 1);
    expect(await cloneExit()).toBe(1);
  });

  test("that fails is named, if git demands it", async () => {
    configure({ "filter.swap.clean": "cat", "filter.swap.smudge": "false" });
    stage("*.md filter=swap");
    await expectStaged(folder, 0);
    configure({ "filter.swap.required": "true" });
    await expectStaged(folder, 2, "MM1006", "its filter `swap` fails");
    stage("*.ts filter=swap");
    await expectStaged(folder, 2, "MM7202", "its filter `swap` fails");
  });

  test("is refused where it is staged alone, since git filters by the disk", async () => {
    configure(swapping);
    stage("*.md filter=swap");
    write(folder, ".gitattributes", "\n");
    await expectStaged(folder, 2, "`filter=swap` in .gitattributes is not on the disk");
    mustGit(folder, "add", "-A");
    write(folder, ".gitattributes", "*.md filter=swap\n");
    await expectStaged(folder, 0);
  });

  test("of the config and its overrides counts too", async () => {
    const on = {
      "filter.swap.clean": "sed s/open/closed/",
      "filter.swap.smudge": "sed s/closed/open/",
    };
    const settings = '{ "wire": "camelCase", "emit": ["interfaces"], "enums": "open" }\n';
    write(folder, "modelmark.config.json", settings);
    await run(folder, "generate");
    configure(on);
    stage("*.json filter=swap");
    expect(mustGit(folder, "cat-file", "-p", ":modelmark.config.json")).toContain('"closed"');
    await expectStaged(folder, 0);
    expect(await cloneExit(on)).toBe(0);
    expect(await cloneExit()).toBe(1);
  });
});

describe("another encoding", () => {
  test("is refused for pages and for outputs, with the attribute", async () => {
    stage(`${output} working-tree-encoding=UTF-8`);
    await expectStaged(folder, 0);
    const id = mustGit(folder, "rev-parse", `:${page}`);
    write(folder, ".gitattributes", "*.md working-tree-encoding=UTF-16\n");
    mustGit(folder, "add", ".gitattributes");
    expect(mustGit(folder, "rev-parse", `:${page}`)).toBe(id);
    await expectStaged(folder, 2, "MM1006", "`working-tree-encoding=UTF-16`");
    expect(await cloneExit()).toBe(2);
    write(folder, ".gitattributes", "*.ts working-tree-encoding=UTF-16\n");
    mustGit(folder, "add", ".gitattributes");
    await expectStaged(folder, 2, "MM7202", "`index.ts`", "`working-tree-encoding=UTF-16`");
    expect(await cloneExit()).not.toBe(0);
  });

  test("of the disk alone does not count", async () => {
    write(folder, ".gitattributes", "* working-tree-encoding=UTF-16 ident filter=swap\n");
    await expectStaged(folder, 0);
  });
});

test("an identity is refused where a checkout would expand it, and nowhere else", async () => {
  stage("* ident");
  await expectStaged(folder, 0);
  change(folder, page, (text) => text.replace("The key.", "Of $Id$."));
  await run(folder, "generate");
  mustGit(folder, "add", "-A");
  expect(readFileSync(join(folder, output), "utf8")).toContain("$Id$");
  expect(await cloneExit()).toBe(1);
  await expectStaged(folder, 2, "`ident` in .gitattributes");
});

test("an object that is put in the place of another is in no clone", async () => {
  const before = mustGit(folder, "rev-parse", `:${output}`);
  change(folder, output, (text) => text.replace("The key.", "The name."));
  mustGit(folder, "add", output);
  mustGit(folder, "replace", mustGit(folder, "rev-parse", `:${output}`), before);
  await expectStaged(folder, 1);
  expect(await cloneExit()).toBe(1);
});

describe("the attributes of a commit are those that it holds", () => {
  const encoded = "*.md working-tree-encoding=UTF-16\n";

  test("and not those of the repository's own folder, which no clone has", async () => {
    write(folder, ".git/info/attributes", encoded);
    await expectStaged(folder, 0);
    expect(await cloneExit()).toBe(0);
    write(folder, ".git/info/attributes", "");
    stage("*.md ident");
    change(folder, page, (text) => text.replace("The key.", "Of $Id$."));
    await run(folder, "generate");
    mustGit(folder, "add", "-A");
    write(folder, ".git/info/attributes", "*.md -ident\n");
    await expectStaged(folder, 2, "`ident` in .gitattributes");
    expect(await cloneExit()).toBe(1);
  });

  test("also those of a submodule, whatever index a hook names", async () => {
    const sdk = join(folder, "../sdk");
    cpSync(join(folder, "spec"), sdk, { recursive: true });
    mustGit(sdk, "init", "-q", "-b", "main");
    mustGit(sdk, "add", "-A");
    mustGit(sdk, "commit", "-qm", "first");
    mustGit(folder, "submodule", "add", "-q", sdk, "vendor/sdk");
    change(folder, "modelmark.config.json", (text) => text.replace("{", '{ "spec": "vendor/sdk",'));
    await run(folder, "generate");
    mustGit(folder, "add", "-A");
    const judge = async (exitCode: number, ...words: readonly string[]): Promise<void> => {
      await expectStaged(folder, exitCode, ...words);
      for (const index of [".git/index", join(folder, ".git/index")]) {
        vi.stubEnv("GIT_INDEX_FILE", index);
        await expectStaged(folder, exitCode, ...words);
        vi.unstubAllEnvs();
      }
    };
    await judge(0);
    const inner = join(folder, "vendor/sdk");
    const blob = join(folder, "../attributes");
    writeFileSync(blob, encoded);
    const id = mustGit(inner, "hash-object", "-w", blob);
    mustGit(inner, "update-index", "--add", "--cacheinfo", `100644,${id},.gitattributes`);
    mustGit(inner, "commit", "-qm", "second");
    mustGit(folder, "add", "vendor/sdk");
    await judge(2, "MM1006", "`working-tree-encoding=UTF-16`");
    mustGit(inner, "update-index", "--force-remove", ".gitattributes");
    await judge(2, "MM1006");
    write(folder, ".gitattributes", encoded);
    mustGit(inner, "checkout", "-q", "HEAD~1");
    mustGit(folder, "add", "-A");
    await judge(0);
  });

  test("and not those of today", async () => {
    const text = readFileSync(join(folder, page), "utf8");
    const oid = createHash("sha256").update(text).digest("hex");
    write(folder, join(".git/lfs/objects", oid.slice(0, 2), oid.slice(2, 4), oid), text);
    stage("*.md filter=lfs");
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${text.length}\n`;
    write(folder, "pointer", pointer);
    const id = mustGit(folder, "hash-object", "-w", "--no-filters", "pointer");
    mustGit(folder, "update-index", "--cacheinfo", `100644,${id},${page}`);
    mustGit(folder, "commit", "-qm", "kept elsewhere");
    rmSync(join(folder, ".gitattributes"));
    mustGit(folder, "add", "-A");
    mustGit(folder, "commit", "-qm", "kept here");
    const { exitCode, stderr } = await run(folder, "diff", "--against", "HEAD~1");
    expect([exitCode, stderr]).toEqual([0, ""]);
  });

  test("and one of them that is in conflict keeps what is below it from being judged", async () => {
    const id = mustGit(folder, "hash-object", "-w", page);
    const lines = [1, 2, 3].map((stageOf) => `100644 ${id} ${stageOf}\tspec/.gitattributes\n`);
    const options = { cwd: folder, input: lines.join("") };
    spawnSync("git", ["update-index", "--index-info"], options);
    await expectStaged(
      folder,
      2,
      "MM1006",
      "the .gitattributes of `spec` cannot be read: it is in conflict",
    );
  });
});
