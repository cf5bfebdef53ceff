import type { Settings } from "./config/settings.ts";
import { compareDiagnostics, hasErrors, type Diagnostic } from "./diagnostics/diagnostic.ts";
import type { GeneratedFile } from "./emit/emitter.ts";
import { planNames } from "./emit/names/name-plan.ts";
import { link } from "./link/link.ts";
import { makeFiles } from "./make/make-files.ts";
import type { SpecModel } from "./model/model.ts";
import { decideWirePolicy } from "./naming/wire-policy.ts";
import { findForeignPages, readPage } from "./read-page.ts";
import type { KeptFile, PipelineOptions, Remembered } from "./pipeline-options.ts";
import type { SourceFile } from "./source/source-file.ts";

export interface PipelineResult {
  readonly model: SpecModel;
  /** What the emitters produced, ordered by path; empty when a diagnostic is an error. */
  readonly files: readonly GeneratedFile[];
  /** What need not be produced, since it stands on the disk; without a memory, nothing. */
  readonly kept: readonly KeptFile[];
  /** Sorted by file and position. */
  readonly diagnostics: readonly Diagnostic[];
  /** How wire names were decided and from what evidence: one line. */
  readonly wireDecision: string;
  /** For the memory of the next run. */
  readonly remembered: Remembered;
}

/** What the front half of the pipeline makes: the model, before anything is emitted. */
export type ModelResult = Omit<PipelineResult, "files" | "kept">;

/** From pages to the model, without touching the disk. Pages may come in any order. */
export function buildModel(
  pages: readonly SourceFile[],
  settings: Settings,
  { onStage = () => undefined, memory = null, printer = null }: PipelineOptions = {},
): ModelResult {
  onStage("parse");
  const known = [...pages]
    .sort(byPath)
    .map((source) => ({ source, read: memory?.readPage(source) ?? null }));
  if (known.some((one) => one.read === null)) printer?.prepare();
  const read = known.map((one) => ({ ...one, read: one.read ?? readPage(one.source) }));
  const typed = read.flatMap(({ read: { page } }) => (page === null ? [] : [page]));
  onStage("link");
  const policy = decideWirePolicy(typed, settings.wire);
  const model = link(typed, policy.value, settings);
  const diagnostics = [
    ...read.flatMap((one) => one.read.diagnostics),
    ...findForeignPages(typed),
    ...policy.diagnostics,
    ...model.diagnostics,
  ];
  return {
    model: model.value,
    diagnostics: diagnostics.sort(compareDiagnostics),
    wireDecision: policy.value.decision,
    remembered: { pages: read, units: [] },
  };
}

/**
 * From pages to formatted files, without touching the disk. With an error among the diagnostics there are no
 * files.
 */
export async function runPipeline(
  pages: readonly SourceFile[],
  settings: Settings,
  options: PipelineOptions = {},
): Promise<PipelineResult> {
  const built = buildModel(pages, settings, options);
  if (hasErrors(built.diagnostics)) return { ...built, files: [], kept: [] };
  const names = planNames(built.model);
  const made = await makeFiles(built.model, names.value, settings, options);
  const diagnostics = [...built.diagnostics, ...names.diagnostics, ...made.diagnostics];
  diagnostics.sort(compareDiagnostics);
  if (hasErrors(diagnostics)) return { ...built, diagnostics, files: [], kept: [] };
  const { files, kept, units } = made;
  return { ...built, diagnostics, files, kept, remembered: { ...built.remembered, units } };
}

function byPath(a: SourceFile, b: SourceFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
