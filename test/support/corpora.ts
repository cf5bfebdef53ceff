import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defaultSettings } from "../../generator/config/settings.ts";
import {
  buildModel,
  runPipeline,
  type ModelResult,
  type PipelineResult,
} from "../../generator/pipeline.ts";
import { readSpec } from "../../generator/read/source/read-spec.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";

/**
 * Real pages, and the fields on the wire that they document. They exist beside a maintainer's checkout and in CI, but
 * not on a user's machine.
 */
const shared = join(import.meta.dirname, "../../../shared");

export const truthFolder = join(shared, "truth");

export const hasCorpora = existsSync(join(shared, "corpus"));

if (!hasCorpora) console.warn("Skipped what needs real SDK pages: ../shared is not there.");

export const corpusNames = ["authlete", "clerk-sample", "dub", "panora"] as const;

export type CorpusName = (typeof corpusNames)[number];

/** The corpora above, and two more that are only read and measured. */
export const measuredCorpora = [...corpusNames, "kombo", "livepeer"] as const;

export type MeasuredCorpus = (typeof measuredCorpora)[number];

/** A documented field according to the SDK's own source. */
export interface TrueField {
  readonly wire: string;
  readonly required: boolean;
  readonly nilable: boolean;
  readonly type: string;
}

/** The classes of an SDK's source by model id. */
export type Truth = Readonly<
  Record<
    string,
    {
      readonly kind: "object" | "enum";
      readonly values: readonly (string | number)[];
      readonly fields: Readonly<Record<string, TrueField>>;
    }
  >
>;

export function corpusFolder(name: MeasuredCorpus): string {
  return join(shared, "corpus", name);
}

export async function readCorpus(name: MeasuredCorpus): Promise<readonly SourceFile[]> {
  const patterns = { include: ["**/*.md"], exclude: [] };
  const pages = await readSpec(corpusFolder(name), patterns);
  if (pages.diagnostics.length > 0) throw new Error(JSON.stringify(pages.diagnostics));
  return pages.value;
}

/** Reads the pages of every available corpus, including those for which no source is known. */
export async function readCorpora(): Promise<readonly (readonly SourceFile[])[]> {
  const names = readdirSync(join(shared, "corpus")).sort();
  const patterns = { include: ["**/*.md"], exclude: [] };
  const read = names.map((name) => readSpec(join(shared, "corpus", name), patterns));
  return (await Promise.all(read)).map(({ value }) => value);
}

export function readTruth(name: MeasuredCorpus): Truth {
  const truth: Truth = JSON.parse(readFileSync(join(truthFolder, `${name}.json`), "utf8"));
  return truth;
}

const results = new Map<MeasuredCorpus, Promise<PipelineResult>>();

/** Runs the pipeline on a corpus with default settings. The result is computed once for each test file. */
export function runCorpus(name: MeasuredCorpus): Promise<PipelineResult> {
  const known = results.get(name);
  if (known !== undefined) return known;
  const result = readCorpus(name).then((pages) => runPipeline(pages, defaultSettings));
  results.set(name, result);
  return result;
}

/** Builds the model of a corpus with default settings. */
export async function readModel(name: MeasuredCorpus): Promise<ModelResult> {
  return buildModel(await readCorpus(name), defaultSettings);
}
