import type { Field, ObjectModel } from "../model/model.ts";
import { tagValues, type ModelsById, type TagValue } from "./tag-values.ts";

/** A key by which some members of a union differ. */
export interface TellingKey {
  readonly wireName: string;
  /** What the first of these members calls it. */
  readonly propertyName: string;
  /** The members that differ in it, with the field of each. */
  readonly fields: ReadonlyMap<ObjectModel, Field>;
}

/** If there are more members, not every two are compared, which would take the square of their number. */
const mostCompared = 100;

/** Two members that are still to be told apart. */
type Two = readonly [ObjectModel, ObjectModel];

/**
 * The keys that tell the objects of a union apart, each for those that no key before it does: the first tells most of
 * them. Keys in which they happen to differ as well are none.
 *
 * @param first the key that is known to be the one
 */
export function tellingKeys(
  objects: readonly ObjectModel[],
  models: ModelsById,
  first: string | undefined,
): readonly TellingKey[] {
  if (objects.length < 2) return [];
  const candidates = candidatesOf(objects, models);
  // Found without looking at every two members, of which there may be many.
  const whole = candidates.filter((one) => tellsAll(one, objects.length));
  const known = whole.find(({ name }) => name === first) ?? best(whole.map((one) => [one, 0]));
  if (known !== null) return [keyOf(known, objects)];
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

/** A key that some of the objects can be told by, with what each may have there. */
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

/** The candidate that tells the most members apart, each by values of its own. */
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
 * The candidate that tells the most pairs apart; of such as tell as many, one that is always there, and then one with a
 * single value for each object.
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
  const kept = new Map([...fields].filter(([object]) => told.has(object)));
  const [field] = kept.values();
  return { wireName: name, propertyName: field?.propertyName ?? name, fields: kept };
}
