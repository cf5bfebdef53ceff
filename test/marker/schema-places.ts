import { readFileSync } from "node:fs";
import { join } from "node:path";

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** A place in a config, and a function that returns a config with a text at that place and nothing else. */
export interface ConfigPlace {
  readonly place: string;
  readonly configWith: (text: string) => unknown;
}

const file = join(import.meta.dirname, "../../config.schema.json");
const schema = JSON.parse(readFileSync(file, "utf8")) as JsonSchema;

/** Every place where a config holds text or a key of the user's own, according to the published schema. */
export const configPlaces: readonly ConfigPlace[] = placesIn(schema, "config", new Set());

function placesIn(at: JsonSchema, place: string, seen: ReadonlySet<string>): ConfigPlace[] {
  if (at.$ref !== undefined) {
    // Types may contain types, whose inner places are the same.
    if (seen.has(at.$ref)) return [];
    const target = schema.$defs?.[at.$ref.split("/").at(-1) ?? ""];
    return target === undefined ? [] : placesIn(target, place, new Set([...seen, at.$ref]));
  }
  const found: ConfigPlace[] = [];
  if (at.type === "string") found.push({ place, configWith: (text) => text });
  for (const one of [...(at.anyOf ?? []), ...(at.oneOf ?? [])]) {
    found.push(...placesIn(one, place, seen));
  }
  const fixed = Object.entries(at.properties ?? {}).flatMap(([name, one]) =>
    one.const === undefined ? [] : [[name, one.const] as const],
  );
  for (const [name, one] of Object.entries(at.properties ?? {})) {
    for (const inner of placesIn(one, `${place}.${name}`, seen)) {
      const { configWith } = inner;
      found.push({
        place: inner.place,
        configWith: (text) => ({ ...Object.fromEntries(fixed), [name]: configWith(text) }),
      });
    }
  }
  if (at.items !== undefined) {
    for (const { place: inner, configWith } of placesIn(at.items, `${place}[]`, seen)) {
      found.push({ place: inner, configWith: (text) => [configWith(text)] });
    }
  }
  if (typeof at.additionalProperties === "object") {
    found.push({ place: `${place} key`, configWith: (text) => ({ [text]: {} }) });
    for (const inner of placesIn(at.additionalProperties, `${place}{}`, seen)) {
      const { configWith } = inner;
      found.push({ place: inner.place, configWith: (text) => ({ "a/One": configWith(text) }) });
    }
  }
  // A key that is not in the schema is reported by its name.
  if (at.properties !== undefined) {
    found.push({ place: `${place} unknown key`, configWith: (text) => ({ [text]: 1 }) });
  }
  return found;
}
