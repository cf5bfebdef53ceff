import type { EmittedFile, ModelFile, SharedFile } from "../emit/emitter.ts";
import { contextFacts } from "../emit/emit-context.ts";
import type { EmitContext } from "../emit/define-emitter.ts";
import { groupBy } from "../emit/group-by.ts";
import { modelKeys } from "../emit/model-keys.ts";
import type { SpecModel } from "../model/model.ts";
import type { Memory, Unit } from "../pipeline-options.ts";

/** The name of the unit with all files. No model has an empty id. */
export const wholeUnit = "";

/** What is known about units before anything is emitted. */
export interface Standing {
  /** The keys of all units by name: one for each model, and one for the unit with all files. */
  readonly keys: ReadonlyMap<string, string>;
  /** The units whose files are still right on the disk, by name. */
  readonly units: ReadonlyMap<string, Unit>;
}

export const nothingStands: Standing = { keys: new Map(), units: new Map() };

/** Finds the units that an earlier run made from the same facts and whose files are unchanged on the disk. */
export function standingUnits(model: SpecModel, context: EmitContext, memory: Memory): Standing {
  const text = contextFacts(context);
  const models = modelKeys(model, context.names, text, memory.hash);
  const whole = memory.hash([text, ...[...models].flat()].join("\n"));
  const keys = new Map<string, string>([...models, [wholeUnit, whole]]);
  const units = [...keys].flatMap(([name, key]) => memory.standing(name, key) ?? []);
  return { keys, units: new Map(units.map((unit) => [unit.name, unit])) };
}

/** A unit that has to be made. */
export interface Draft {
  readonly name: string;
  readonly key: string;
  readonly files: readonly EmittedFile[];
}

/** Groups the files of the models whose units have to be made. */
export function draftsOf(files: readonly ModelFile[], { keys, units }: Standing): readonly Draft[] {
  const missing = files.filter(({ model }) => !units.has(model));
  return [...groupBy(missing, ({ model }) => model)].map(([name, group]) => ({
    name,
    key: keys.get(name) ?? "",
    files: group,
  }));
}

/**
 * Splits the files made from all models into those that have to be made and those that are still right on the disk.
 * Each file is a unit of its own, with a key made from its facts.
 */
export function sharedDrafts(
  files: readonly SharedFile[],
  memory: Memory | null,
): { readonly drafts: readonly Draft[]; readonly standing: readonly Unit[] } {
  const drafts = files.map((file) => ({
    name: `shared file ${file.path}`,
    key: memory?.hash(file.facts()) ?? "",
    files: [file],
  }));
  const standing = drafts.map(({ name, key }) => memory?.standing(name, key) ?? null);
  return {
    drafts: drafts.filter((_, index) => standing[index] === null),
    standing: standing.flatMap((unit) => unit ?? []),
  };
}
