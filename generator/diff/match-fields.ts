import type { Field } from "../model/model.ts";
import { sameType } from "./compare-types.ts";
import { pairByKey, pairsToCompare } from "./pairing.ts";
import { bestMatches, spelling, textSimilarity, type Candidate } from "./similarity.ts";
import type { World } from "./world.ts";

/** The score from which two fields count as one renamed field. */
const threshold = 0.7;

/** The fields that an object kept, with both versions, and those that were removed or added. */
export interface FieldMatches {
  readonly common: readonly { readonly before: Field; readonly after: Field }[];
  readonly removed: readonly Field[];
  readonly added: readonly Field[];
}

/**
 * Matches fields by key, then by key without regard to its spelling, then by name, type, description and position.
 */
export function matchFields(
  before: readonly Field[],
  after: readonly Field[],
  world: World,
): FieldMatches {
  const exact = matched(
    before,
    after,
    pairByKey(before, after, ({ wireName }) => wireName),
  );
  const respelled = matched(
    exact.removed,
    exact.added,
    pairByKey(exact.removed, exact.added, ({ wireName }) => spelling(wireName)),
  );
  const neighbours = [...exact.common, ...respelled.common];
  const renamed = matched(
    respelled.removed,
    respelled.added,
    findRenamed(respelled, besideIn(before, after, neighbours), world),
  );
  const common = [...neighbours, ...renamed.common];
  const order = new Map(after.map((field, index) => [field, index]));
  common.sort((a, b) => (order.get(a.after) ?? 0) - (order.get(b.after) ?? 0));
  return { ...renamed, common };
}

/**
 * The limit of pairs up to which all removed and added fields are compared. Beyond it, only fields at similar
 * positions are.
 */
const mostCompared = 20_000;

function findRenamed(
  { removed, added }: FieldMatches,
  beside: (old: Field, now: Field) => number,
  world: World,
): FieldMatches["common"] {
  const candidates: Candidate<Field>[] = [];
  for (const { before, after } of pairsToCompare(removed, added, mostCompared)) {
    const score = likeness(before, after, beside(before, after), world);
    if (score >= threshold) candidates.push({ before, after, score });
  }
  return bestMatches(candidates);
}

function matched(
  before: readonly Field[],
  after: readonly Field[],
  common: FieldMatches["common"],
): FieldMatches {
  const matchedFields = new Set(common.flatMap((one) => [one.before, one.after]));
  return {
    common,
    removed: before.filter((field) => !matchedFields.has(field)),
    added: after.filter((field) => !matchedFields.has(field)),
  };
}

/**
 * Returns a function that gives the share of equal neighbours of two fields. A renamed field usually stays in its
 * place.
 */
function besideIn(
  before: readonly Field[],
  after: readonly Field[],
  common: FieldMatches["common"],
): (old: Field, now: Field) => number {
  const partner = new Map(common.map((one) => [one.before, one.after]));
  const [oldPlaces, newPlaces] = [before, after].map(placesOf);
  const same = (old: Field | undefined, now: Field | undefined): number =>
    (old === undefined ? now === undefined : partner.get(old) === now) ? 1 : 0;
  return (old, now) => {
    const [i, j] = [oldPlaces?.get(old) ?? -1, newPlaces?.get(now) ?? -1];
    const above = same(before[i - 1], after[j - 1]);
    return (above + same(before[i + 1], after[j + 1])) / 2;
  };
}

function placesOf(fields: readonly Field[]): ReadonlyMap<Field, number> {
  return new Map(fields.map((field, index) => [field, index]));
}

function likeness(old: Field, now: Field, beside: number, world: World): number {
  const name = textSimilarity(old.wireName.toLowerCase(), now.wireName.toLowerCase());
  const type = sameType(old.type, now.type, world) ? 1 : 0;
  if (old.description === "" || now.description === "") {
    return 0.45 * name + 0.3 * type + 0.25 * beside;
  }
  const description = textSimilarity(old.description, now.description);
  return 0.25 * name + 0.2 * type + 0.15 * beside + 0.4 * description;
}
