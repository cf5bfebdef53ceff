import { applyPatch, createTwoFilesPatch } from "diff";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { driftOf } from "../../generator/output/drift.ts";

// A diff is made of the part of a file that has changed. Whoever applies it must get what `generate` writes, and it must be
// as short as a diff of the whole files.

function patchOf(current: string, text: string): string {
  const [drift] = driftOf([{ kind: "update", path: "a.ts", reason: "stale", current, text }]);
  return drift?.patch ?? "";
}

/** Lines of which many are the same, so that edits can be told in several ways; the last may lack its end. */
const texts = fc
  .tuple(fc.array(fc.constantFrom("a", "b", "}", "", "\ufeffc"), { maxLength: 30 }), fc.boolean())
  .map(([lines, isEnded]) => lines.map((line) => `${line}\n`).join("") + (isEnded ? "" : "end"));

/** Equal lines around a change: some, or more than are compared at once. */
const copies = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 300 }) },
  fc.integer({ min: 800, max: 1_700 }),
);

/** A text, and the same text with some lines exchanged. */
const edits = fc
  .tuple(texts, texts, fc.nat(), fc.nat(), copies, copies)
  .map(([old, other, from, length, above, below]) => {
    const [start, end] = ["same\n".repeat(above), "same\n".repeat(below)];
    const lines = old.split("\n");
    lines.splice(from % lines.length, length % 4, ...other.split("\n").slice(0, 3));
    return [`${start}${old}${end}`, `${start}${lines.join("\n")}${end}`] as const;
  });

const options = { context: 2 };

function changedLines(patch: string): number {
  return patch.split("\n").filter((line) => /^[-+](?![-+]{2} )/.test(line)).length;
}

describe("the diff of a file that is out of date", () => {
  test("leads from the file to what is wanted, and is as short as a diff of the whole", () => {
    const property = fc.property(edits, ([old, now]) => {
      fc.pre(old !== now);
      const patch = patchOf(old, now);
      expect(applyPatch(old, patch)).toBe(now);
      const whole = createTwoFilesPatch("a.ts", "a.ts", old, now, undefined, undefined, options);
      expect(changedLines(patch)).toBe(changedLines(whole));
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  test.each([
    ["the first line", 0],
    ["the second line", 1],
    ["the third line", 2],
    ["the fourth line", 3],
    ["a line in the middle", 500],
    ["the last line but two", 997],
    ["the last line", 999],
  ])("has the line numbers and the surroundings of %s", (_name, at) => {
    const lines = Array.from({ length: 1_000 }, (_, index) => `line ${index}`);
    const old = `${lines.join("\n")}\n`;
    for (const changed of [["new"], ["new", "lines"], []]) {
      const now = `${[...lines.slice(0, at), ...changed, ...lines.slice(at + 1)].join("\n")}\n`;
      const whole = createTwoFilesPatch("a.ts", "a.ts", old, now, undefined, undefined, options);
      expect(patchOf(old, now)).toBe(whole);
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
      const whole = createTwoFilesPatch("a.ts", "a.ts", old, now, undefined, undefined, options);
      expect(patchOf(old, now)).toBe(whole);
    }
  });

  // Texts are compared by blocks of 4,096 characters from both ends.
  test("has the surroundings of a change that is near the border of a block", () => {
    const lines = Array.from({ length: 1_500 }, (_, index) => `l${index}`.padEnd(9, "."));
    const old = `${lines.join("\n")}\n`;
    for (let at = -45; at <= 45; at += 1) {
      for (const place of [
        4_096 + at,
        8_192 + at,
        old.length - 4_096 + at,
        old.length - 8_192 + at,
      ]) {
        for (const [removed, added] of [
          [1, "#"],
          [0, "#\n#"],
          [25, ""],
        ] as const) {
          const now = `${old.slice(0, place)}${added}${old.slice(place + removed)}`;
          const whole = createTwoFilesPatch(
            "a.ts",
            "a.ts",
            old,
            now,
            undefined,
            undefined,
            options,
          );
          expect(patchOf(old, now)).toBe(whole);
        }
      }
    }
  });

  test("shows a line among equal ones where a diff of the whole shows it, up to 200 lines further down", () => {
    const line = `${"a".repeat(40)}\n`;
    for (const below of [0, 1, 2, 50, 97, 98, 99, 100, 101, 102, 150, 195, 199, 200]) {
      const old = `${"first\n".repeat(2_000)}${line.repeat(300)}x\n${line.repeat(below)}`;
      const now = `${"first\n".repeat(2_000)}${line.repeat(300)}x\ny\n${line.repeat(below)}`;
      const whole = createTwoFilesPatch("a.ts", "a.ts", old, now, undefined, undefined, options);
      expect(patchOf(old, now)).toBe(whole);
    }
  });

  test("of a thousand edits tells all lines between the first and the last as changed", () => {
    const lines = (from: number, count: number): readonly string[] =>
      Array.from({ length: count }, (_, at) => `line ${from + at}`);
    const around = (inner: readonly string[]): string =>
      [...lines(1, 5), ...inner, ...lines(2_000, 4), ""].join("\n");
    const [gone, fresh] = [lines(100, 600), lines(800, 700)];
    expect(patchOf(around(gone), around(fresh)).split("\n").slice(2)).toEqual([
      ...["--- a.ts", "+++ a.ts", "@@ -4,604 +4,704 @@", " line 4", " line 5"],
      ...gone.map((line) => `-${line}`),
      ...fresh.map((line) => `+${line}`),
      ...[" line 2000", " line 2001", ""],
    ]);
  });

  test("of a thousand edits has no surroundings where a file has none", () => {
    const text = (word: string): string => Array<string>(700).fill(word).join("\n");
    const patch = patchOf(text("old"), text("new"));
    expect(patch).toContain("\n@@ -1,700 +1,700 @@\n-old\n");
    const added = patchOf(`${text("old")}\nend`, `${text("new")}\nold\nend`);
    expect(added).toContain("\n@@ -1,701 +1,702 @@\n-old\n");
    expect(added.endsWith("\n old\n end\n")).toBe(true);
  });

  test("is the same whatever ends of lines a checkout has written", () => {
    const [old, now] = ["a\nb\nc\n", "a\nx\nc\n"];
    const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
    expect(patchOf(crlf(old), now)).toBe(patchOf(old, now));
    expect(patchOf(old, crlf(now))).toBe(patchOf(old, now));
  });

  test("says where a file lacks the end of its last line", () => {
    expect(patchOf("a\nb", "a\nb\n")).toContain("\\ No newline at end of file");
    expect(applyPatch("a\nb", patchOf("a\nb", "a\nb\n"))).toBe("a\nb\n");
    expect(applyPatch("", patchOf("", "a\n"))).toBe("a\n");
    expect(applyPatch("a\n", patchOf("a\n", ""))).toBe("");
  });
});
