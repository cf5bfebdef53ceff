import type { Settings } from "../config/settings.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { emitContext } from "../emit/emit-context.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import type { NamePlan } from "../emit/names/name-plan.ts";
import type { EmittedSpec } from "../model/envelope.ts";
import type { Memory, PipelineOptions, StandingFile, Unit } from "../pipeline-options.ts";
import type { Filled } from "./fill-files.ts";
import {
  draftsOf,
  nothingStands,
  sharedDrafts,
  standingUnits,
  wholeUnit,
  type Draft,
} from "./standing.ts";

/** The result of the last two stages of the pipeline, emitting and printing. */
export interface OutputFiles {
  /** The new files, printed, ordered by path. */
  readonly files: readonly GeneratedFile[];
  /** Files on the disk that already have the right content. */
  readonly standing: readonly StandingFile[];
  /** The units for the memory of the next run. It is empty without a memory. */
  readonly units: readonly Unit[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Emits and prints the files of a model. With a memory, it leaves out files that an earlier run made from the same
 * facts and that are still unchanged on the disk. The emitters and the printer are large, so they are loaded only if
 * there is something to make.
 */
export async function makeFiles(
  model: EmittedSpec,
  names: NamePlan,
  settings: Settings,
  options: PipelineOptions,
): Promise<OutputFiles> {
  const { memory = null, onStage = () => undefined } = options;
  const before =
    memory === null ? nothingStands : standingUnits(model, emitContext(names, settings), memory);
  const whole = before.units.get(wholeUnit);
  if (memory !== null && whole !== undefined) {
    return { files: [], standing: whole.files, units: memory.units, diagnostics: [] };
  }
  onStage("emit");
  const [{ emitAll, loadEmitters }, { fillFiles }] = await loadMakers();
  const emitted = emitAll(model, names, settings, await loadEmitters(settings));
  const shared = sharedDrafts(emitted.sharedFiles, memory);
  const drafts = [...draftsOf(emitted.modelFiles, before), ...shared.drafts];
  onStage("print");
  const filled = fillFiles(
    drafts.flatMap(({ files }) => files),
    memory,
    options.onPrint,
  );
  const unitsOnDisk = [...before.units.values(), ...shared.standing];
  const findings = [...emitted.diagnostics, ...filled.diagnostics];
  const units = memory === null ? [] : [...unitsOnDisk, ...unitsOf(drafts, filled, memory)];
  // With findings, the next run must not skip this stage, because it has to report them again.
  const isWhole = memory !== null && findings.length === 0;
  return {
    files: [...filled.files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    standing: [...unitsOnDisk.flatMap(({ files }) => files), ...filled.standing],
    units: isWhole ? [...units, wholeOf(units, before.keys)] : units,
    diagnostics: findings,
  };
}

function loadMakers() {
  return Promise.all([import("../emit/index.ts"), import("./fill-files.ts")]);
}

function unitsOf(
  drafts: readonly Draft[],
  { files, standing, sources }: Filled,
  { hash }: Memory,
): readonly Unit[] {
  const printed = files.map(({ path, text }): StandingFile => {
    return { path, hash: hash(text), source: sources.get(path) ?? null };
  });
  const byPath = new Map([...standing, ...printed].map((file) => [file.path, file]));
  return drafts.map((draft) => ({
    name: draft.name,
    key: draft.key,
    files: draft.files.flatMap(({ path }) => byPath.get(path) ?? []),
  }));
}

function wholeOf(units: readonly Unit[], keys: ReadonlyMap<string, string>): Unit {
  const files = units.flatMap((unit) => unit.files);
  return { name: wholeUnit, key: keys.get(wholeUnit) ?? "", files };
}
