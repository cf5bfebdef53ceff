import type { Emitter } from "./define-emitter.ts";
import { emitters } from "./emitters.ts";
import { guardedEmitter } from "./own-emitter.ts";

/** The emitters that a project brings, and the names of those that it runs. */
export interface EmitterChoice {
  /** Names of emitters. Unknown names are ignored. */
  readonly emit: readonly string[];
  /** The emitters of the config. */
  readonly emitters: readonly Emitter[];
}

/**
 * Returns the emitters to run: those that are chosen, and those whose modules they import. The emitters of Modelmark
 * come first, in the order of {@link emitters}.
 */
export function chosenEmitters({ emit, emitters: own }: EmitterChoice): readonly Emitter[] {
  const available = [...emitters, ...own.map(guardedEmitter)];
  const chosen = new Set(emit);
  for (const name of chosen) {
    for (const need of available.find((one) => one.name === name)?.needs ?? []) chosen.add(need);
  }
  return available.filter(({ name }) => chosen.has(name));
}
