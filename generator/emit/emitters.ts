import type { Emitter } from "./define-emitter.ts";
import * as list from "./list.ts";

/** What `--emit` and a config call an emitter. */
export type EmitterName = (typeof list)[keyof typeof list]["name"];

/** Every emitter by name, those first that others may need. */
export const emitters: readonly (Emitter & { readonly name: EmitterName })[] = Object.values(
  list,
).sort((a, b) => (a.name < b.name ? -1 : 1));

export const emitterNames: readonly EmitterName[] = emitters.map(({ name }) => name);

/** Those that a project gets that names none. */
export const defaultEmitters: readonly EmitterName[] = emitters.flatMap(({ name, byDefault }) =>
  byDefault ? [name] : [],
);

/** Those that a project has to ask for. */
export const otherEmitters: readonly EmitterName[] = emitters.flatMap(({ name, byDefault }) =>
  byDefault ? [] : [name],
);

/**
 * What runs for what was asked for, in one order: emitters whose modules another's import run with it.
 *
 * @param asked names; those that are not known are left out
 */
export function withNeeds(asked: readonly string[]): readonly Emitter[] {
  const chosen = new Set(asked);
  for (const name of chosen) {
    for (const need of emitters.find((one) => one.name === name)?.needs ?? []) chosen.add(need);
  }
  return emitters.filter(({ name }) => chosen.has(name));
}
