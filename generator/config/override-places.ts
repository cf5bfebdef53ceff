import type { SourceSpan } from "../diagnostics/span.ts";
import type { LoadedProject } from "./load-config.ts";
import { locatorOf } from "./locate-key.ts";

/** The pipeline option that locates overrides; empty if there are no overrides. */
export interface OverridePlaces {
  readonly placeOfOverride?: (keys: readonly string[]) => SourceSpan;
}

/** Returns a function that locates the overrides of a project. The files in its results are absolute. */
export async function overridePlaces({
  overridesText,
  settings,
}: LoadedProject): Promise<OverridePlaces> {
  if (overridesText === null || Object.keys(settings.overrides).length === 0) return {};
  return { placeOfOverride: await locatorOf(overridesText) };
}
