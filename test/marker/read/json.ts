import { neverRaw } from "../attacks.ts";
import type { Reading } from "./reading.ts";

/** A document of JSON: any text may be in its strings, and nothing else can hold one. */
export function readJson(text: string): Reading {
  const raw = neverRaw.exec(text);
  const escapes = raw === null ? [] : [`raw ${JSON.stringify(raw[0])}`];
  const document: unknown = JSON.parse(text);
  return { structure: shapeOf(document), escapes };
}

/** Objects by how many keys of which shape they have: what keys are called depends on texts. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return {
    shapes: Object.values(value)
      .map((one) => JSON.stringify(shapeOf(one)))
      .sort(),
  };
}
