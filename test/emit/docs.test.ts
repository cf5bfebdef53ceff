import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import type { GeneratedFile } from "../../generator/emit/emitter.ts";
import { describe as blocksOf } from "../../generator/emit/docs/describe.ts";
import { printPage } from "../../generator/emit/docs/markdown.ts";
import { emitAll } from "../../generator/emit/index.ts";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import type { Field, Model, ObjectModel, SpecModel } from "../../generator/model/model.ts";
import { buildModel } from "../../generator/pipeline.ts";
import { readSpec } from "../../generator/source/read-spec.ts";
import type { SourceFile } from "../../generator/source/source-file.ts";
import { corpusNames, hasCorpora, readCorpus } from "../support/corpora.ts";

const patterns = { include: ["**/*.md"], exclude: [] };
const settings: Settings = { ...defaultSettings, emit: ["docs"] };

function docsOf(model: SpecModel): readonly GeneratedFile[] {
  const { modelFiles, sharedFiles } = emitAll(model, planNames(model).value, settings);
  return [...modelFiles, ...sharedFiles.map(({ print, ...file }) => ({ ...file, text: print() }))];
}

/** The pages of the docs as somebody would read them: with the docs folder as the spec. */
function asSpec(files: readonly GeneratedFile[]): readonly SourceFile[] {
  return files
    .filter(({ path }) => path.endsWith(".md"))
    .map(({ path, text }) => ({ path: path.replace(/^docs\//, ""), text }));
}

/** A description in one form: what our pages say, they say in that. */
function normal(markdown: string): string {
  return printPage(blocksOf(markdown)).replaceAll(/\\\n/g, "\n").replaceAll(/^- /gm, "* ").trim();
}

function comparableField({ source: _source, ...field }: Field): object {
  const { description, deprecation } = field;
  return {
    ...field,
    description: normal(description),
    deprecation: deprecation && normal(deprecation.reason),
  };
}

function comparable(model: Model): object {
  const { source: _source, description, deprecation, ...rest } = model;
  return {
    ...rest,
    description: normal(description),
    deprecation: deprecation && normal(deprecation.reason),
    ...(rest.kind === "object"
      ? {
          // What is part of the HTTP exchange is no part of the docs' tables.
          fields: rest.fields.filter(({ transport }) => !transport).map(comparableField),
          additionalProperties: restOf(rest),
        }
      : {}),
  };
}

/** An object of which only transport is known reads as one of which nothing is known. */
function restOf({
  fields,
  additionalProperties,
}: Pick<ObjectModel, "fields" | "additionalProperties">): unknown {
  const isFree = fields.every(({ transport }) => transport);
  return isFree ? { kind: "unknown" } : additionalProperties;
}

function expectSame(pages: readonly SourceFile[], wire: Settings["wire"]): void {
  const { model } = buildModel(pages, { ...settings, wire });
  const files = docsOf(model);
  const again = buildModel(asSpec(files), settings);
  expect(again.diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
  expect(again.model.models.map(({ id }) => id)).toEqual(model.models.map(({ id }) => id));
  for (const [index, one] of model.models.entries()) {
    const other = again.model.models[index];
    if (other === undefined) throw new Error("a model is missing");
    expect(comparable(other), one.id).toEqual(comparable(one));
  }
}

describe("read back, the docs give the model they were made from:", () => {
  test("the project's own spec", async () => {
    const pages = await readSpec(join(import.meta.dirname, "../../spec"), patterns);
    expectSame(pages.value, "camelCase");
  });

  test.skipIf(!hasCorpora).each(corpusNames)("%s", async (name) => {
    expectSame(await readCorpus(name), "auto");
  });
});
