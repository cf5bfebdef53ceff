import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diagnostic, type Diagnostic } from "../generator/diagnostics/diagnostic.ts";
import { byNovelty } from "../generator/diagnostics/seen-before.ts";
import { seenWarnings } from "../generator/report/seen-warnings.ts";
import { built } from "./support/built-run.ts";
import { bundleCli, removeCli } from "./support/bundled-cli.ts";
import { objectPage, project } from "./support/cli.ts";

// Warnings that existed when everything was last up to date take one line of a check. Other warnings are never left
// out.

function unknownType(name: string, file: string, line: number): Diagnostic {
  const place = { line, column: 1 };
  return diagnostic("MM3001", { name, suggestion: null }, { file, start: place, end: place });
}

describe("a warning is not new", () => {
  const earlier = [unknownType("::A", "a.md", 3), unknownType("::B", "b.md", 3)];

  test("when it was there, on whatever line", () => {
    const moved = unknownType("::A", "a.md", 9);
    expect(byNovelty([moved], earlier)).toEqual({ fresh: [], seen: [moved] });
  });

  test.each([
    ["in another file", unknownType("::A", "b.md", 3)],
    ["about another type", unknownType("::C", "a.md", 3)],
    ["which is an error by now", { ...unknownType("::A", "a.md", 3), severity: "error" as const }],
  ])("but one %s is", (_what, one) => {
    expect(byNovelty([one], earlier)).toEqual({ fresh: [one], seen: [] });
  });

  test("but both are, where there was one such and there are two", () => {
    const two = [unknownType("::A", "a.md", 3), unknownType("::A", "a.md", 4)];
    expect(byNovelty(two, earlier)).toEqual({ fresh: two, seen: [] });
  });

  test("and is counted by its code", () => {
    expect(seenWarnings([])).toBe("");
    expect(seenWarnings(earlier.slice(1))).toBe(
      "1 warning is not new: MM3001 (--verbose shows it)\n",
    );
    expect(seenWarnings(earlier)).toBe("2 warnings are not new: 2 MM3001 (--verbose shows them)\n");
  });
});

describe("check", () => {
  beforeAll(bundleCli);
  afterAll(removeCli);

  const flags = ["--wire", "camelCase", "--emit", "interfaces"];
  const pages = {
    "a.md": objectPage("A", ["id", "*::Strinng*", true]),
    "b.md": objectPage("B", ["a", "[Models::A](../models/a.md)", true]),
  };

  test("shows at once what is new, and after the drift how many warnings are not", async () => {
    const folder = await project(pages);
    const check = (...more: string[]): string => built(folder, ["check", ...flags, ...more]).text;
    // Nothing has been remembered yet.
    expect(check()).toContain("warning MM3001: There is no type `::Strinng`");
    expect(built(folder, ["generate", ...flags]).text).toContain("warning MM3001");
    const line = "1 warning is not new: MM3001 (--verbose shows it)\n";
    expect(check()).toMatch(/^No drift: .*\n/);
    expect(check()).toContain(line);
    expect(check()).not.toContain("warning MM3001");
    expect(check("--verbose")).toContain("warning MM3001");
    expect(check("--no-cache")).toContain("warning MM3001");
    expect(check("--max-warnings", "0")).toContain("warning MM3001");
    expect(check("--max-warnings", "0")).toContain("error MM6009: There is 1 warning");
    expect(check("--max-warnings", "0", "--quiet")).toContain("error MM6009");

    const page = join(folder, "spec/models/a.md");
    await writeFile(page, (await readFile(page, "utf8")).replace("# A", "# Other"));
    const renamed = built(folder, ["check", ...flags]);
    expect(renamed.status).toBe(1);
    expect(renamed.text).toContain("warning MM4001: There is no model `Models::A`");
    expect(renamed.text).not.toContain("warning MM3001");
    expect(renamed.text).toContain(line);

    // In a renamed page the old warning counts as one that nobody has read.
    await rename(page, join(folder, "spec/models/other.md"));
    expect(check()).toContain("warning MM3001");
  });
});
