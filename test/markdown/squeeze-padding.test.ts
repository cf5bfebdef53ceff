import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { squeezePadding } from "../../generator/read/markdown/squeeze-padding.ts";
import { corpusNames, hasCorpora, readCorpus } from "../support/corpora.ts";

/**
 * Checks that every remaining character was at the place that `originalColumn` tells, and that only padding was
 * removed.
 */
function expectFaithful(text: string): void {
  const squeezed = squeezePadding(text);
  const originals = text.split("\n");
  for (const [index, line] of squeezed.text.split("\n").entries()) {
    const original = originals[index] ?? "";
    for (let column = 1; column <= line.length; column += 1) {
      const place = squeezed.originalColumn(index + 1, column);
      if (original[place - 1] !== line[column - 1]) {
        expect({ line, column, found: original[place - 1] }).toBe(line[column - 1]);
      }
    }
    expect(line.replaceAll(/[ -]/g, "")).toBe(original.replaceAll(/[ -]/g, ""));
  }
}

describe("squeezing", () => {
  test("takes padding and delimiter dashes, and nothing in a cell", () => {
    const text =
      "| a  b     | `c----` |\n| ------- | :----: |\n| -----   |  x \\|   y   |\nnot   | a row";
    expect(squeezePadding(text).text).toBe(
      "| a  b | `c----` |\n| --- | :---: |\n| ----- |  x \\|   y |\nnot   | a row",
    );
    expectFaithful(text);
  });

  test("keeps every place, for any rows", () => {
    const rows = fc.array(fc.stringMatching(/^\|[ |\-:a`\\]{0,30}$/), { maxLength: 5 });
    fc.assert(
      fc.property(rows, (lines) => {
        expectFaithful(lines.join("\n"));
      }),
      { seed: 4, numRuns: 2000 },
    );
  });

  test.skipIf(!hasCorpora).each(corpusNames)("keeps every place in %s", async (name) => {
    for (const { text } of await readCorpus(name)) expectFaithful(text);
  });
});
