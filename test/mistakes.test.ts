import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "./support/cli.ts";
import { play } from "./support/mistake.ts";
import { readTree, writeTree } from "./support/tree.ts";

// Shows the mistakes that people make, and what they read then. Each file in `mistakes/` is one mistake, made in a
// copy of `mistakes/project/`, with everything that is printed. To add one, write a file with a title and the
// commands; `npm run record` adds the rest. Read it as somebody who knows nothing about the program.

const mistakes = join(import.meta.dirname, "mistakes");
const recording = process.env["RECORD"] === "1";
const names = (await readdir(mistakes)).filter((name) => name.endsWith(".md")).sort();

describe("a mistake", () => {
  test.each(names)("%s", async (name) => {
    const file = join(mistakes, name);
    const recorded = await readFile(file, "utf8");
    const folder = await temporaryFolder();
    await writeTree(folder, await readTree(join(mistakes, "project")));
    const played = await play(recorded, folder);
    if (recording) await writeFile(file, played);
    else expect(played).toBe(recorded);
    // Every problem is described in words, and never by an internal error of the program.
    expect(played).not.toMatch(
      /^ +at .*\.(?:ts|js):\d+|TypeError|(?:error|warning) .*undefined|\[object Object\]/m,
    );
  });
});
