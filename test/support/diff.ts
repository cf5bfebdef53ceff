import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import { diffModels, type DiffOptions } from "../../generator/diff/diff-models.ts";
import type { SpecModel } from "../../generator/model/model.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { buildModel } from "../../generator/pipeline.ts";
import { readPage, type ReadPage } from "../../generator/read/read-page.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";
import { readCorpus, type CorpusName } from "./corpora.ts";

const read = new Map<string, ReadPage>();

/** Reads each page only once, because most pages of an edited spec are the same as before. */
function readOnce(source: SourceFile): ReadPage {
  const key = `${source.path}\n${source.text}`;
  const page = read.get(key) ?? readPage(source);
  read.set(key, page);
  return page;
}

/** Builds the model of some pages. A page that cannot be read fails the test. */
export function modelOf(pages: readonly SourceFile[], settings: Partial<Settings> = {}): SpecModel {
  const memory = {
    readPage: readOnce,
    standing: () => null,
    printed: () => null,
    units: [],
    hash: contentHash,
  };
  const { model, diagnostics } = buildModel(pages, { ...defaultSettings, ...settings }, { memory });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
  return model;
}

/** The model of a corpus. */
export async function corpusModel(name: CorpusName): Promise<SpecModel> {
  return modelOf(await readCorpus(name));
}

/** Returns the findings, each as one line: level, rule, and place. */
export function findingsOf(
  before: SpecModel,
  after: SpecModel,
  options: Partial<DiffOptions> = {},
): readonly string[] {
  const { findings } = diffModels(before, after, { allowed: {}, hash: contentHash, ...options });
  return findings.map(({ level, rule, model, member }) =>
    [level, rule, member === null ? model : `${model}.${member}`].join(" "),
  );
}
