import type { Settings } from "../config/settings.ts";

const names = [
  ...["emit", "importExtension", "dates", "dateLinks", "unsafeIntegers", "layout", "index"],
  ...["readonly", "partialValidators", "issueMessages", "info"],
] as const satisfies readonly (keyof Settings)[];

/** The settings that emitters know. */
export type EmitSettings = Pick<Settings, (typeof names)[number]>;

/** Those of all settings, in one order: what is left out can change no file. */
export function emitSettings(settings: EmitSettings): EmitSettings {
  const entries = names.map((name) => [name, settings[name]] as const);
  return Object.fromEntries(entries) as unknown as EmitSettings;
}
