import type { Settings } from "../config/settings.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { emitContext } from "../emit/emit-context.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import type { NamePlan } from "../emit/names/name-plan.ts";
import type { EmittedSpec } from "../model/envelope.ts";
import type { KeptFile, Memory, PipelineOptions, Unit } from "../pipeline-options.ts";
import type { Filled } from "./fill-files.ts";
import {
  draftsOf,
  nothingStands,
  sharedDrafts,
  standingUnits,
  wholeUnit,
  type Draft,
} from "./standing.ts";

/** The back half of the pipeline, done. */
export interface MadeFiles {
  /** Printed, ordered by path. */
  readonly files: readonly GeneratedFile[];
  /** Files that stand as they would be made. */
  readonly kept: readonly KeptFile[];
  /** For the memory of the next run; without a memory, none. */
  readonly units: readonly Unit[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Emits and prints the files of a model. With a memory, files that were made from the same facts before and still
 * stand are left out; emitters and printer, which are large, are loaded only if there is something to make.
 */
export async function makeFiles(
  model: EmittedSpec,
  names: NamePlan,
  settings: Settings,
  options: PipelineOptions,
): Promise<MadeFiles> {
  const { memory = null, onStage = () => undefined } = options;
  const before =
    memory === null ? nothingStands : standingUnits(model, emitContext(names, settings), memory);
  const whole = before.units.get(wholeUnit);
  if (memory !== null && whole !== undefined) {
    return { files: [], kept: whole.files, units: memory.units, diagnostics: [] };
  }
  onStage("emit");
  const [{ emitAll, loadEmitters }, { fillFiles }] = await loadMakers();
  const emitted = emitAll(model, names, settings, await loadEmitters(settings.emit));
  const shared = sharedDrafts(emitted.sharedFiles, memory);
  const drafts = [...draftsOf(emitted.modelFiles, before), ...shared.drafts];
  onStage("print");
  const filled = fillFiles(
    drafts.flatMap(({ files }) => files),
    memory,
    options.onPrint,
  );
  const standing = [...before.units.values(), ...shared.standing];
  const found = [...emitted.diagnostics, ...filled.diagnostics];
  const units = memory === null ? [] : [...standing, ...unitsOf(drafts, filled, memory)];
  // What was found about the whole has to be found again, so the whole is made again.
  const isWhole = memory !== null && found.length === 0;
  return {
    files: [...filled.files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    kept: [...standing.flatMap(({ files }) => files), ...filled.kept],
    units: isWhole ? [...units, wholeOf(units, before.keys)] : units,
    diagnostics: found,
  };
}

function loadMakers() {
  return Promise.all([import("../emit/index.ts"), import("./fill-files.ts")]);
}

function unitsOf(
  drafts: readonly Draft[],
  { files, kept, sources }: Filled,
  { hash }: Memory,
): readonly Unit[] {
  const made = files.map(({ path, text }): KeptFile => {
    return { path, hash: hash(text), source: sources.get(path) ?? null };
  });
  const byPath = new Map([...kept, ...made].map((file) => [file.path, file]));
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
