import type { RuleId } from "../diagnostics/rule-codes.ts";
import type { ModelId, PrimitiveKind, TypeNode } from "../model/type.ts";
import type { Axes } from "./axes.ts";
import { covers, type Placed } from "./covers.ts";
import { typeAxes } from "./type-axes.ts";
import { typeText } from "./type-text.ts";
import type { World } from "./world.ts";

/** A difference between two versions of a type. */
export interface TypeChange {
  readonly rule: RuleId;
  readonly from: string;
  readonly to: string;
  readonly axes: Axes;
}

/**
 * Compares two versions of a type. `null` around a field's whole type is compared elsewhere, because fields have a
 * flag for it.
 */
export function compareTypes(before: TypeNode, after: TypeNode, world: World): TypeChange | null {
  if (sameType(before, after, world)) return null;
  const rule = ruleFor(before, after, world);
  if (rule === null) return null;
  const inMap = rule === "field-map-value-changed" && before.kind === "map" && after.kind === "map";
  const [from, to] = inMap ? [before.values, after.values] : [before, after];
  const axes = axesOfTypes(before, after, world);
  return { rule, from: typeText(from), to: typeText(to), axes };
}

/** Judges the change from one type to another. */
export function axesOfTypes(before: TypeNode, after: TypeNode, world: World): Axes {
  const [old, now] = place(before, after, world);
  return typeAxes(old, now, world.dates);
}

/** Whether two types are equal, apart from models that were renamed. */
export function sameType(before: TypeNode, after: TypeNode, world: World): boolean {
  return textAfter(before, world) === typeText(after);
}

/** Returns the text of a type of the old spec, with the ids that its models have in the new spec. */
export function textAfter(before: TypeNode, { renamed }: World): string {
  return typeText(before, (id) => renamed.get(id) ?? `${id} (gone)`);
}

/**
 * Returns the text that a type of the old spec has if its cell is still the same in the new spec: a model that is gone,
 * or has another name, is `unknown` there.
 */
export function textLeftBehind(before: TypeNode, { after }: World): string {
  return typeText(before, (id) => (after.has(id) ? id : "unknown"));
}

function ruleFor(before: TypeNode, after: TypeNode, world: World): RuleId | null {
  const [old, now] = place(before, after, world);
  const [widens, narrows] = [covers(now, old), covers(old, now)];
  if (widens && narrows && isSameCode(before, after, world)) return null;
  if (before.kind === "array" && after.kind === "array") {
    return ruleFor(before.items, after.items, world);
  }
  const special = ruleForShapes(before, after, world);
  if (special !== null) return special;
  if (widens) return "field-type-widened";
  return narrows ? "field-type-narrowed" : "field-type-changed";
}

/**
 * Whether two types with the same values also mean the same in code. They may not: with `dates: "Date"` a date is a
 * `Date`, and the same values under `string` are text.
 */
function isSameCode(before: TypeNode, after: TypeNode, world: World): boolean {
  if (isFormat(before, after)) return false;
  const { compiles } = axesOfTypes(before, after, world);
  return compiles.request === "info" && compiles.response === "info";
}

function ruleForShapes(before: TypeNode, after: TypeNode, world: World): RuleId | null {
  if (before.kind === "map" && after.kind === "map") return "field-map-value-changed";
  if (isOneAndMany(before, after, world)) return "field-array-changed";
  if (isFormat(before, after)) return "field-format-changed";
  const isFixed = before.kind === "literal" && after.kind === "literal";
  return isFixed ? "field-literal-changed" : null;
}

function place(before: TypeNode, after: TypeNode, world: World): readonly [Placed, Placed] {
  const oldName = (id: ModelId): string | null => world.renamed.get(id) ?? null;
  return [
    { type: before, models: world.before, nameOf: oldName },
    { type: after, models: world.after, nameOf: (id) => id },
  ];
}

function isOneAndMany(before: TypeNode, after: TypeNode, world: World): boolean {
  if (after.kind === "array") return equivalent(before, after.items, world);
  return before.kind === "array" && equivalent(before.items, after, world);
}

function equivalent(before: TypeNode, after: TypeNode, world: World): boolean {
  const [old, now] = place(before, after, world);
  return covers(now, old) && covers(old, now);
}

const formats: readonly (readonly PrimitiveKind[])[] = [
  ["string", "date", "datetime", "binary"],
  ["number", "integer"],
];

function isFormat(before: TypeNode, after: TypeNode): boolean {
  return formats.some(
    (kinds) =>
      kinds.some((kind) => kind === before.kind) && kinds.some((kind) => kind === after.kind),
  );
}
