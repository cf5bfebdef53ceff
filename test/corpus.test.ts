import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { defaultSettings } from "../generator/config/settings.ts";
import type { Model } from "../generator/model/model.ts";
import { buildModel, type ModelResult } from "../generator/pipeline.ts";
import { readSpec } from "../generator/read/source/read-spec.ts";
import { compareWithTruth } from "./support/compare-with-truth.ts";
import {
  hasCorpora,
  measuredCorpora,
  readCorpus,
  readModel,
  readTruth,
  type MeasuredCorpus,
} from "./support/corpora.ts";

// Every page of six public SDKs is compared with the SDK's own source. `npm run corpus` prints the table.

interface Bounds {
  /** How many required fields, of a kind whose cells hide null, are null in the source but refuse null here. */
  readonly tooStrict: number;
  /** How many required fields of such a kind are never null in the source but accept null here. */
  readonly tooLax: number;
  /** The least share of JSON keys that must be right; some names lead to two keys in one API. */
  readonly wire: number;
  /** The number of cells whose type is not understood. */
  readonly unknown: number;
}

const bounds: Readonly<Record<MeasuredCorpus, Bounds>> = {
  authlete: { tooStrict: 0, tooLax: 0, wire: 1, unknown: 0 },
  "clerk-sample": { tooStrict: 0, tooLax: 1, wire: 1, unknown: 0 },
  dub: { tooStrict: 18, tooLax: 0, wire: 0.958, unknown: 0 },
  panora: { tooStrict: 0, tooLax: 0, wire: 0.998, unknown: 0 },
  kombo: { tooStrict: 2, tooLax: 48, wire: 0.936, unknown: 0 },
  livepeer: { tooStrict: 0, tooLax: 0, wire: 0.97, unknown: 0 },
};

const rows: Record<string, string | number>[] = [];

describe.skipIf(!hasCorpora).each(measuredCorpora)("%s", (name) => {
  test("is read whole, and agrees with the SDK's source", async () => {
    const pages = await readCorpus(name);
    const result = await readModel(name);
    const compared = compareWithTruth(result.model.models, readTruth(name));
    const { fields, required, wire, enums, rightEnums, tooStrict, tooLax } = compared;
    rows.push({
      ...readingRow(name, pages.length, result),
      fields,
      required: percent(required / fields),
      "null: too strict": tooStrict.length,
      "too lax": tooLax.length,
      "wire names": percent(wire / fields),
      enums: percent(enums === 0 ? 1 : rightEnums / enums),
    });
    console.log(`${name}: ${result.wireDecision}`);
    if (result.nullDecision !== "") console.log(`${name}: ${result.nullDecision}`);
    for (const miss of tooStrict) console.log(`  null in the source, refused here: ${miss}`);

    expect(result.model.models).toHaveLength(pages.length);
    expect(notUnderstood(result)).toHaveLength(bounds[name].unknown);
    expect(compared.missing).toEqual([]);
    expect(rightEnums).toBe(enums);
    expect(required).toBe(fields);
    expect(tooStrict.length).toBeLessThanOrEqual(bounds[name].tooStrict);
    expect(tooLax.length).toBeLessThanOrEqual(bounds[name].tooLax);
    expect(wire / fields).toBeGreaterThanOrEqual(bounds[name].wire);
    // Only for dates, lists and maps may it be unknown whether they are nullable.
    expect(
      [...tooStrict, ...tooLax].filter((miss) => !/ (?:array|map|datetime|date)$/.test(miss)),
    ).toEqual([]);
  });
});

test("the sample in this repository is read whole", async () => {
  const folder = join(import.meta.dirname, "../spec");
  const pages = await readSpec(folder, { include: ["**/*.md"], exclude: [] });
  const result = buildModel(pages.value, defaultSettings);
  rows.push(readingRow("spec", pages.value.length, result));
  expect(notUnderstood(result)).toEqual([]);
});

afterAll(() => {
  console.table(rows);
});

function readingRow(
  corpus: string,
  pages: number,
  result: ModelResult,
): Record<string, string | number> {
  const { models } = result.model;
  return {
    corpus,
    "pages read": `${models.length} of ${pages}`,
    models: countKinds(models),
    "cells unknown": notUnderstood(result).length,
    references: countReferences(models),
  };
}

/** Returns the messages about cells that could not be read, and about references that lead nowhere. */
function notUnderstood({ diagnostics }: ModelResult): readonly string[] {
  return diagnostics
    .filter(({ code }) => code.startsWith("MM3") || code === "MM4001")
    .map(({ code, span }) => `${code} ${span?.file ?? ""}:${span?.start.line ?? 0}`);
}

function countReferences(models: readonly Model[]): number {
  return JSON.stringify(models).split('"kind":"ref"').length - 1;
}

function countKinds(models: readonly Model[]): string {
  return (["object", "enum", "union"] as const)
    .map((kind) => models.filter((model) => model.kind === kind).length)
    .join(" + ");
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
