import { expect, test } from "vitest";
import { diff, type BreakingFinding } from "../../generator/index.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { compactPages } from "../support/compact-page.ts";

// A page is removed, and a cell that named it is edited as well. Those are two edits: the removal breaks code, and the
// edit of the cell breaks data. Only a cell that was left as it was says nothing of its own.

const gone = "Gone: a! string; b! integer";

function findings(before: string, after: string): readonly BreakingFinding[] {
  return diff({ before: compactPages(before), after: compactPages(after), hash: contentHash })
    .findings;
}

function said(before: string, after: string): readonly string[] {
  return findings(before, after).map(({ rule, model, member }) =>
    [rule, member === null ? model : `${model}.${member}`].join(" "),
  );
}

/** Edits of cells, each with the page that goes. What `Kept` is stays. */
const edits: readonly (readonly [string, string, string])[] = [
  ["Thing: id! string; g! Gone", "Thing: id! string", gone],
  ["Thing: id! string; g? Gone", "Thing: id! string", gone],
  ["Thing: g! Gone", "Thing: g! string", gone],
  ["Thing: g! Gone", "Thing: g! any", gone],
  ["Thing: g! list(Gone)", "Thing: g! string", gone],
  ["Thing: g! list(Gone)", "Thing: g! list(string)", gone],
  ["Thing: g! map(Gone)", "Thing: g! map(integer)", gone],
  ["Thing: g! Gone", "Thing: g! Kept", gone],
  ["Thing: g! Gone", "Thing: g! string", "Gone = a, b"],
  ["Thing: g! Gone", "Thing: g! KeptOnes", "Gone = a, b"],
  ["Thing | U: t! any(Thing, Kept, A, Gone)", "Thing | U: t! any(Thing, Kept, A)", gone],
];

const kept = "Kept: z! boolean | KeptOnes = a, b, c | A: x! string";

test.each(
  ["", "Request", "Response"].flatMap((end) => edits.map((edit) => [end, ...edit] as const)),
)("as %j: %s -> %s, without %s", (end, before, after, page) => {
  const [old, now] = [before, after].map((one) => one.replaceAll("Thing", `Thing${end}`));
  const bare = ({ rule, axes, fingerprint }: BreakingFinding): unknown => [rule, axes, fingerprint];
  const alone = findings(`${old} | ${page} | ${kept}`, `${now} | ${page} | ${kept}`);
  const both = findings(`${old} | ${page} | ${kept}`, `${now} | ${kept}`);
  const isRemoval = ({ rule }: BreakingFinding): boolean => rule === "model-removed";
  expect(alone).toHaveLength(1);
  expect(both.filter((one) => !isRemoval(one)).map(bare)).toEqual(alone.map(bare));
  expect(both.filter(isRemoval).map(({ model }) => model)).toEqual(["shared/Gone"]);
});

test.each([
  ["Thing: id! string; g! Gone", gone],
  ["Thing: id! string; g? list(Gone)", gone],
  ["Thing: g! map(Gone)", "Gone = a, b"],
  ["Thing: g! list(map(Gone))", gone],
  ["Thing | U: t! any(Thing, A, Gone) | A: x! string", gone],
])("a cell that is left as it was has no finding of its own: %s", (cells, page) => {
  expect(said(`${cells} | ${page}`, cells)).toEqual(["model-removed shared/Gone"]);
});

test("a cell that still has the old name of a renamed model has no finding of its own", () => {
  const fields = "a! string; b! integer; c! boolean";
  expect(said(`T: g! Pair | Pair: ${fields}`, `T: g! Pair | Pairs: ${fields}`)).toEqual([
    "model-renamed shared/Pair",
  ]);
});

test("in a row that is edited, the edit is a finding even if its cell still names the removed model", () => {
  expect(said(`T: g! Gone | ${gone}`, "T: g? Gone")).toEqual([
    "model-removed shared/Gone",
    "field-became-optional shared/T.g",
  ]);
  expect(said(`T: g! Gone | ${gone}`, "T: g! list(Gone)")).toEqual([
    "model-removed shared/Gone",
    "field-type-changed shared/T.g",
  ]);
});
