import type { UnionModel } from "../model/model.ts";
import type { ModelId, TypeNode } from "../model/type.ts";
import { distinctTypes } from "./union-uses.ts";

/**
 * Unions without members that lead back to themselves. A union adds nothing to itself, and no type system has a
 * way to write it; where unions name each other in a circle, each gets what the others hold.
 */
export function flattenCircularUnions(unions: readonly UnionModel[]): readonly UnionModel[] {
  const byId = new Map(unions.map((union) => [union.id, union]));
  const direct = (members: readonly TypeNode[]): readonly ModelId[] =>
    members.flatMap((member) => (member.kind === "ref" && byId.has(member.id) ? [member.id] : []));
  return unions.map((union) => {
    const reached = reachable(union.id, (id) => direct(byId.get(id)?.members ?? []));
    if (!reached.has(union.id)) return union;
    const inside = [union, ...[...reached].flatMap((id) => byId.get(id) ?? [])];
    const leaves = inside
      .flatMap(({ members }) => members)
      .filter((member) => member.kind !== "ref" || !reached.has(member.id));
    const distinct = distinctTypes(leaves);
    const members: readonly TypeNode[] = distinct.length === 0 ? [{ kind: "unknown" }] : distinct;
    return { ...union, members, discriminator: null };
  });
}

function reachable(
  start: ModelId,
  next: (id: ModelId) => readonly ModelId[],
): ReadonlySet<ModelId> {
  const reached = new Set<ModelId>();
  const pending = [...next(start)];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    pending.push(...next(id));
  }
  return reached;
}
