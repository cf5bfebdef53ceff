import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { objectPage, project, run } from "../support/cli.ts";
import { readTree } from "../support/tree.ts";

// Whatever is wrong with a page, nothing on disk changes, and the message says where it is wrong and what to do.

const good = objectPage("Good", ["a", "*::String*", true]);
const head = "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";
const row = "| `a` | *::String* | :heavy_check_mark: | N/A |\n";

/** The mistake, the pages, `line:column code`, and the line that the code frame shows, if any. */
const broken: readonly [string, Readonly<Record<string, string>>, string, string | null][] = [
  ["no title", { "bad.md": `## Fields\n\n${head}${row}` }, "bad.md:1:1 error MM2001", "## Fields"],
  [
    "two tables",
    { "bad.md": `# Bad\n\n## Fields\n\n${head}${row}\n${head}${row}` },
    "bad.md:9:1 error MM2002",
    "| Field | Type |",
  ],
  [
    "duplicate model",
    { "bad.md": objectPage("Bad"), "bad2.md": objectPage("Bad") },
    "bad2.md:1:1 error MM4002",
    "# Bad",
  ],
  ["empty file", { "bad.md": "" }, "bad.md:1:1 error MM1002", ""],
];

describe("a broken page", () => {
  test.each(broken)("%s", async (_what, pages, place, frame) => {
    await expectRefusal(await project({ "good.md": good, ...pages }), place, frame);
  });

  test("not UTF-8", async () => {
    const folder = await project({ "good.md": good });
    await writeFile(
      join(folder, "spec/models/bad.md"),
      Buffer.from("# Bad\n\nCaf\xe9\n", "latin1"),
    );
    await expectRefusal(folder, "bad.md:3:4 error MM1001", "Caf");
  });

  test("is why inspect says nothing of the references to it", async () => {
    const user = objectPage("User", ["bad", "[Models::Bad](../models/bad.md)", true]);
    const folder = await project({ "user.md": user });
    await writeFile(join(folder, "spec/models/bad.md"), Buffer.from("# Caf\xe9\n", "latin1"));
    const { exitCode, stderr } = await run(folder, "inspect");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("MM1001");
    expect(stderr).not.toContain("MM4001");
  });

  test("a folder instead of a file", async () => {
    const folder = await project({ "good.md": good });
    await mkdir(join(folder, "spec/models/bad.md"));
    await expectRefusal(folder, "bad.md:1:1 error MM1003", null);
  });

  test("every golden case with an error is refused the same way", async () => {
    const cases = join(import.meta.dirname, "../cases");
    let refused = 0;
    for (const name of (await readdir(cases)).filter((one) => one.startsWith("broken-"))) {
      const folder = await project({});
      const { exitCode } = await run(
        folder,
        "generate",
        "--spec",
        join(cases, name, "input"),
        "--out",
        "out",
      );
      expect(exitCode, name).toBe(2);
      expect(await readTree(folder)).toEqual(new Map());
      refused += 1;
    }
    expect(refused).toBeGreaterThanOrEqual(3);
  });
});

/** Runs `generate` over an earlier good output: it must exit with 2, print the message, and change no byte. */
async function expectRefusal(folder: string, place: string, frame: string | null): Promise<void> {
  const before = await readTree(folder);
  const { exitCode, stdout, stderr } = await run(folder, "generate");
  expect(exitCode).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(`spec/models/${place}: `);
  if (frame !== null) {
    const line = place.split(":")[1] ?? "";
    const shown = stderr.split("\n").find((text) => text.startsWith(`  ${line} |`));
    expect(shown).toContain(frame);
    expect(stderr).toMatch(/\n {2,}\| +\^/);
  }
  expect(stderr).toMatch(/\n {2}hint: .+\.\n/);
  expect(stderr).toMatch(/\n1 error.*\nNothing was written\.\n$/);
  expect(await readTree(folder)).toEqual(before);

  const json = await run(folder, "generate", "--reporter", "json");
  expect(json).toMatchObject({ exitCode: 2, stderr: "" });
  expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, exitCode: 2 });
}
