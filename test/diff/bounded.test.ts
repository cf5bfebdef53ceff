import { applyPatch } from "diff";
import { describe, expect, test } from "vitest";
import { covers, type Placed } from "../../generator/diff/covers.ts";
import { pairByKey, pairsToCompare } from "../../generator/diff/pairing.ts";
import type { DataModel } from "../../generator/model/model.ts";
import { modelId, type ModelId, type TypeNode } from "../../generator/model/type.ts";
import { driftOf } from "../../generator/output/drift.ts";

// Counts the work instead of timing it. `npm run limits` shows the times.

const numbers = (count: number): readonly { readonly at: number }[] =>
  Array.from({ length: count }, (_, at) => ({ at }));

describe("the pairs two lists are compared by", () => {
  test("are all of them where there are few", () => {
    expect([...pairsToCompare(numbers(20), numbers(30), 600)]).toHaveLength(600);
  });

  test("grow with the lists and not with their product, and hold what stands at the same place", () => {
    for (const count of [1000, 10_000, 100_000]) {
      const pairs = [...pairsToCompare(numbers(count), numbers(count), 20_000)];
      expect(pairs.length).toBeLessThanOrEqual(Math.max(22_000, 5 * count));
      expect(pairs.filter(({ before, after }) => before.at === after.at)).toHaveLength(count);
    }
  });

  test("by key take each thing once, the first with the first", () => {
    const pairs = pairByKey(["a1", "b1", "a2", "a3"], ["a4", "a5", "c1"], (one) => one[0] ?? "");
    expect(pairs).toEqual([
      { before: "a1", after: "a4" },
      { before: "a2", after: "a5" },
    ]);
  });
});

test("unions of unions, each named twice, are looked at once", () => {
  const depth = 60;
  const models = new Map<ModelId, DataModel>();
  const start = { line: 1, column: 1 };
  const source = { file: "p.md", start, end: start };
  for (let level = 0; level <= depth; level += 1) {
    const id = modelId("a", `U${level}`);
    const below: TypeNode =
      level === depth ? { kind: "string" } : { kind: "ref", id: modelId("a", `U${level + 1}`) };
    models.set(id, {
      ...{
        kind: "union",
        id,
        namespace: "a",
        name: `U${level}`,
        description: "",
        deprecation: null,
      },
      ...{ source, members: [below, below], discriminator: null },
    });
  }
  let looks = 0;
  class Counted extends Map<ModelId, DataModel> {
    override get(id: ModelId): DataModel | undefined {
      looks += 1;
      return super.get(id);
    }
  }
  const counted = new Counted(models);
  const place = (nameOf: Placed["nameOf"]): Placed => ({
    ...{ type: { kind: "ref", id: modelId("a", "U0") }, models: counted, nameOf },
  });
  const [old, now] = [place((id) => `old ${id}`), place((id) => `new ${id}`)];
  expect(covers(old, now)).toBe(true);
  expect(looks).toBeLessThan(100_000);
});

describe("the difference of a file", () => {
  const patchOf = (current: string, text: string): string => {
    const [drift] = driftOf([{ kind: "update", reason: "edited", path: "a.ts", current, text }]);
    return drift?.patch ?? "";
  };
  const lines = (count: number, indent: string): string =>
    Array.from({ length: count }, (_, at) => `${indent}const x${at} = ${at};\n`).join("");

  test.each([
    ["all lines", lines(20_000, "    "), lines(20_000, "  ")],
    [
      "all lines but the first and the last",
      `a\nb\nc\n${lines(3000, " ")}d\ne\n`,
      `a\nb\nc\n${lines(2000, "")}d\ne\n`,
    ],
    ["everything, to nothing", lines(5000, ""), ""],
  ])("of %s leads from the one to the other", (_what, current, text) => {
    const patch = patchOf(current, text);
    expect(applyPatch(current, patch)).toBe(text);
  });

  test("of a few lines is the shortest", () => {
    const patch = patchOf(lines(20_000, ""), lines(20_000, "").replace("x7 ", "y7 "));
    expect(patch.split("\n").filter((line) => /^[-+](?![-+])/.test(line))).toHaveLength(2);
  });
});
