import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import type { GeneratedFile } from "../../generator/emit/emitter.ts";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import {
  definitionNames,
  type DefinitionNames,
} from "../../generator/emit/schema/definition-names.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import type { SpecModel } from "../../generator/model/model.ts";
import { runPipeline } from "../../generator/pipeline.ts";
import { readSpec } from "../../generator/read/source/read-spec.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";
import { unionPages } from "../support/union-pages.ts";

/** One spec, and all that is generated from it. */
export interface Fixture {
  readonly name: string;
  readonly model: SpecModel;
  readonly files: readonly GeneratedFile[];
  /** The name of each model in the documents. */
  readonly definitions: DefinitionNames;
  readonly openapi: string;
  readonly jsonSchema: string;
}

interface Source {
  readonly name: string;
  readonly pages: readonly SourceFile[];
  readonly settings: Partial<Settings>;
}

const root = join(import.meta.dirname, "../..");

/**
 * These cases cover unions with and without tags, recursion, maps, dates, nulls, envelopes, and every kind of enum
 * and name.
 */
const caseNames = [
  "unions",
  "unknown-members",
  "recursion",
  "containers",
  "dates",
  "enums",
  "primitives",
  "untold-null",
  "envelope",
  "free-form",
  "names",
  "nested-namespaces",
] as const;

const corpora = ["dub", "authlete"] as const;

/**
 * Returns the specs that peers read: the project's own pages, unions of every kind with enums closed and open, golden
 * cases, and real SDKs where they are available.
 *
 * @returns the specs, and a message about each spec that was left out
 */
export async function readFixtures(): Promise<{
  readonly fixtures: readonly Fixture[];
  readonly skipped: readonly string[];
}> {
  const unions = Object.entries(unionPages).map(([path, text]) => ({
    ...{ path: `models/${path}`, text },
  }));
  const sources: readonly Source[] = [
    { name: "spec", pages: await pagesIn(join(root, "spec")), settings: {} },
    { name: "every-union", pages: unions, settings: { wire: "verbatim" } },
    { name: "every-union-open", pages: unions, settings: { wire: "verbatim", enums: "open" } },
    ...(await Promise.all(caseNames.map(readCase))),
    ...(await Promise.all(corpora.filter(isThere).map(readCorpus))),
  ];
  return {
    fixtures: await Promise.all(sources.map(generate)),
    skipped: corpora
      .filter((name) => !isThere(name))
      .map((name) => `${corpusFolder(name)} is not there`),
  };
}

async function readCase(name: string): Promise<Source> {
  const folder = join(root, "test/cases", name);
  const text = await readFile(join(folder, "settings.json"), "utf8").catch(() => "{}");
  const settings: Partial<Settings> = JSON.parse(text);
  return { name, pages: await pagesIn(join(folder, "input")), settings };
}

async function readCorpus(name: string): Promise<Source> {
  return { name, pages: await pagesIn(corpusFolder(name)), settings: {} };
}

function corpusFolder(name: string): string {
  return join(root, "../shared/corpus", name);
}

function isThere(corpus: string): boolean {
  return existsSync(corpusFolder(corpus));
}

async function pagesIn(folder: string): Promise<readonly SourceFile[]> {
  return (await readSpec(folder, { include: ["**/*.md"], exclude: [] })).value;
}

async function generate({ name, pages, settings }: Source): Promise<Fixture> {
  const { model, files, diagnostics } = await runPipeline(pages, {
    ...{ ...defaultSettings, ...settings, emit: defaultSettings.emit },
  });
  if (files.length === 0) {
    throw new Error(`${name}: ${diagnostics.map(({ message }) => message).join("\n")}`);
  }
  const spec = emittedSpec(model);
  return {
    ...{ name, model, files },
    definitions: definitionNames(spec, planNames(spec).value),
    openapi: textOf(files, "openapi.json"),
    jsonSchema: textOf(files, "json-schema/schema.json"),
  };
}

function textOf(files: readonly GeneratedFile[], path: string): string {
  const found = files.find((file) => file.path === path);
  if (found === undefined) throw new Error(`no ${path} was generated`);
  return found.text;
}
