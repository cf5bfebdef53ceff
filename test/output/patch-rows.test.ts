import { applyPatch, createTwoFilesPatch } from "diff";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { patchOf } from "../../generator/output/patch.ts";

// Single diffs. `patch.test.ts` compares thousands of them with diffs of whole files.

/** Returns the diff of two texts as the library makes it of whole files. */
function wholeDiff(old: string, now: string): string {
  return createTwoFilesPatch("a.ts", "a.ts", old, now, undefined, undefined, { context: 2 });
}

function diffOf(old: string, now: string): string {
  return patchOf("a.ts", old, now);
}

function lines(from: number, to: number, word = "line"): readonly string[] {
  return Array.from({ length: to - from }, (_, at) => `${word} ${from + at}\n`);
}

/** Returns what git makes of a file by a diff. */
function applied(old: string, diff: string): string {
  const folder = mkdtempSync(join(tmpdir(), "modelmark-patch-"));
  try {
    writeFileSync(join(folder, "a.ts"), old);
    execFileSync("git", ["apply", "-p0", "-"], { cwd: folder, input: diff });
    return readFileSync(join(folder, "a.ts"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the diff of a file that is out of date", () => {
  test.each([
    ["the first line", 0],
    ["the second line", 1],
    ["the third line", 2],
    ["the fourth line", 3],
    ["a line in the middle", 500],
    ["the last line but two", 997],
    ["the last line", 999],
  ])("has the line numbers and the surroundings of %s", (_name, at) => {
    const file = lines(0, 1_000);
    for (const changed of [["new\n"], ["new\n", "lines\n"], []]) {
      const now = file.toSpliced(at, 1, ...changed).join("");
      expect(diffOf(file.join(""), now)).toBe(wholeDiff(file.join(""), now));
    }
  });

  test("shows the same surroundings where the lines around a change are alike", () => {
    const part = (name: string): string => `  "${name}": {\n    "type": "object"\n  },\n`;
    const old = `{\n${part("a")}${part("b")}${part("c")}${part("d")}}\n`;
    for (const now of [
      old.replace(part("b"), ""),
      old.replace(part("c"), ""),
      old.replace(part("b"), `${part("b")}${part("x")}`),
      old.replace("{", "[").replace(part("c"), ""),
    ]) {
      expect(diffOf(old, now)).toBe(wholeDiff(old, now));
    }
  });

  test("shows an empty line at the beginning of a file", () => {
    const [old, now] = ["old", "new"].map((word) => `\n${"x".repeat(5_000)}\n${word}\n`);
    expect(diffOf(old ?? "", now ?? "")).toBe(wholeDiff(old ?? "", now ?? ""));
  });

  test("of up to a thousand edits is the shortest", () => {
    const file = lines(0, 3_000);
    const edited = (count: number): string =>
      file.map((line, at) => (at % 2 === 0 && at < 2 * count ? `new ${line}` : line)).join("");
    expect(diffOf(file.join(""), edited(500))).toBe(wholeDiff(file.join(""), edited(500)));
    expect(diffOf(file.join(""), edited(501))).toContain(
      "\n@@ -1,1003 +1,1003 @@\n-line 0\n-line 1\n",
    );
  });

  test("of more edits tells all lines between the first and the last as changed", () => {
    const [above, gone, fresh] = [lines(0, 2_000), lines(3_000, 3_600), lines(4_000, 4_700)];
    const below = lines(5_000, 7_000);
    const [old, now] = [gone, fresh].map((inner) => [...above, ...inner, ...below].join(""));
    const hunk = [
      ...[" line 1998\n", " line 1999\n", ...gone.map((line) => `-${line}`)],
      ...[...fresh.map((line) => `+${line}`), " line 5000\n", " line 5001\n"],
    ];
    const head = diffOf("", "a\n").split("\n").slice(0, 4).join("\n");
    expect(diffOf(old ?? "", now ?? "")).toBe(
      `${head}\n@@ -1999,604 +1999,704 @@\n${hunk.join("")}`,
    );
  });

  test.each([
    ["replaces all lines", () => [lines(0, 700), lines(0, 700, "new")]],
    ["adds all lines", () => [[], lines(0, 1_200)]],
    ["removes all lines", () => [lines(0, 1_200), []]],
    ["adds lines at the end", () => [lines(0, 2_000), lines(0, 3_200)]],
    [
      "keeps a last line without an end",
      () => [
        [...lines(0, 700), "end"],
        [...lines(700, 1_400), "end"],
      ],
    ],
    [
      "adds the last end of a line",
      () => [
        [...lines(0, 700), "end"],
        [...lines(700, 1_400), "end\n"],
      ],
    ],
    [
      "removes the last end of a line",
      () => [
        [...lines(0, 700), "end\n"],
        [...lines(700, 1_400), "end"],
      ],
    ],
  ] as const)("of more edits is one that git applies, where it %s", (_name, texts) => {
    const [old, now] = texts().map((text) => text.join(""));
    expect(applied(old ?? "", diffOf(old ?? "", now ?? ""))).toBe(now);
  });

  test("is the same whatever ends of lines a checkout has written", () => {
    const [old, now] = ["a\nb\nc\n", "a\nx\nc\n"];
    const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
    expect(diffOf(crlf(old), now)).toBe(diffOf(old, now));
    expect(diffOf(old, crlf(now))).toBe(diffOf(old, now));
  });

  test("says where a file lacks the end of its last line", () => {
    expect(diffOf("a\nb", "a\nb\n")).toContain("\\ No newline at end of file");
    expect(applyPatch("a\nb", diffOf("a\nb", "a\nb\n"))).toBe("a\nb\n");
    expect(applyPatch("", diffOf("", "a\n"))).toBe("a\n");
    expect(applyPatch("a\n", diffOf("a\n", ""))).toBe("");
  });
});
