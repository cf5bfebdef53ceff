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
});
