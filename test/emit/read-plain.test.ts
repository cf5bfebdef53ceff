import fc from "fast-check";
import type { Nodes } from "mdast";
import { expect, it } from "vitest";
import { parseBlocks } from "../../generator/emit/docs/markdown.ts";
import { readPlain } from "../../generator/emit/docs/read-plain.ts";

// The markdown parser is the judge: the quick reading must give what the parser gives.

const often = [
  ..."The list of| |of 3|, |. |(x)|Id's|\n|\n\n|`code`|`a_b`|[link](https://a.b/c#d_e)|[it](../x.md)".split(
    "|",
  ),
  ..."snake_case|1|1. |2) |- |* |+ |# |> |```|~~~|    |  \n| \n|\t|---|===|--|| a | b |\n| - | - |".split(
    "|",
  ),
];
const seldom = "\\`*_{}[]()<>!#&:|~=-+\"'/ \u00A0\u2028\u3000é\r0".split("");

const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...often) },
      { weight: 1, arbitrary: fc.constantFrom(...seldom) },
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join(""));

/** Returns a tree without the positions of its nodes. */
function bare(node: Nodes): object {
  const { position: _, ...rest } = node;
  return "children" in rest ? { ...rest, children: rest.children.map(bare) } : rest;
}

it("reads at a glance what a parser of markdown reads", () => {
  let read = 0;
  fc.assert(
    fc.property(text, (markdown) => {
      const paragraphs = readPlain(markdown);
      if (paragraphs === null) return;
      read += 1;
      expect(paragraphs.map(bare)).toEqual(parseBlocks(markdown).map(bare));
    }),
    { numRuns: 30_000 },
  );
  expect(read).toBeGreaterThan(3000);
});
