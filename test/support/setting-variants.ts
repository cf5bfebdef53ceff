import { dataConfigSchema } from "../../generator/config/config-schema.ts";
import type { Settings } from "../../generator/config/settings.ts";

/** Settings in which one setting has another value. */
export interface SettingVariant {
  /** The changed setting, such as `dates=Date`; `as given` if nothing is changed. */
  readonly name: string;
  readonly settings: Settings;
}

/**
 * Returns the settings unchanged, and then with every other value of each setting that is a choice. The choices come
 * from the schema of the config, so a new setting is included automatically.
 */
export function settingVariants(settings: Settings): readonly SettingVariant[] {
  const given: ReadonlyMap<string, unknown> = new Map(Object.entries(settings));
  const changed = Object.entries(dataConfigSchema.entries).flatMap(([key, { wrapped }]) =>
    valuesOf(wrapped)
      .filter((value) => value !== given.get(key))
      .map((value) => ({
        name: `${key}=${String(value)}`,
        settings: { ...settings, [key]: value },
      })),
  );
  return [{ name: "as given", settings }, ...changed];
}

/**
 * Returns the values of a choice. For a list of choices, each value is a list of one choice. Any other schema has
 * none.
 */
function valuesOf(schema: object): readonly unknown[] {
  if ("type" in schema && schema.type === "boolean") return [true, false];
  if ("options" in schema && Array.isArray(schema.options)) {
    const options: readonly unknown[] = schema.options;
    return options.every((option) => typeof option === "string") ? options : [];
  }
  if (!("item" in schema) || typeof schema.item !== "object" || schema.item === null) return [];
  return valuesOf(schema.item).map((value) => [value]);
}
