import { dataFields } from "../model/object-parts.ts";
import type { Field, ObjectModel } from "../model/model.ts";
import type { TypeNode } from "../model/type.ts";
import { axesOf, type Axes } from "./axes.ts";
import { changeOf, type Change, type Pair } from "./change.ts";
import { axesOfTypes, compareTypes, textLeftBehind } from "./compare-types.ts";
import { matchFields } from "./match-fields.ts";
import { spelling } from "./similarity.ts";
import { typeText } from "./type-text.ts";
import type { World } from "./world.ts";

/** Compares two versions of an object: its fields, and the keys it does not list. Transport fields do not count. */
export function compareObjects(pair: Pair<ObjectModel>, world: World): readonly Change[] {
  const [before, after] = [dataFields(pair.before), dataFields(pair.after)];
  const { common, removed, added } = matchFields(before, after, world);
  return [
    ...common.flatMap((fields) => compareFields(pair, fields, world)),
    ...removed.map((field) => removal(pair, field)),
    ...added.map((field) => addition(pair, field)),
    ...compareOrder(pair, before, common),
    ...(before.length > 0 === after.length > 0 ? compareRest(pair, world) : []),
  ];
}

function removal(pair: Pair, field: Field): Change {
  const rule = field.required ? "field-removed-required" : "field-removed-optional";
  const { wireName: member, source: span, type } = field;
  const place = { member, span, type, side: "old" as const };
  const change = changeOf(rule, pair, place);
  return field.deprecation === null
    ? { ...change, instead: "removed-without-deprecation" }
    : change;
}

function addition(pair: Pair, field: Field): Change {
  const rule = field.required ? "field-added-required" : "field-added-optional";
  return changeOf(rule, pair, { member: field.wireName, span: field.source });
}

interface Fields {
  readonly before: Field;
  readonly after: Field;
}

function compareFields(pair: Pair, { before, after }: Fields, world: World): readonly Change[] {
  const place = { member: before.wireName, span: after.source };
  const changes: Change[] = [];
  if (before.wireName !== after.wireName) {
    const isCase = spelling(before.wireName) === spelling(after.wireName);
    const names = { from: before.wireName, to: after.wireName };
    const detail = { ...place, ...names, type: before.type };
    const axes = keyAxes({ before, after });
    changes.push(
      changeOf(isCase ? "field-case-changed" : "field-renamed", pair, { ...detail, axes }),
    );
  }
  const type = isLeftBehind({ before, after }, world)
    ? null
    : compareTypes(before.type, after.type, world);
  if (type !== null) {
    const axes = axesOfTypes(typeOf(before), typeOf(after), world);
    const detail = { ...place, from: type.from, to: type.to, axes, type: before.type };
    changes.push(changeOf(type.rule, pair, detail));
  }
  if (before.required !== after.required) {
    changes.push(
      changeOf(after.required ? "field-became-required" : "field-became-optional", pair, place),
    );
  }
  if (type === null) changes.push(...compareNull(pair, { before, after }));
  if ((before.deprecation === null) !== (after.deprecation === null)) {
    changes.push(changeOf(after.deprecation === null ? "undeprecated" : "deprecated", pair, place));
  }
  return [...changes, ...compareProse(pair, { before, after })];
}

/**
 * Whether the cell of a field still names a model that was removed or renamed. The field is `unknown` then, which
 * follows from the edit of the model.
 */
function isLeftBehind({ before, after }: Fields, world: World): boolean {
  const isSame = textLeftBehind(before.type, world) === typeText(after.type);
  return isSame && world.unresolved.isAt(after.source);
}

/**
 * Judges a renamed key. Data with the old key is refused if the new key is required; otherwise the server may ignore
 * the key. Readers break if the old key was always present.
 */
function keyAxes({ before, after }: Fields): Axes {
  return axesOf(
    after.required ? "error" : "warn",
    before.required ? "error" : "info",
    "error",
    "error",
  );
}

function typeOf({ type, nullable }: Field): TypeNode {
  return nullable ? { kind: "nullable", of: type } : type;
}

/**
 * Compares whether the value may be null. A change that follows from the field becoming optional or required is not
 * reported.
 */
function compareNull(pair: Pair, { before, after }: Fields): readonly Change[] {
  const isImplied = before.required !== after.required && after.required !== after.nullable;
  if (before.nullable === after.nullable || isImplied) return [];
  const rule = after.nullable ? "field-became-nullable" : "field-became-not-nullable";
  return [changeOf(rule, pair, { member: before.wireName, span: after.source })];
}

function compareProse(pair: Pair, { before, after }: Fields): readonly Change[] {
  const place = { member: before.wireName, span: after.source };
  const isSame = JSON.stringify(before.examples) === JSON.stringify(after.examples);
  return [
    ...(isSame ? [] : [changeOf("example-changed", pair, place)]),
    ...(before.description === after.description
      ? []
      : [changeOf("description-changed", pair, place)]),
  ];
}

function compareOrder(
  pair: Pair<ObjectModel>,
  before: readonly Field[],
  common: readonly Fields[],
): readonly Change[] {
  const placeOf = new Map(before.map((field, index) => [field, index]));
  const places = common.map((one) => placeOf.get(one.before) ?? -1);
  const isSorted = places.every((place, index) => place > (places[index - 1] ?? -1));
  return isSorted ? [] : [changeOf("order-changed", pair, {})];
}

function compareRest(pair: Pair<ObjectModel>, world: World): readonly Change[] {
  const [before, after] = [pair.before.additionalProperties, pair.after.additionalProperties];
  if (before === null || after === null) {
    if (before === after) return [];
    const rule = after === null ? "additional-properties-closed" : "additional-properties-opened";
    return [changeOf(rule, pair, {})];
  }
  const change = compareTypes(before, after, world);
  if (change === null) return [];
  // In code these values are `unknown`, whatever their type.
  const compiles = { request: "info", response: "info" } as const;
  const axes = { ...change.axes, compiles };
  const detail = { from: typeText(before), to: typeText(after), axes, type: before };
  return [changeOf("additional-properties-type-changed", pair, detail)];
}
