import picomatch from "picomatch";
import type { Direction } from "../config/diff-config.ts";
import { edgesOf } from "../model/graph.ts";
import type { DataSpec } from "../model/data-models.ts";
import type { DataModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";

/** The directions in which a model is used. The set is empty for a model that no request and no response contains. */
export type Ways = ReadonlySet<"request" | "response">;

/**
 * Finds out which models are sent and which are received, from the config or else from the end of their names.
 * Everything that such a model contains goes the same way.
 *
 * @param configured The directions by pattern. A pattern with a slash matches ids, any other matches names. The first
 *   match counts.
 */
export function waysOf(
  model: DataSpec,
  configured: Readonly<Record<string, Direction>>,
): ReadonlyMap<ModelId, Ways> {
  const patterns = Object.entries(configured).map(([pattern, direction]) => ({
    isMatch: picomatch(pattern),
    key: pattern.includes("/") ? ("id" as const) : ("name" as const),
    direction,
  }));
  const said = (one: DataModel): Direction | null =>
    patterns.find(({ isMatch, key }) => isMatch(one[key]))?.direction ?? null;
  const seeds = model.models.map((one) => ({
    id: one.id,
    said: said(one),
    named: byName(one.name),
  }));
  const fixed = new Set(seeds.flatMap((one) => (one.said === null ? [] : [one.id])));
  const edges = edgesOf(model);
  const ways = new Map(model.models.map(({ id }) => [id, new Set<"request" | "response">()]));
  for (const way of ["request", "response"] as const) {
    const roots = seeds.filter((one) => goes(one.said ?? one.named, way)).map(({ id }) => id);
    for (const id of reached(roots, edges, fixed)) ways.get(id)?.add(way);
  }
  return ways;
}

/** Returns the direction of a change, from the ways in which both versions of the model are used. */
export function directionOf(ways: readonly (Ways | undefined)[]): Direction {
  const all = new Set(ways.flatMap((one) => [...(one ?? [])]));
  const [only, ...more] = all;
  return only === undefined || more.length > 0 ? "both" : only;
}

function byName(name: string): Direction | null {
  if (/Request(?:Body)?$/.test(name)) return "request";
  return /Response(?:Body)?$/.test(name) ? "response" : null;
}

function goes(direction: Direction | null, way: "request" | "response"): boolean {
  return direction === way || direction === "both";
}

/** Returns everything that the roots contain, except models whose direction is set in the config. */
function reached(
  roots: readonly ModelId[],
  edges: ReadonlyMap<ModelId, readonly ModelId[]>,
  fixed: ReadonlySet<ModelId>,
): ReadonlySet<ModelId> {
  const reachedIds = new Set(roots);
  const pending = [...roots];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (const to of edges.get(id) ?? []) {
      if (reachedIds.has(to) || fixed.has(to)) continue;
      reachedIds.add(to);
      pending.push(to);
    }
  }
  return reachedIds;
}
