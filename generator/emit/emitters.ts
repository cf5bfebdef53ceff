import type { Emitter } from "./define-emitter.ts";
import * as list from "./list.ts";

/** The name by which `--emit` and a config choose an emitter of Modelmark. */
export type EmitterName = (typeof list)[keyof typeof list]["name"];

/** The emitters of Modelmark, sorted by name. This puts each emitter before those that need it. */
export const emitters: readonly (Emitter & { readonly name: EmitterName })[] = Object.values(
  list,
).sort((a, b) => (a.name < b.name ? -1 : 1));

export const emitterNames: readonly EmitterName[] = emitters.map(({ name }) => name);

/** The emitters of a project that chooses none. */
export const defaultEmitters: readonly EmitterName[] = emitters.flatMap(({ name, byDefault }) =>
  byDefault ? [name] : [],
);

/** The emitters that a project has to ask for. */
export const otherEmitters: readonly EmitterName[] = emitters.flatMap(({ name, byDefault }) =>
  byDefault ? [] : [name],
);

/** Returns the names of all emitters that a project can choose. */
export function namesWith(own: readonly { readonly name: string }[]): readonly string[] {
  return [...emitterNames, ...own.map(({ name }) => name)];
}

/** Returns the names of the emitters that run if a project chooses none. */
export function defaultsWith(own: readonly Emitter[]): readonly string[] {
  return [...defaultEmitters, ...own.flatMap(({ name, byDefault }) => (byDefault ? [name] : []))];
}
