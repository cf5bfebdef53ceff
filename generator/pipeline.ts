import type { Settings } from "./config/settings.ts";
import { compareDiagnostics, hasErrors, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { readTypes } from "./dialects/read-types.ts";
import type { GeneratedFile } from "./emit/emitter.ts";
import { emitAll } from "./emit/index.ts";
import { formatFiles } from "./format/format-file.ts";
import { link } from "./link/link.ts";
import { readModelPage } from "./markdown/read-model-page.ts";
import type { SpecModel } from "./model/model.ts";
import { decideWirePolicy } from "./naming/wire-policy.ts";
import type { SourceFile } from "./source/source-file.ts";

/** The stages in order, as progress and timings name them. */
export type Stage = "parse" | "link" | "emit" | "format";

export interface PipelineResult {
  readonly model: SpecModel;
  /** What the emitters produced; empty when a diagnostic is an error. */
  readonly files: readonly GeneratedFile[];
  /** Sorted by file and position. */
  readonly diagnostics: readonly Diagnostic[];
  /** How wire names were decided and from what evidence: one line. */
  readonly wireDecision: string;
}

/** What the front half of the pipeline makes: the model, before anything is emitted. */
export type ModelResult = Omit<PipelineResult, "files">;

/**
 * From pages to the model, without touching the disk. Pages may come in any order.
 *
 * @param onStage told as each stage begins
 */
export function buildModel(
  pages: readonly SourceFile[],
  settings: Settings,
  onStage: (stage: Stage) => void = () => undefined,
): ModelResult {
  const diagnostics: Diagnostic[] = [];
  onStage("parse");
  const typed = [...pages].sort(byPath).flatMap((source) => {
    const page = readModelPage(source);
    diagnostics.push(...page.diagnostics);
    if (page.value === null) return [];
    return [readTypes(page.value)];
  });
  onStage("link");
  const policy = decideWirePolicy(typed, settings.wire);
  const model = link(typed, policy.value, settings);
  diagnostics.push(...policy.diagnostics, ...model.diagnostics);
  return {
    model: model.value,
    diagnostics: diagnostics.sort(compareDiagnostics),
    wireDecision: policy.value.decision,
  };
}

/**
 * From pages to formatted files, without touching the disk. With an error among the diagnostics there are no
 * files.
 */
export async function runPipeline(
  pages: readonly SourceFile[],
  settings: Settings,
  onStage: (stage: Stage) => void = () => undefined,
): Promise<PipelineResult> {
  const built = buildModel(pages, settings, onStage);
  if (hasErrors(built.diagnostics)) return { ...built, files: [] };
  onStage("emit");
  const emitted = emitAll(built.model, settings);
  onStage("format");
  const formatted = await formatFiles(emitted.value);
  const diagnostics = [...built.diagnostics, ...emitted.diagnostics, ...formatted.diagnostics];
  diagnostics.sort(compareDiagnostics);
  const files = hasErrors(diagnostics) ? [] : formatted.value;
  return { ...built, files, diagnostics };
}

function byPath(a: SourceFile, b: SourceFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
