import { neverRaw } from "../attacks.ts";
import type { Reading } from "./reading.ts";

/** Reads a JSON document: any text may be in its strings, and words can be nowhere else. */
export function readJson(text: string): Reading {
  const raw = neverRaw.exec(text);
  const escapes = raw === null ? [] : [`raw ${JSON.stringify(raw[0])}`];
  const document: unknown = JSON.parse(text);
  return { structure: shapeOf(document), escapes };
}

/** Describes objects by how many keys have which shape, because the names of keys depend on texts. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return {
    shapes: Object.values(value)
      .map((one) => JSON.stringify(shapeOf(one)))
      .sort(),
  };
}
