import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { ownProject, run } from "../support/cli.ts";
import { CleanClone, git, mustGit, nextCommit, write } from "./repository.ts";
import { expectStaged } from "./expect-staged.ts";

// What bears the name of a config, or may contain one, is never passed over: if it cannot be read, the check says so.

const config = '{ "wire": "camelCase", "emit": ["interfaces"] }\n';
let folder: string;

beforeEach(async () => {
  folder = await ownProject();
  mustGit(folder, "init", "-q", "-b", "main");
});

async function commit(): Promise<void> {
  await run(folder, "generate");
  mustGit(folder, "add", "-A");
  mustGit(folder, "commit", "-qm", "first");
}

/** Removes the config, and generates with the defaults. */
async function beginWithout(files: Readonly<Record<string, string>>): Promise<void> {
  rmSync(join(folder, "modelmark.config.json"));
  await commit();
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
}

describe("a package.json that cannot be read", () => {
  test("is refused where its content is in LFS, and not here", async () => {
    const text = `{ "modelmark": ${config.trim()} }\n`;
    const id = createHash("sha256").update(text).digest("hex");
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${id}\nsize ${text.length}\n`;
    await beginWithout({
      ".gitattributes": "package.json filter=lfs\n",
      "package.json": pointer,
    });
    mustGit(folder, "-c", "filter.lfs.clean=cat", "add", "-A");
    await expectStaged(folder, 2, "MM6001", "`package.json` cannot be loaded");
    // A config beside it does not help, because then there may be two.
    write(folder, "modelmark.config.json", config);
    mustGit(folder, "-c", "filter.lfs.clean=cat", "add", "-A");
    await expectStaged(folder, 2, "MM6001", "`package.json` cannot be loaded");
    const named = await run(folder, "check", "--staged", "--config", "modelmark.config.json");
    expect(named.stderr).not.toContain("MM6001");
  });

  test("is refused where a checkout would change it", async () => {
    await beginWithout({
      ".gitattributes": "package.json ident\n",
      "package.json": '{ "description": "$Id$", "modelmark": { "wire": "camelCase" } }\n',
    });
    mustGit(folder, "add", "-A");
    await expectStaged(folder, 2, "MM6001", "`package.json` cannot be loaded", "`ident`");
  });

  test("is refused where it is in conflict", async () => {
    await beginWithout({ "package.json": "{}\n", "notes.md": "# Notes\n" });
    mustGit(folder, "add", "-A");
    mustGit(folder, "commit", "-qm", "base");
    mustGit(folder, "checkout", "-qb", "other");
    write(folder, "package.json", '{ "version": "1.0.0" }\n');
    mustGit(folder, "commit", "-qam", "other");
    mustGit(folder, "checkout", "-q", "main");
    write(folder, "package.json", '{ "version": "2.0.0" }\n');
    mustGit(folder, "commit", "-qam", "ours");
    expect(git(folder, "merge", "-q", "other").status).not.toBe(0);
    await expectStaged(folder, 2, "MM6001", "`package.json` cannot be loaded", "in conflict");
  });

  test("is refused above the config too, where it would name the documents", async () => {
    write(folder, "modelmark.config.json", '{ "wire": "camelCase", "emit": ["openapi"] }\n');
    mkdirSync(join(folder, "packages"), { recursive: true });
    for (const path of ["spec", "modelmark.config.json"]) {
      mustGit(folder, "add", "-A");
      mustGit(folder, "mv", path, `packages/${path}`);
    }
    write(folder, ".gitattributes", "package.json ident\n");
    write(folder, "package.json", '{ "name": "acme", "version": "$Id$" }\n');
    const inner = join(folder, "packages");
    expect((await run(inner, "generate")).exitCode).toBe(0);
    mustGit(folder, "add", "-A");
    const { exitCode, stderr } = await run(inner, "check", "--staged");
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("`package.json`")]);
  });
});

describe("what bears the name of a config", () => {
  test("is refused where it is a link that git cannot follow", async () => {
    const sdk = join(folder, "../cfg");
    write(sdk, "modelmark.config.json", config);
    mustGit(folder, "init", "-q", sdk);
    mustGit(sdk, "add", "-A");
    mustGit(sdk, "commit", "-qm", "first");
    await beginWithout({});
    mustGit(folder, "submodule", "add", "-q", sdk, "cfg");
    symlinkSync("cfg/modelmark.config.json", join(folder, "modelmark.config.json"));
    mustGit(folder, "add", "-A");
    mustGit(folder, "submodule", "deinit", "-q", "-f", "cfg");
    rmSync(join(folder, ".git/modules"), { recursive: true });
    await expectStaged(folder, 2, "MM6001", "`modelmark.config.json` cannot be loaded");
    const clone = new CleanClone(folder, join(folder, "../clone"));
    clone.become(nextCommit(folder) ?? "");
    expect((await run(clone.folder, "check", "--no-cache")).exitCode).toBe(2);
  });

  test.each([
    ["a link that leads nowhere", "json", ["ln", "-s", "nosuch.json"]],
    ["a folder", "ts", ["mkdir"]],
    ["a pipe", "json", ["mkfifo"]],
  ])("is refused on the disk where it is %s", async (_, ending, [command = "", ...args]) => {
    rmSync(join(folder, "modelmark.config.json"));
    const name = `modelmark.config.${ending}`;
    spawnSync(command, [...args, join(folder, name)]);
    for (const verb of ["generate", "check"]) {
      const { exitCode, stderr } = await run(folder, verb);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining("MM6001")]);
      expect(stderr).toContain(`\`${name}\` cannot be loaded: it `);
    }
  });
});
