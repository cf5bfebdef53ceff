import { describe, expect, test } from "vitest";
import { changedPart } from "../../generator/output/changed-part.ts";

// A line has 16 characters, so that a block of 4,096 characters has 256 lines.
const length = 16;

/** Returns different lines of a file. */
function lines(from: number, to: number): readonly string[] {
  return Array.from(
    { length: to - from },
    (_, at) => `${from + at}`.padEnd(length - 1, ".") + "\n",
  );
}

/** Returns the part in which two files differ, counted in lines from 0. */
function partOf(
  old: readonly string[],
  now: readonly string[],
  context = 2,
): readonly [start: number, oldEnd: number, newEnd: number] {
  const { start, oldEnd, newEnd } = changedPart(old.join(""), now.join(""), context);
  return [start / length, oldEnd / length, newEnd / length];
}

const file = lines(0, 1_024);
const [added] = lines(5_000, 5_001);

describe("the part of a file that is compared", () => {
  // It starts two lines above the last block that is the same, and ends in the 201st line of the first one that is.
  test.each([
    ["the first line", 0, [0, 457, 457]],
    ["the last line of the first block", 255, [0, 457, 457]],
    ["the first line of the second block", 256, [254, 713, 713]],
    ["the last line of the second block", 511, [254, 713, 713]],
    ["a line in the third block", 600, [510, 969, 969]],
    ["the first line of the last block", 768, [766, 1_024, 1_024]],
    ["the last line", 1_023, [766, 1_024, 1_024]],
  ])("is near %s, if that is changed", (_name, at, expected) => {
    const now = file.with(at, added ?? "");
    expect(partOf(file, now)).toEqual(expected);
    expect(partOf(now, file)).toEqual(expected);
  });

  test.each([
    ["the beginning", 0, [0, 201, 202]],
    ["the border of two blocks", 512, [510, 713, 714]],
    ["the end", 1_024, [1_022, 1_024, 1_025]],
  ])("is near the line that is added at %s", (_name, at, [start, shorterEnd, longerEnd]) => {
    const now = file.toSpliced(at, 0, added ?? "");
    expect(partOf(file, now)).toEqual([start, shorterEnd, longerEnd]);
    expect(partOf(now, file)).toEqual([start, longerEnd, shorterEnd]);
  });

  test("has as many lines above as a diff shows", () => {
    const now = file.with(600, added ?? "");
    expect([0, 1, 3, 600].map((context) => partOf(file, now, context)[0])).toEqual([
      512, 511, 509, 0,
    ]);
  });

  test("does not end above its start where all lines are the same", () => {
    const [line = ""] = file;
    const same = (count: number): readonly string[] => Array.from({ length: count }, () => line);
    expect(partOf(same(512), same(513))).toEqual([510, 512, 513]);
    expect(partOf(same(700), same(600))).toEqual([510, 700, 600]);
    expect(partOf(same(800), same(1_100))).toEqual([766, 800, 1_100]);
  });

  test("consists of whole lines, whatever their length", () => {
    const wide = (word: string): string => `${"x".repeat(5_000)}${word}${"y".repeat(5_000)}\n`;
    const old = `\n\na\nb\n${wide("old")}c\nd\n`;
    const now = `\n\na\nb\n${wide("new")}c\nd\n`;
    const part = (context: number): string => {
      const { start, oldEnd, newEnd } = changedPart(old, now, context);
      expect([oldEnd, newEnd]).toEqual([old.length, now.length]);
      return old.slice(0, start);
    };
    expect([0, 1, 2, 3, 4, 5].map(part)).toEqual(["\n\na\nb\n", "\n\na\n", "\n\n", "\n", "", ""]);
  });

  test("is all of a short file, even where its first line is empty", () => {
    expect(changedPart("\na\nb", "\na\nc\n", 2)).toEqual({ start: 0, oldEnd: 4, newEnd: 5 });
    expect(changedPart("", "a", 2)).toEqual({ start: 0, oldEnd: 0, newEnd: 1 });
  });
});
