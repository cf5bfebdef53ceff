import type { Settings } from "./config/settings.ts";
import { compareDiagnostics, hasErrors, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { unknownCells, withLevels } from "./diagnostics/levels.ts";
import type { GeneratedFile } from "./emit/emitter.ts";
import { emitterFailure } from "./emit/own-emitter.ts";
import { contestedRanks, planNames } from "./emit/names/name-plan.ts";
import { link } from "./link/link.ts";
import { decideUntoldNull } from "./link/null-policy.ts";
import { makeFiles, type OutputFiles } from "./print/make-files.ts";
import { emittedSpec } from "./model/envelope.ts";
import type { SpecModel } from "./model/model.ts";
import type { ModelId } from "./model/type.ts";
import { decideWirePolicy } from "./read/naming/wire-policy.ts";
import { findForeignPages, type ForeignFindings, readPage } from "./read/read-page.ts";
import type { PipelineOptions, Remembered, StandingFile } from "./pipeline-options.ts";
import type { SourceFile } from "./read/source/source-file.ts";

export interface PipelineResult {
  readonly model: SpecModel;
  /** The files of the emitters, ordered by path. The list is empty if a diagnostic is an error. */
  readonly files: readonly GeneratedFile[];
  /** The files that need not be made because they are already on the disk. The list is empty without a memory. */
  readonly standing: readonly StandingFile[];
  /** The findings, sorted by file and position. */
  readonly diagnostics: readonly Diagnostic[];
  /** How wire names were decided and on what evidence, in one line. */
  readonly wireDecision: string;
  /**
   * What was decided about `null` where pages do not tell, and on what evidence, in one line; `""` if all of them
   * tell.
   */
  readonly nullDecision: string;
  /** How many cells are read as `unknown` and why, in one line; `""` if none is. */
  readonly unknownCells: string;
  /** The order in which models appeared that compete for a name, for the lock. */
  readonly ranks: ReadonlyMap<ModelId, number>;
  /** The data for the memory of the next run. */
  readonly remembered: Remembered;
}

/** The result of the first half of the pipeline: the model, before anything is emitted. */
export type ModelResult = Omit<PipelineResult, "files" | "standing" | "ranks">;

/** Builds the model from pages, without using the disk. The pages may come in any order. */
export function buildModel(
  pages: readonly SourceFile[],
  settings: Settings,
  { onStage = () => undefined, memory = null, unread = [], placeOfOverride }: PipelineOptions = {},
): ModelResult {
  onStage("parse");
  const read = [...pages]
    .sort(byPath)
    .map((source) => ({ source, read: memory?.readPage(source) ?? readPage(source) }));
  const typed = read.flatMap(({ read: { page } }) => (page === null ? [] : [page]));
  onStage("link");
  const policy = decideWirePolicy(typed, settings.wire);
  const nulls = decideUntoldNull(typed, settings.untoldNull);
  const refused = read.flatMap(({ source, read: { page } }) =>
    page === null ? [source.path] : [],
  );
  const model = link(typed, policy.value, nulls, settings, {
    unread: [...unread, ...refused],
    placeOfOverride,
  });
  const isWhole = unread.length === 0 && !read.some((one) => hasErrors(one.read.diagnostics));
  const foreign = findForeignPages(typed);
  const ordinary = [
    ...read.flatMap((one) => one.read.diagnostics),
    // The names in one half of a spec tell nothing about the whole.
    ...(isWhole ? policy.diagnostics : []),
    ...model.diagnostics,
  ];
  const diagnostics = [...foreign.diagnostics, ...ordinary.filter(isRelevant(foreign))];
  return {
    model: model.value,
    diagnostics: withLevels(diagnostics.sort(compareDiagnostics), settings),
    unknownCells: unknownCells(diagnostics),
    wireDecision: policy.value.decision,
    nullDecision: nulls.decision,
    remembered: { pages: read, units: [] },
  };
}

function isRelevant({ relevant }: ForeignFindings): (finding: Diagnostic) => boolean {
  return ({ span }) => relevant === null || (span !== undefined && relevant.has(span.file));
}

/** Makes formatted files from pages, without using the disk. If a diagnostic is an error, there are no files. */
export async function runPipeline(
  pages: readonly SourceFile[],
  settings: Settings,
  options: PipelineOptions = {},
): Promise<PipelineResult> {
  const built = buildModel(pages, settings, options);
  const nothing = { ...built, files: [], standing: [], ranks: new Map<ModelId, number>() };
  if (hasErrors(built.diagnostics)) return nothing;
  const emitted = emittedSpec(built.model);
  const names = planNames(emitted, settings.layout, options.arrivals);
  const output = await makeFiles(emitted, names.value, settings, options).catch(noOutput);
  const outputFindings = withLevels([...names.diagnostics, ...output.diagnostics], settings);
  const diagnostics = [...built.diagnostics, ...outputFindings].sort(compareDiagnostics);
  if (hasErrors(diagnostics)) return { ...nothing, diagnostics };
  const { files, standing, units } = output;
  const remembered = { ...built.remembered, units };
  return { ...built, diagnostics, files, standing, ranks: contestedRanks(names.value), remembered };
}

/** Returns no files, for an emitter of the config that failed. */
function noOutput(error: unknown): OutputFiles {
  return { files: [], standing: [], units: [], diagnostics: [emitterFailure(error)] };
}

function byPath(a: SourceFile, b: SourceFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
