import type { RuleId } from "../diagnostics/rule-codes.ts";
import { referencesOf } from "../model/graph.ts";
import type { ModelId, PrimitiveKind, TypeNode } from "../model/type.ts";
import type { Axes } from "./axes.ts";
import { covers, type Placed } from "./covers.ts";
import { typeAxes } from "./type-axes.ts";
import { typeText } from "./type-text.ts";
import type { World } from "./world.ts";

/** How a type differs from what it was. */
export interface TypeChange {
  readonly rule: RuleId;
  readonly from: string;
  readonly to: string;
  readonly axes: Axes;
}

/** The rules for types, and that for `null`, for which a field has a flag of its own. */
export function compareTypes(before: TypeNode, after: TypeNode, world: World): TypeChange | null {
  if (sameType(before, after, world)) return null;
  // What referred to a removed model must be something else now; the model is the finding.
  if (referencesOf(before).some((id) => !world.renamed.has(id))) return null;
  const rule = ruleFor(before, after, world);
  if (rule === null) return null;
  const inMap = rule === "field-map-value-changed" && before.kind === "map" && after.kind === "map";
  const [from, to] = inMap ? [before.values, after.values] : [before, after];
  const axes = axesOfTypes(before, after, world);
  return { rule, from: typeText(from), to: typeText(to), axes };
}

/** How bad it is that something of one type is of another now. */
export function axesOfTypes(before: TypeNode, after: TypeNode, world: World): Axes {
  const [old, now] = place(before, after, world);
  return typeAxes(old, now, world.dates);
}

/** Whether two types are the same but for models that were renamed. */
export function sameType(before: TypeNode, after: TypeNode, world: World): boolean {
  return textAfter(before, world) === typeText(after);
}

/** The text of a type of the old spec with the names that models have in the new one. */
export function textAfter(before: TypeNode, { renamed }: World): string {
  return typeText(before, (id) => renamed.get(id) ?? `${id} (gone)`);
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

/** The same values may be another type: of a date that is a string too, `dates: "Date"` makes a `Date`. */
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
