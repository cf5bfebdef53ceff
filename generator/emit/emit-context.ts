import type { EmitContext } from "./define-emitter.ts";
import { emitSettings, type EmitSettings } from "./emit-settings.ts";
import { chosenEmitters, type EmitterChoice } from "./chosen-emitters.ts";
import type { NamePlan } from "./names/name-plan.ts";

/** Makes the context that emitters get besides the models. */
export function emitContext(names: NamePlan, settings: EmitSettings & EmitterChoice): EmitContext {
  const emitters = chosenEmitters(settings).map(({ name }) => name);
  return { ...emitSettings(settings), names, emitters };
}

/**
 * Returns the context as text, for the keys of a memory: with the same text and the same models, emitters make the same
 * files. Names are left out, because the key of each model covers them.
 */
export function contextFacts({ names: _, ...facts }: EmitContext): string {
  return JSON.stringify(facts);
}
