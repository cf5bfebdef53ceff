import type { SourceSpan } from "../diagnostics/span.ts";
import type { LoadedProject } from "./load-config.ts";
import { locatorOf } from "./locate-key.ts";

/** What a pipeline is told of where overrides stand; nothing where there are none. */
export interface OverridePlaces {
  readonly placeOfOverride?: (keys: readonly string[]) => SourceSpan;
}

/** Where the overrides of a project stand: their files are absolute. */
export async function overridePlaces({
  overridesText,
  settings,
}: LoadedProject): Promise<OverridePlaces> {
  if (overridesText === null || Object.keys(settings.overrides).length === 0) return {};
  return { placeOfOverride: await locatorOf(overridesText) };
}
