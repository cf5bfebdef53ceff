import type { Settings } from "../config/settings.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import type { NamePlan } from "../emit/names/name-plan.ts";
import type { EmittedSpec } from "../model/envelope.ts";
import type { KeptFile, PipelineOptions, Unit } from "../pipeline-options.ts";
import { fillFiles } from "./fill-files.ts";
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
  const before = memory === null ? nothingStands : standingUnits(model, names, settings, memory);
  const whole = before.units.get(wholeUnit);
  if (memory !== null && whole !== undefined) {
    return { files: [], kept: whole.files, units: memory.units, diagnostics: [] };
  }
  onStage("emit");
  const { emitAll } = await import("../emit/index.ts");
  const emitted = emitAll(model, names, settings);
  const modules = sharedDrafts(emitted.sharedFiles, "module", memory);
  // Begun first: modules may be printed in another thread, while everything else is made.
  const begun = makeUnits([...draftsOf(emitted.modelFiles, before), ...modules.drafts], options);
  const texts = sharedDrafts(emitted.sharedFiles, "text", memory);
  const rest = makeUnits(texts.drafts, options);
  onStage("print");
  const made = await Promise.all([begun, rest]);
  const standing = [...before.units.values(), ...modules.standing, ...texts.standing];
  const found = [...emitted.diagnostics, ...made.flatMap(({ diagnostics }) => diagnostics)];
  const units = memory === null ? [] : [...standing, ...made.flatMap((one) => one.units)];
  // What was found about the whole has to be found again, so the whole is made again.
  const isWhole = memory !== null && found.length === 0;
  return {
    files: made.flatMap(({ files }) => files).sort((a, b) => (a.path < b.path ? -1 : 1)),
    kept: [...standing.flatMap(({ files }) => files), ...made.flatMap(({ kept }) => kept)],
    units: isWhole ? [...units, wholeOf(units, before.keys)] : units,
    diagnostics: found,
  };
}

async function makeUnits(drafts: readonly Draft[], options: PipelineOptions): Promise<MadeFiles> {
  const files = drafts.flatMap((draft) => draft.files);
  const { sources, ...filled } = await fillFiles(files, options);
  const made = filled.files.map(({ path, text }): KeptFile => {
    return { path, hash: options.memory?.hash(text) ?? "", source: sources.get(path) ?? null };
  });
  const byPath = new Map([...filled.kept, ...made].map((file) => [file.path, file]));
  const units = drafts.map((draft) => ({
    name: draft.name,
    key: draft.key,
    files: draft.files.flatMap(({ path }) => byPath.get(path) ?? []),
  }));
  return { ...filled, units };
}

function wholeOf(units: readonly Unit[], keys: ReadonlyMap<string, string>): Unit {
  const files = units.flatMap((unit) => unit.files);
  return { name: wholeUnit, key: keys.get(wholeUnit) ?? "", files };
}
