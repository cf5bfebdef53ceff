import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, renameSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isIrrelevant } from "../../generator/tree/git/staged-paths.ts";
import { run } from "../support/cli.ts";
import { change, CleanClone, committedProject, mustGit, nextCommit } from "./repository.ts";

// The states that an index can be in, and the ways to keep a repository. Each is judged as a clean clone of the
// commit would be.

const page = "spec/models/shared/pair.md";
const other = "spec/models/shared/property.md";
const output = "generated/models/shared/pair.ts";
const lock = "generated/modelmark.lock.json";
let folder: string;

beforeEach(async () => {
  folder = await committedProject();
});

afterEach(() => {
  vi.unstubAllEnvs();
});

async function staged(cwd = folder): Promise<{ exitCode: number | null; text: string }> {
  if (isIrrelevant(cwd)) return { exitCode: 0, text: "not judged" };
  const { exitCode, stdout, stderr } = await run(cwd, "check", "--staged");
  return { exitCode, text: stdout + stderr };
}

async function expectAsInClone(exitCode: number): Promise<void> {
  const clone = new CleanClone(folder, join(folder, "../clone"));
  clone.become(nextCommit(folder) ?? "");
  const judged = await run(clone.folder, "check", "--no-cache");
  expect([(await staged()).exitCode, judged.exitCode]).toEqual([exitCode, exitCode]);
}

function store(text: string): string {
  const options = { cwd: folder, input: text, encoding: "utf8" } as const;
  return spawnSync("git", ["hash-object", "-w", "--stdin"], options).stdout.trim();
}

function put(path: string, text: string, mode = "100644"): void {
  mustGit(folder, "update-index", "--add", "--cacheinfo", `${mode},${store(text)},${path}`);
}

function remove(...paths: readonly string[]): void {
  mustGit(folder, "rm", "-rq", "--cached", ...paths);
}

function move(from: string, to: string): void {
  mustGit(folder, "mv", from, to);
}

function edit(): void {
  change(folder, page, (text) => text.replace("The key.", "The name."));
  mustGit(folder, "add", "-A");
}

describe("in the index", () => {
  test.each<readonly [string, number, () => void | Promise<void>]>([
    ["nothing new", 0, () => undefined],
    ["a stale page", 1, edit],
    [
      "a page gone, kept on the disk",
      1,
      () => {
        remove(page);
      },
    ],
    [
      "an output gone, kept on the disk",
      1,
      () => {
        remove(output);
      },
    ],
    [
      "the config gone, kept on the disk",
      1,
      () => {
        remove("modelmark.config.json");
      },
    ],
    [
      "the config under a name that is none",
      1,
      () => {
        move("modelmark.config.json", "modelmark.config.yaml");
      },
    ],
    [
      "other modes",
      0,
      () => {
        for (const path of [page, output, lock]) chmodSync(join(folder, path), 0o755);
        mustGit(folder, "add", "-A");
      },
    ],
    [
      "a page that leads nowhere",
      2,
      () => {
        put(page, "nosuch.md", "120000");
      },
    ],
    [
      "a page that leads to another",
      2,
      () => {
        put(page, "property.md", "120000");
      },
    ],
    [
      "an output that leads to another",
      2,
      () => {
        put(output, "property.ts", "120000");
      },
    ],
    [
      "a folder for an output",
      2,
      () => {
        remove(output);
        put(`${output}/x.ts`, "");
      },
    ],
    [
      "a folder for a page",
      2,
      () => {
        remove(page);
        put(`${page}/x.md`, "# X\n");
      },
    ],
    [
      "a file for the output folder",
      2,
      () => {
        remove("generated");
        put("generated", "");
      },
    ],
    [
      "a link for the output folder",
      2,
      () => {
        remove("generated");
        put("generated", "made", "120000");
      },
    ],
    [
      "a file for the spec",
      2,
      () => {
        remove("spec");
        put("spec", "");
      },
    ],
    [
      "a page in capitals",
      1,
      () => {
        move(page, "spec/models/shared/Pair.md");
      },
    ],
    [
      "an output in capitals",
      1,
      () => {
        move(output, "generated/models/shared/Pair.ts");
      },
    ],
    [
      "two pages whose names differ by case",
      2,
      () => {
        put("spec/models/shared/PAIR.md", mustGit(folder, "cat-file", "-p", `:${page}`));
      },
    ],
    [
      "the spec elsewhere",
      2,
      () => {
        move("spec", "docs");
      },
    ],
    [
      "the spec elsewhere, as the config on the disk says",
      2,
      () => {
        move("spec", "docs");
        change(folder, "modelmark.config.json", (text) => text.replace("{", '{ "spec": "docs",'));
      },
    ],
    [
      "the spec elsewhere, as the config says",
      0,
      () => {
        move("spec", "docs");
        change(folder, "modelmark.config.json", (text) => text.replace("{", '{ "spec": "docs",'));
        mustGit(folder, "add", "-A");
      },
    ],
    [
      "the journal of an interrupted run",
      2,
      async () => {
        await staged();
        put("generated/.modelmark/journal.json", "{}");
      },
    ],
    [
      "the rest of a run that has ended",
      0,
      () => {
        put("generated/.modelmark/.gitignore", "*");
      },
    ],
    [
      "a name with a line break",
      0,
      () => {
        put("a\nb.json", "{}");
      },
    ],
    [
      "an empty lock",
      1,
      () => {
        put(lock, "");
      },
    ],
    [
      "a lock that does not parse",
      1,
      () => {
        put(lock, "{\n");
      },
    ],
    [
      "a page with marks of a conflict",
      2,
      () => {
        put(page, "<<<<<<< ours\n");
      },
    ],
    [
      "a page of bytes",
      2,
      () => {
        put(page, "x\0y");
      },
    ],
    [
      "an output that is meant to be added",
      1,
      () => {
        remove(output);
        mustGit(folder, "add", "-N", output);
      },
    ],
    [
      "an output that git is told to pass over",
      1,
      () => {
        edit();
        mustGit(folder, "update-index", "--skip-worktree", output);
      },
    ],
    [
      "a page that git is told to take for unchanged",
      0,
      () => {
        mustGit(folder, "update-index", "--assume-unchanged", page);
        edit();
      },
    ],
    [
      "all of it, before the first commit",
      0,
      () => {
        mustGit(folder, "update-ref", "-d", "HEAD");
      },
    ],
    [
      "the fourth version of its format",
      1,
      () => {
        edit();
        mustGit(folder, "update-index", "--index-version", "4");
      },
    ],
  ])("%s", async (_, exitCode, act) => {
    await act();
    await expectAsInClone(exitCode);
  });

  test("a repository in the spec that is no submodule is refused, since a clone has nothing there", async () => {
    const nested = join(folder, "spec/models/nested");
    mkdirSync(nested);
    mustGit(nested, "init", "-q");
    cpSync(join(folder, other), join(nested, "x.md"));
    mustGit(nested, "add", "-A");
    mustGit(nested, "commit", "-qm", "first");
    mustGit(folder, "add", "-A");
    const { exitCode, text } = await staged();
    expect([exitCode, text]).toEqual([2, expect.stringContaining(".gitmodules does not name it")]);
  });
});

describe("with a setting of git", () => {
  test.each([
    ["core.ignoreCase", "true"],
    ["core.quotePath", "false"],
    ["core.precomposeUnicode", "true"],
    ["core.fsmonitor", "true"],
    ["core.untrackedCache", "true"],
    ["core.fileMode", "false"],
    ["core.symlinks", "false"],
    ["core.abbrev", "4"],
    ["core.bigFileThreshold", "1"],
    ["status.showUntrackedFiles", "no"],
    ["status.relativePaths", "false"],
    ["diff.noprefix", "true"],
    ["diff.external", "false"],
    ["diff.renames", "copies"],
    ["diff.relative", "true"],
    ["diff.ignoreSubmodules", "all"],
    ["diff.orderFile", "nosuch"],
    ["feature.manyFiles", "true"],
    ["alias.ls-files", "!false"],
    ["submodule.recurse", "true"],
  ])("%s = %s drift is found", async (name, value) => {
    mustGit(folder, "config", name, value);
    expect((await staged()).exitCode).toBe(0);
    edit();
    expect((await staged()).exitCode).toBe(1);
  });
});

describe("a repository", () => {
  test("that is kept elsewhere, as for dotfiles, is found in its work tree, with its index", async () => {
    const kept = join(folder, "../kept.git");
    edit();
    renameSync(join(folder, ".git"), kept);
    expect((await staged()).text).toContain("MM7201");
    for (const bare of ["true", "false"]) {
      mustGit(folder, "--git-dir", kept, "config", "core.bare", bare);
      vi.stubEnv("GIT_DIR", kept);
      vi.stubEnv("GIT_WORK_TREE", folder);
      vi.stubEnv("GIT_INDEX_FILE", join(kept, "index"));
      expect((await staged()).exitCode).toBe(1);
      const inside = await run(join(folder, "spec"), "check", "--staged", "--cwd", "..");
      expect(inside.exitCode).toBe(1);
      // Outside of the work tree, no repository is found.
      expect((await run(join(folder, ".."), "check", "--staged")).stderr).toContain("MM7201");
      vi.unstubAllEnvs();
    }
  });

  test("that is kept elsewhere and names its own work tree is found in a hook, with its index", async () => {
    const kept = join(folder, "../kept.git");
    renameSync(join(folder, ".git"), kept);
    for (const named of [folder, relative(kept, folder)]) {
      mustGit(folder, "--git-dir", kept, "config", "core.worktree", named);
      change(folder, page, (text) => text.replace("The key.", "The name."));
      // `git --git-dir=… commit` says no more than this to its hook.
      vi.stubEnv("GIT_DIR", relative(process.cwd(), kept));
      vi.stubEnv("GIT_INDEX_FILE", join(kept, "index"));
      expect((await staged()).exitCode).toBe(0);
      mustGit(folder, "--git-dir", kept, "--work-tree", folder, "add", "-A");
      expect((await staged()).exitCode).toBe(1);
      const inside = await run(join(folder, "spec"), "check", "--staged", "--cwd", "..");
      expect(inside.exitCode).toBe(1);
      expect((await run(join(folder, ".."), "check", "--staged")).stderr).toContain("MM7201");
      mustGit(folder, "--git-dir", kept, "--work-tree", folder, "reset", "-q", "--hard");
      vi.unstubAllEnvs();
    }
  });

  test("within the work tree of a hook is not judged by the index of the hook", async () => {
    const inner = join(folder, "inner");
    mustGit(folder, "clone", "-q", ".", "inner");
    change(inner, page, (text) => text.replace("The key.", "The name."));
    mustGit(inner, "add", "-A");
    vi.stubEnv("GIT_INDEX_FILE", ".git/index");
    expect([(await staged(inner)).exitCode, (await staged()).exitCode]).toEqual([1, 0]);
    vi.stubEnv("GIT_DIR", join(folder, ".git"));
    vi.stubEnv("GIT_INDEX_FILE", join(folder, ".git/index"));
    expect([(await staged(inner)).exitCode, (await staged()).exitCode]).toEqual([1, 0]);
    mustGit(inner, "init", "-q", "--separate-git-dir", join(folder, "../inner.git"));
    vi.stubEnv("GIT_INDEX_FILE", ".git/index");
    expect([(await staged(inner)).exitCode, (await staged()).exitCode]).toEqual([1, 0]);
  });

  test("that leaves contents out until they are needed fetches none, and says so", async () => {
    mustGit(folder, "config", "uploadpack.allowFilter", "true");
    const partial = join(folder, "../partial");
    mustGit(
      folder,
      "clone",
      "-q",
      "--filter=blob:none",
      "--no-checkout",
      `file://${folder}`,
      partial,
    );
    mustGit(partial, "reset", "-q");
    const blind = await staged(partial);
    expect([blind.exitCode, blind.text]).toEqual([
      2,
      expect.stringContaining("is not stored here"),
    ]);
    mustGit(partial, "checkout", "-q", ".");
    renameSync(folder, `${folder}-gone`);
    expect((await staged(partial)).exitCode).toBe(0);
    change(partial, page, (text) => text.replace("The key.", "The name."));
    mustGit(partial, "add", "-A");
    expect((await staged(partial)).exitCode).toBe(1);
  });

  test("with an extension that this git does not know is refused with its name", async () => {
    mustGit(folder, "config", "core.repositoryFormatVersion", "1");
    mustGit(folder, "config", "extensions.fromTheFuture", "1");
    const { exitCode, text } = await staged();
    expect([exitCode, text]).toEqual([
      2,
      expect.stringMatching(/unknown repository extension found: fromthefuture/),
    ]);
  });

  test("whose new objects are in a folder of their own is read with that", async () => {
    const quarantine = join(folder, "../quarantine");
    mkdirSync(quarantine);
    vi.stubEnv("GIT_OBJECT_DIRECTORY", quarantine);
    vi.stubEnv("GIT_ALTERNATE_OBJECT_DIRECTORIES", join(folder, ".git/objects"));
    edit();
    expect((await staged()).exitCode).toBe(1);
    vi.unstubAllEnvs();
    expect((await staged()).text).toContain("is not stored here");
  });

  test("within another is judged by its own index", async () => {
    const inner = join(folder, "inner");
    const copy = join(folder, "../copy");
    cpSync(folder, copy, { recursive: true });
    renameSync(copy, inner);
    change(inner, page, (text) => text.replace("The key.", "The name."));
    mustGit(inner, "add", "-A");
    expect((await staged(inner)).exitCode).toBe(1);
    expect((await staged()).exitCode).toBe(0);
  });
});
