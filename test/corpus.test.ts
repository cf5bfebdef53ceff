import { afterAll, describe, expect, test } from "vitest";
import { readTypes } from "../generator/dialects/read-types.ts";
import { readModelPage } from "../generator/markdown/read-model-page.ts";
import type { Field, Model } from "../generator/model/model.ts";
import {
  corpusNames,
  hasCorpora,
  readCorpus,
  readTruth,
  runCorpus,
  type CorpusName,
  type TrueField,
} from "./support/corpora.ts";

// Every page of four public SDKs, against what their own source says. `npm run corpus` prints the table.

/** The least share of fields that must be right; the pages hide some nullable containers and some key names. */
const least: Readonly<Record<CorpusName, { nullable: number; wire: number }>> = {
  authlete: { nullable: 1, wire: 1 },
  "clerk-sample": { nullable: 1, wire: 1 },
  dub: { nullable: 0.986, wire: 0.958 },
  panora: { nullable: 1, wire: 0.998 },
};

const rows: Record<string, string | number>[] = [];

describe.skipIf(!hasCorpora).each(corpusNames)("%s", (name) => {
  test("is read whole, and agrees with the SDK's source", async () => {
    const pages = await readCorpus(name);
    const { model, diagnostics, wireDecision } = await runCorpus(name);
    const cells = countCells(pages);
    const unresolved = diagnostics.filter(({ code }) => code.startsWith("MM4001")).length;
    const compared = compare(model.models, name);
    const share = (right: number): number => right / compared.fields;
    rows.push({
      corpus: name,
      pages: pages.length,
      models: countKinds(model.models),
      "type cells": cells.parsed + cells.failed,
      "not parsed": cells.failed,
      references: countReferences(model.models),
      "not resolved": unresolved,
      fields: compared.fields,
      required: percent(share(compared.required)),
      nullable: percent(share(compared.nullable)),
      "wire names": percent(share(compared.wire)),
    });
    console.log(`${name}: ${wireDecision}`);
    for (const miss of compared.hiddenNullable) console.log(`  nullable in truth only: ${miss}`);

    expect(model.models).toHaveLength(pages.length);
    expect(cells.failed).toBe(0);
    expect(unresolved).toBe(0);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(compared.missing).toEqual([]);
    expect(compared.wrongEnums).toEqual([]);
    expect(share(compared.required)).toBe(1);
    expect(share(compared.nullable)).toBeGreaterThanOrEqual(least[name].nullable);
    expect(share(compared.wire)).toBeGreaterThanOrEqual(least[name].wire);
    // What the pages hide is only ever the nullability of a container.
    expect(compared.hiddenNullable.filter((miss) => !/ (?:array|map)$/.test(miss))).toEqual([]);
  });
});

afterAll(() => {
  if (rows.length > 0) console.table(rows);
});

interface Comparison {
  fields: number;
  required: number;
  nullable: number;
  wire: number;
  readonly hiddenNullable: string[];
  readonly missing: string[];
  readonly wrongEnums: string[];
}

function compare(models: readonly Model[], name: CorpusName): Comparison {
  const result: Comparison = {
    ...{ fields: 0, required: 0, nullable: 0, wire: 0 },
    ...{ hiddenNullable: [], missing: [], wrongEnums: [] },
  };
  const byId = new Map<string, Model>(models.map((model) => [model.id, model]));
  for (const [id, truth] of Object.entries(readTruth(name))) {
    const model = byId.get(id);
    // A class of the SDK without a page: nothing was documented, nothing can be read.
    if (model === undefined) continue;
    if (truth.kind === "enum" && !sameValues(model, truth.values)) result.wrongEnums.push(id);
    for (const [docName, expected] of Object.entries(truth.fields)) {
      const field =
        model.kind === "object" ? model.fields.find((one) => one.docName === docName) : undefined;
      if (field === undefined || field.transport) result.missing.push(`${id}.${docName}`);
      else count(result, `${id}.${docName}`, field, expected);
    }
  }
  return result;
}

function count(result: Comparison, name: string, field: Field, expected: TrueField): void {
  result.fields += 1;
  if (field.required === expected.required) result.required += 1;
  if (field.nullable === expected.nilable) result.nullable += 1;
  else result.hiddenNullable.push(`${name} ${field.type.kind}`);
  if (field.wireName === expected.wire) result.wire += 1;
}

function sameValues(model: Model, values: readonly (string | number)[]): boolean {
  return (
    model.kind === "enum" &&
    JSON.stringify(model.members.map(({ value }) => String(value))) ===
      JSON.stringify(values.map(String))
  );
}

function countCells(pages: Awaited<ReturnType<typeof readCorpus>>): {
  parsed: number;
  failed: number;
} {
  const cells = pages.flatMap((source) => {
    const page = readModelPage(source).value;
    const body = page === null ? null : readTypes(page).body;
    return body?.kind === "fields" ? body.rows.map(({ type }) => type.kind !== "invalid") : [];
  });
  const parsed = cells.filter((isParsed) => isParsed).length;
  return { parsed, failed: cells.length - parsed };
}

function countKinds(models: readonly Model[]): string {
  return (["object", "enum", "union"] as const)
    .map((kind) => models.filter((model) => model.kind === kind).length)
    .join(" + ");
}

function countReferences(models: readonly Model[]): number {
  return JSON.stringify(models).split('"kind":"ref"').length - 1;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
