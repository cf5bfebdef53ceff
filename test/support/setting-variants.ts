import { configSchema } from "../../generator/config/config-schema.ts";
import type { Settings } from "../../generator/config/settings.ts";

/** Settings of which one has another value. */
export interface SettingVariant {
  /** `dates=Date`; `as given` where nothing is changed. */
  readonly name: string;
  readonly settings: Settings;
}

/**
 * The settings as they are, and then with each other value of each setting that is a choice. They come from the schema
 * of the config, so a setting that is new is among them.
 */
export function settingVariants(settings: Settings): readonly SettingVariant[] {
  const given: ReadonlyMap<string, unknown> = new Map(Object.entries(settings));
  const changed = Object.entries(configSchema.entries).flatMap(([key, { wrapped }]) =>
    valuesOf(wrapped)
      .filter((value) => value !== given.get(key))
      .map((value) => ({
        name: `${key}=${String(value)}`,
        settings: { ...settings, [key]: value },
      })),
  );
  return [{ name: "as given", settings }, ...changed];
}

/** The values of a choice, and of a list of choices each alone; of anything else none. */
function valuesOf(schema: object): readonly unknown[] {
  if ("type" in schema && schema.type === "boolean") return [true, false];
  if ("options" in schema && Array.isArray(schema.options)) {
    const options: readonly unknown[] = schema.options;
    return options.every((option) => typeof option === "string") ? options : [];
  }
  if (!("item" in schema) || typeof schema.item !== "object" || schema.item === null) return [];
  return valuesOf(schema.item).map((value) => [value]);
}
