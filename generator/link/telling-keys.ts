import type { Field, ObjectModel } from "../model/model.ts";
import { tagValues, type ModelsById, type TagValue } from "./tag-values.ts";

/** A key that tells some members of a union apart. */
export interface TellingKey {
  readonly wireName: string;
  /** The property name of the key in the first of these members. */
  readonly propertyName: string;
  /** The members that differ in this key, with the field of each. */
  readonly fields: ReadonlyMap<ObjectModel, Field>;
}

/**
 * The limit of members up to which all pairs are compared. The number of pairs grows with the square of the members.
 */
const mostCompared = 100;

/** A pair of members that are still to be told apart. */
type Two = readonly [ObjectModel, ObjectModel];

/**
 * Returns the keys that tell the objects of a union apart. The first key tells the most pairs apart, and each further
 * key is used only for pairs that no earlier key separates.
 *
 * @param first The key that is already known as the discriminator, if any.
 */
export function tellingKeys(
  objects: readonly ObjectModel[],
  models: ModelsById,
  first: string | undefined,
): readonly TellingKey[] {
  if (objects.length < 2) return [];
  const candidates = candidatesOf(objects, models);
  // A key that tells all objects apart is found without comparing pairs, of which there may be many.
  const whole = candidates.filter((one) => tellsAll(one, objects.length));
  const wholeKey = whole.find(({ name }) => name === first) ?? best(whole.map((one) => [one, 0]));
  if (wholeKey !== null) return [keyOf(wholeKey, objects)];
  if (objects.length > mostCompared) {
    const one = widest(candidates);
    return one === null ? [] : [keyOf(one, [...one.fields.keys()])];
  }
  const keys: TellingKey[] = [];
  for (let pending = pairsOf(objects); ;) {
    const told = candidates.map(
      (one) => [one, pending.filter((two) => tells(one, two)).length] as const,
    );
    const next = best(told.filter(([, count]) => count > 0));
    if (next === null) return keys;
    keys.push(keyOf(next, pending.filter((two) => tells(next, two)).flat()));
    pending = pending.filter((two) => !tells(next, two));
  }
}

function tellsAll({ values }: Candidate, count: number): boolean {
  const all = [...values.values()].flat();
  return values.size === count && new Set(all).size === all.length;
}

/** A key by which some of the objects can be told apart, with the values of each object. */
interface Candidate {
  readonly name: string;
  readonly fields: ReadonlyMap<ObjectModel, Field>;
  readonly values: ReadonlyMap<ObjectModel, readonly TagValue[]>;
}

function candidatesOf(objects: readonly ObjectModel[], models: ModelsById): readonly Candidate[] {
  const candidates = new Map<
    string,
    { fields: Map<ObjectModel, Field>; values: Map<ObjectModel, readonly TagValue[]> }
  >();
  for (const object of objects) {
    for (const field of object.fields) {
      const some = tagValues(field, models);
      if (some.length === 0) continue;
      const candidate = candidates.get(field.wireName) ?? { fields: new Map(), values: new Map() };
      if (candidate.fields.has(object)) continue;
      candidate.fields.set(object, field);
      candidate.values.set(object, some);
      candidates.set(field.wireName, candidate);
    }
  }
  return [...candidates].map(([name, candidate]) => ({ name, ...candidate }));
}

/** Returns the candidate that covers the most members, each with values of its own. */
function widest(candidates: readonly Candidate[]): Candidate | null {
  return best(
    candidates
      .filter((one) => one.values.size > 1 && tellsAll(one, one.values.size))
      .map((one) => [one, one.values.size]),
  );
}

function pairsOf(objects: readonly ObjectModel[]): readonly Two[] {
  return objects.flatMap((one, index) =>
    objects.slice(index + 1).map((other): Two => [one, other]),
  );
}

function tells({ values }: Candidate, [one, other]: Two): boolean {
  const [some, others] = [values.get(one), values.get(other)];
  if (some === undefined || others === undefined) return false;
  return !some.some((value) => others.includes(value));
}

/**
 * Returns the candidate that tells the most pairs apart. On a tie, the key that more objects require wins, and then
 * the key with a single value in more objects.
 */
function best(told: readonly (readonly [Candidate, number])[]): Candidate | null {
  const marked = told.map(([one, count]) => ({ one, marks: [count, ...marksOf(one)] }));
  const [first, ...others] = marked;
  if (first === undefined) return null;
  return others.reduce((best, next) => (isMore(next.marks, best.marks) ? next : best), first).one;
}

function marksOf({ fields, values }: Candidate): readonly number[] {
  return [
    [...fields.values()].filter(({ required, nullable }) => required && !nullable).length,
    [...values.values()].filter(({ length }) => length === 1).length,
  ];
}

function isMore(marks: readonly number[], others: readonly number[]): boolean {
  const at = marks.findIndex((mark, index) => mark !== others[index]);
  return at >= 0 && (marks[at] ?? 0) > (others[at] ?? 0);
}

function keyOf({ name, fields }: Candidate, objects: readonly ObjectModel[]): TellingKey {
  const told = new Set(objects);
  const toldFields = new Map([...fields].filter(([object]) => told.has(object)));
  const [field] = toldFields.values();
  return { wireName: name, propertyName: field?.propertyName ?? name, fields: toldFields };
}
