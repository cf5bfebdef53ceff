import type { ConfigText } from "./config-text.ts";
import { locatorOf, type LocateKey } from "./locate-key.ts";
import type { Overrides } from "./settings.ts";

/** The overrides of a project, and the text that they stand in. */
interface OverriddenProject {
  readonly overridesText: ConfigText | null;
  readonly settings: { readonly overrides: Overrides };
}

/** The pipeline option that locates overrides; empty if there are no overrides. */
export interface OverridePlaces {
  readonly placeOfOverride?: LocateKey;
}

/** Returns a function that locates the overrides of a project. The files in its results are absolute. */
export async function overridePlaces({
  overridesText,
  settings,
}: OverriddenProject): Promise<OverridePlaces> {
  if (overridesText === null || Object.keys(settings.overrides).length === 0) return {};
  return { placeOfOverride: await locatorOf(overridesText) };
}
