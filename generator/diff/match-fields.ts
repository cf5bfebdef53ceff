import type { Field } from "../model/model.ts";
import { sameType } from "./compare-types.ts";
import { bestMatches, spelling, textSimilarity, type Candidate } from "./similarity.ts";
import type { World } from "./world.ts";

/** From here on two fields are one that was renamed. */
const threshold = 0.7;

/** Which fields of an object are still there, under which name, and which came or went. */
export interface FieldMatches {
  readonly kept: readonly { readonly before: Field; readonly after: Field }[];
  readonly removed: readonly Field[];
  readonly added: readonly Field[];
}

/** Matches fields by key, then by key but for its spelling, then by name, type, description and place. */
export function matchFields(
  before: readonly Field[],
  after: readonly Field[],
  world: World,
): FieldMatches {
  const exact = pair(before, after, (old, now) => (old.wireName === now.wireName ? 1 : 0));
  const respelled = pair(exact.removed, exact.added, (old, now) =>
    spelling(old.wireName) === spelling(now.wireName) ? 1 : 0,
  );
  const neighbours = [...exact.kept, ...respelled.kept];
  const beside = besideIn(before, after, neighbours);
  const renamed = pair(respelled.removed, respelled.added, (old, now) => {
    const score = likeness(old, now, beside(old, now), world);
    return score < threshold ? 0 : score;
  });
  const kept = [...neighbours, ...renamed.kept];
  const order = new Map(after.map((field, index) => [field, index]));
  kept.sort((a, b) => (order.get(a.after) ?? 0) - (order.get(b.after) ?? 0));
  return { ...renamed, kept };
}

function pair(
  before: readonly Field[],
  after: readonly Field[],
  score: (old: Field, now: Field) => number,
): FieldMatches {
  const candidates = before.flatMap((old) =>
    after.flatMap((now): readonly Candidate<Field>[] => {
      const found = score(old, now);
      return found === 0 ? [] : [{ before: old, after: now, score: found }];
    }),
  );
  const kept = bestMatches(candidates);
  const taken = new Set(kept.flatMap((one) => [one.before, one.after]));
  return {
    kept,
    removed: before.filter((field) => !taken.has(field)),
    added: after.filter((field) => !taken.has(field)),
  };
}

/** How many of two fields' neighbours are the same: whoever renames a field leaves it in its place. */
function besideIn(
  before: readonly Field[],
  after: readonly Field[],
  kept: FieldMatches["kept"],
): (old: Field, now: Field) => number {
  const partner = new Map(kept.map((one) => [one.before, one.after]));
  const same = (old: Field | undefined, now: Field | undefined): number =>
    (old === undefined ? now === undefined : partner.get(old) === now) ? 1 : 0;
  return (old, now) => {
    const [i, j] = [before.indexOf(old), after.indexOf(now)];
    const above = same(before[i - 1], after[j - 1]);
    return (above + same(before[i + 1], after[j + 1])) / 2;
  };
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
