import type { Emitter } from "./define-emitter.ts";
import * as list from "./list.ts";

/** The name by which `--emit` and a config choose an emitter. */
export type EmitterName = (typeof list)[keyof typeof list]["name"];

/** All emitters, sorted by name. This puts each emitter before those that need it. */
export const emitters: readonly (Emitter & { readonly name: EmitterName })[] = Object.values(
  list,
).sort((a, b) => (a.name < b.name ? -1 : 1));

export const emitterNames: readonly EmitterName[] = emitters.map(({ name }) => name);

/** The emitters of a project whose config names none. */
export const defaultEmitters: readonly EmitterName[] = emitters.flatMap(({ name, byDefault }) =>
  byDefault ? [name] : [],
);

/** The emitters that a project has to ask for. */
export const otherEmitters: readonly EmitterName[] = emitters.flatMap(({ name, byDefault }) =>
  byDefault ? [] : [name],
);

/**
 * Returns the emitters to run, in the order of {@link emitters}: those asked for, and those whose modules they import.
 *
 * @param asked names of emitters; unknown names are ignored
 */
export function withNeeds(asked: readonly string[]): readonly Emitter[] {
  const chosen = new Set(asked);
  for (const name of chosen) {
    for (const need of emitters.find((one) => one.name === name)?.needs ?? []) chosen.add(need);
  }
  return emitters.filter(({ name }) => chosen.has(name));
}
