import { edgesOf, referencesOf } from "../model/graph.ts";
import type { RuleId } from "../diagnostics/rule-codes.ts";
import { hasDate } from "../model/has-date.ts";
import type { ModelId, TypeNode } from "../model/type.ts";
import type { Change } from "./change.ts";
import type { World } from "./world.ts";

/**
 * Returns a function that finds the edits because of which names of a model are no longer generated. Such an edit took
 * something away from the model, from what it contains, or, if it is a union, from the cells that list its members.
 *
 * @param droppers The models that lost names, of which the function is asked. A model loses names through what it
 *   contains only if that lost some too.
 */
export function tellersOf(
  changes: readonly Change[],
  { before }: World,
  droppers: ReadonlySet<ModelId>,
): (id: ModelId) => readonly Change[] {
  if (droppers.size === 0) return () => [];
  const edges = edgesOf({ models: [...before.values()] });
  const byModel = groupByIds(changes, (change) =>
    change.before === null ? [] : [change.before.id],
  );
  const byUnion = groupByIds(changes, (change) =>
    usedBy(change, edges).filter((id) => before.get(id)?.kind === "union"),
  );
  return (id) => {
    const contained = reachable(id, edges);
    const inside = contained.filter((one) => droppers.has(one));
    const removed = contained.flatMap((one) => byModel.get(one) ?? []).filter(isWhole);
    const edits = [...inside.flatMap((one) => byModel.get(one) ?? []), ...removed];
    const exact = [...edits.filter(takesType), ...(byUnion.get(id) ?? [])];
    return [...new Set(exact.length > 0 ? exact : edits.filter(takesKey))];
  };
}

/** Returns what the old side of a change referred to, if the change took that away. */
function usedBy(
  change: Change,
  edges: ReadonlyMap<ModelId, readonly ModelId[]>,
): readonly ModelId[] {
  if (isWhole(change)) return change.before === null ? [] : (edges.get(change.before.id) ?? []);
  return change.type === undefined ? [] : referencesOf(change.type);
}

/** Whether a model is gone as a whole, or has become something else. */
function isWhole({ rule }: Change): boolean {
  return rule === "model-removed" || rule === "model-kind-changed";
}

/** Whether a change took away a type that may convert, or made a union of anything. */
function takesType(change: Change): boolean {
  if (isWhole(change)) return true;
  if (change.rule === "union-member-added") return change.to === "unknown";
  return change.type !== undefined && mayConvert(change.type);
}

function mayConvert(type: TypeNode): boolean {
  return hasDate(type) || referencesOf(type).length > 0;
}

/** Whether a change took away a key. Its property may have had another name than the key. */
function takesKey({ rule }: Change): boolean {
  return keyRules.includes(rule);
}

const keyRules: readonly RuleId[] = [
  "field-removed-required",
  "field-removed-optional",
  "field-renamed",
  "field-case-changed",
];

function groupByIds(
  changes: readonly Change[],
  idsOf: (change: Change) => readonly ModelId[],
): ReadonlyMap<ModelId, readonly Change[]> {
  const groups = new Map<ModelId, Change[]>();
  for (const change of changes) {
    for (const id of idsOf(change)) groups.set(id, [...(groups.get(id) ?? []), change]);
  }
  return groups;
}

/** Returns a model and all that it contains. */
function reachable(
  id: ModelId,
  edges: ReadonlyMap<ModelId, readonly ModelId[]>,
): readonly ModelId[] {
  const reachedIds = new Set([id]);
  // A set also yields what is added to it on the way.
  for (const one of reachedIds) for (const to of edges.get(one) ?? []) reachedIds.add(to);
  return [...reachedIds];
}
