import type { EmitContext } from "./define-emitter.ts";
import { emitSettings, type EmitSettings } from "./emit-settings.ts";
import { withNeeds } from "./emitters.ts";
import type { NamePlan } from "./names/name-plan.ts";

/** What emitters are told beside the models. */
export function emitContext(
  names: NamePlan,
  settings: EmitSettings & { readonly emit: readonly string[] },
): EmitContext {
  const emitters = withNeeds(settings.emit).map(({ name }) => name);
  return { ...emitSettings(settings), names, emitters };
}

/** All of it but names, which are part of what is known of each model: the same text, the same files. */
export function contextFacts({ names: _, ...facts }: EmitContext): string {
  return JSON.stringify(facts);
}
