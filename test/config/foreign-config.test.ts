import { execFileSync } from "node:child_process";
import { chown, mkdir, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { foldersToTop } from "../../generator/tree/git/folders-to-top.ts";
import { objectPage, project, run } from "../support/cli.ts";

// A config above a repository, or above a folder outside any repository, may have been put there by anybody.

const pages = { "shared/pair.md": objectPage("Pair", ["key_name", "*::String*", true]) };
const own = { "modelmark.config.json": '{ "wire": "camelCase", "emit": ["interfaces"] }' };

/** Puts a config into a folder that creates a file when it runs; returns the path of that file. */
async function plant(folder: string): Promise<string> {
  const trace = join(folder, "has-run");
  const config = `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(trace)}, "");\nexport default {};\n`;
  await writeFile(join(folder, "modelmark.config.mjs"), config);
  return trace;
}

describe("a config of somebody else is never run", () => {
  test.each(["generate", "check", "inspect"])(
    "above a folder without a repository: %s",
    async (command) => {
      const folder = await project(pages);
      const trace = await plant(dirname(folder));
      await run(folder, command);
      expect(existsSync(trace)).toBe(false);
    },
  );

  test("above the repository", async () => {
    const folder = await project(pages, { "deep/er/note.txt": "" });
    execFileSync("git", ["init", "-q"], { cwd: folder });
    const trace = await plant(dirname(folder));
    await run(join(folder, "deep/er"), "generate");
    expect(existsSync(trace)).toBe(false);
  });

  test.each([
    ["with a config of its own", own],
    ["without one", {}],
  ])("in the folder for temporary files, where something is staged %s", async (_, files) => {
    const folder = await project(pages, files);
    const git = (...args: readonly string[]): void => {
      execFileSync("git", args, { cwd: folder });
    };
    git("init", "-q");
    git("add", "-A");
    const temporary = join(dirname(folder), "tmp");
    await mkdir(temporary);
    const trace = await plant(temporary);
    const before = process.env["TMPDIR"];
    process.env["TMPDIR"] = temporary;
    onTestFinished(() => {
      if (before === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = before;
    });
    await run(folder, "check", "--staged");
    expect(existsSync(trace)).toBe(false);
  });

  test.runIf(process.getuid?.() === 0)("in a repository of somebody else", async () => {
    const folder = await project(pages, { "../.git/HEAD": "" });
    const trace = await plant(dirname(folder));
    await chown(join(dirname(folder), ".git"), 12_345, 12_345);
    await run(folder, "generate");
    expect(existsSync(trace)).toBe(false);
    // The owner of the folder may decide what lies above it. One such case is a checkout that was handed to a
    // container.
    await chown(folder, 12_345, 12_345);
    expect(foldersToTop(folder)).toEqual([folder, dirname(folder)]);
  });
});
