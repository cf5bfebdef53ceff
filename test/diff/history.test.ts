import { describe, expect, test } from "vitest";
import type { Model } from "../../generator/model/model.ts";
import { hasCorpora, readCorpus } from "../support/corpora.ts";
import { findingsOf, modelOf } from "../support/diff.ts";
import { plant, planters } from "../support/plant.ts";
import { Random } from "../support/random.ts";

// With other settings, an edit would also change what is inferred from the whole spec.
const settings = { wire: "verbatim", untoldNull: "reject" } as const;
const kinds = Object.keys(planters);

function withoutLevel(findings: readonly string[]): readonly string[] {
  return findings.map((one) => one.replace(/^\w+ /, "")).sort();
}

describe.skipIf(!hasCorpora)("real pages", () => {
  test.each(kinds)("one edit, one finding: %s", async (kind) => {
    const pages = await readCorpus("clerk-sample");
    const before = modelOf(pages, settings);
    const random = new Random(20240229);
    let planted = 0;
    for (let round = 0; round < 12; round += 1) {
      const edit = plant(kind, before, pages, random, new Set());
      if (edit === null) continue;
      planted += 1;
      expect(withoutLevel(findingsOf(before, modelOf(edit.pages, settings)))).toEqual([
        edit.expected,
      ]);
    }
    expect(planted).toBeGreaterThan(0);
  });

  test.each(["clerk-sample", "authlete"] as const)(
    "%s, an older and a newer version: every change once, and nothing else",
    async (name) => {
      const before = await readCorpus(name);
      const model = modelOf(before, settings);
      const random = new Random(7);
      const taken = new Set<Model>();
      const expected: string[] = [];
      let pages = before;
      for (const kind of [...kinds, ...kinds, ...kinds]) {
        const edit = plant(kind, model, pages, random, taken);
        if (edit === null) continue;
        pages = edit.pages;
        expected.push(edit.expected);
      }
      expect(expected.length).toBeGreaterThanOrEqual(35);
      const found = findingsOf(model, modelOf(pages, settings));
      expect(withoutLevel(found)).toEqual(expected.sort());
      const harmless = /^(?:field-added-optional|model-added)/;
      const breaking = found.filter((one) => one.startsWith("error "));
      expect(withoutLevel(breaking).filter((one) => harmless.test(one))).toEqual([]);
    },
  );
});
