import { structuredPatch } from "diff";
import { describe, expect, test } from "vitest";
import { wholeHunk } from "../../generator/output/whole-hunk.ts";

const noEnd = "\\ No newline at end of file";

describe("a change of everything between the common beginning and the common end", () => {
  // Where no line in between stays, it is what a search for the shortest diff finds.
  test.each<[string, old: string, now: string, place: readonly number[], string[]]>([
    ["all lines", "a\nb\n", "x\n", [1, 2, 1, 1], ["-a", "-b", "+x"]],
    ["the first line", "a\nb\nc\nd\n", "x\nb\nc\nd\n", [1, 3, 1, 3], ["-a", "+x", " b", " c"]],
    ["the second line", "a\nb\nc\n", "a\nx\nc\n", [1, 3, 1, 3], [" a", "-b", "+x", " c"]],
    ["the last line", "a\nb\nc\nd\n", "a\nb\nc\nx\n", [2, 3, 2, 3], [" b", " c", "-d", "+x"]],
    ["lines at the end, by adding some", "a\n", "a\nb\nc\n", [1, 1, 1, 3], [" a", "+b", "+c"]],
    ["lines at the end, by removing some", "a\nb\nc\n", "a\n", [1, 3, 1, 1], [" a", "-b", "-c"]],
    ["a line at the beginning, by adding it", "b\n", "a\nb\n", [1, 1, 1, 2], ["+a", " b"]],
    ["a line at the beginning, by removing it", "a\nb\n", "b\n", [1, 2, 1, 1], ["-a", " b"]],
    ["the number of equal lines", "a\na\n", "a\na\na\n", [1, 2, 1, 3], [" a", " a", "+a"]],
    ["nothing, by adding lines", "", "a\n\n", [1, 0, 1, 2], ["+a", "+"]],
    ["lines, by removing all", "a\n\n", "", [1, 2, 1, 0], ["-a", "-"]],
    ["a last line without an end", "a\nb", "a\nx", [1, 2, 1, 2], [" a", "-b", noEnd, "+x", noEnd]],
    ["an end that is added", "a\nb", "a\nb\n", [1, 2, 1, 2], [" a", "-b", noEnd, "+b"]],
    ["a line above one without an end", "a\nb", "x\nb", [1, 2, 1, 2], ["-a", "+x", " b", noEnd]],
  ])("is the diff of %s", (_name, old, now, [oldStart, oldLines, newStart, newLines], lines) => {
    const hunk = wholeHunk(old, now, 2);
    expect(hunk).toEqual({ oldStart, oldLines, newStart, newLines, lines });
    const { hunks } = structuredPatch("", "", old, now, undefined, undefined, { context: 2 });
    expect(hunks).toEqual([hunk]);
  });

  test("has the lines that stay in between", () => {
    const { lines } = wholeHunk("a\nb\nc\nd\ne\n", "a\nx\nc\ny\nz\ne\n", 2);
    expect(lines).toEqual([" a", "-b", "-c", "-d", "+x", "+c", "+y", "+z", " e"]);
  });

  test("has as many lines around it as a diff shows", () => {
    const around = (context: number): readonly string[] =>
      wholeHunk("a\nb\nc\nd\ne\n", "a\nb\nx\nd\ne\n", context).lines;
    expect(around(0)).toEqual(["-c", "+x"]);
    expect(around(1)).toEqual([" b", "-c", "+x", " d"]);
    expect(around(9)).toEqual([" a", " b", "-c", "+x", " d", " e"]);
  });
});
