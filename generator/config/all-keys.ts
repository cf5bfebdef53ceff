import type { GenericSchema } from "valibot";

// Valibot passes over three keys of every object, lest a program sets a prototype with them: it neither checks their
// values nor returns them. But a field may be called `constructor`, and a key that no setting has must be reported. So
// these keys go through a schema with a mark.

const passedOver: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"]);

/** No JSON key of a setting begins with it. */
const mark = "\0";

/** Makes the schema of an object see all keys. Paths of its issues contain the marked ones: see {@link keyOf}. */
export function withAllKeys<Schema extends GenericSchema>(schema: Schema): Schema {
  const run: GenericSchema["~run"] = (dataset, config) => {
    const result = schema["~run"]({ value: renamed(dataset.value, marked) }, config);
    if (!result.typed) return result;
    return { ...result, value: renamed(result.value, keyOf) };
  };
  return { ...schema, "~run": run };
}

/** Returns the key as it is in the config. */
export function keyOf(key: string): string {
  return key.startsWith(mark) ? key.slice(mark.length) : key;
}

function marked(key: string): string {
  return passedOver.has(key) ? `${mark}${key}` : key;
}

function renamed(value: unknown, rename: (key: string) => string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  if (entries.every(([key]) => rename(key) === key)) return value;
  return Object.fromEntries(entries.map(([key, one]) => [rename(key), one]));
}
