import type { TypeNode } from "../model/type.ts";
import { axesOf, type Axes, type AxisLevel } from "./axes.ts";
import { covers, partsOf, type Placed } from "./covers.ts";

/**
 * Judges a change from one type to another. Data is judged by the JSON values that each type accepts, and code by how
 * the compiler sees the two types, for which an integer is a number and a date a string.
 */
export function typeAxes(before: Placed, after: Placed, dates: "string" | "Date"): Axes {
  const [old, now] = [asCode(before, dates), asCode(after, dates)];
  const level = (isFine: boolean): AxisLevel => (isFine ? "info" : "error");
  return axesOf(
    level(covers(after, before)),
    level(covers(before, after)),
    level(covers(now, old)),
    level(covers(old, now) && isNameable(old, now)),
  );
}

function asCode(placed: Placed, dates: "string" | "Date"): Placed {
  return { ...placed, reads: dates === "Date" ? "code with Date" : "code" };
}

/** Whether code that names each part of the old type, to tell the parts apart, still compiles with the new type. */
function isNameable(before: Placed, after: Placed): boolean {
  const [old, now] = [contentOf(before.type), contentOf(after.type)];
  if (old !== null && now !== null && before.type.kind === after.type.kind) {
    return isNameable({ ...before, type: old }, { ...after, type: now });
  }
  const offered = partsOf(after);
  return partsOf(before).every((part) => {
    if (part === null || covers(after, part)) return true;
    return offered.some((other) => other !== null && isPartOf(part, other));
  });
}

/**
 * Whether a part of the old type can still be named within another part. Enums and literals are excluded, because an
 * enum that lost a value remains an enum, but the value can no longer be named.
 */
function isPartOf(part: Placed, other: Placed): boolean {
  const model = part.type.kind === "ref" ? part.models.get(part.type.id) : undefined;
  return model?.kind !== "enum" && part.type.kind !== "literal" && covers(part, other);
}

function contentOf(type: TypeNode): TypeNode | null {
  if (type.kind === "array") return type.items;
  return type.kind === "map" ? type.values : null;
}
