import { edgesOf, type Edges } from "../model/graph.ts";
import type { DataSpec } from "../model/data-models.ts";
import type { DataModel, UnionModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";
import { changeOf, type Change, type Pair } from "./change.ts";
import { compareEnums } from "./compare-enums.ts";
import { compareObjects } from "./compare-objects.ts";
import { compareUnions } from "./compare-unions.ts";
import { matchModels } from "./match-models.ts";
import type { World } from "./world.ts";

/** Finds every edit between the two specs, each once, and pairs the models of the two. */
export function findChanges(
  before: DataSpec,
  after: DataSpec,
  settings: Pick<World, "dates" | "unresolved">,
): { readonly changes: readonly Change[]; readonly world: World } {
  const world = matchModels(before, after, settings);
  const pairs = [...world.renamed].flatMap(([oldId, newId]): readonly Pair[] => {
    const [old, now] = [world.before.get(oldId), world.after.get(newId)];
    return old === undefined || now === undefined ? [] : [{ before: old, after: now }];
  });
  const matched = new Set(pairs.map((pair) => pair.after.id));
  const inPlace = pairs.flatMap((pair) => comparePair(pair, world));
  const edges = edgesOf(after);
  const isTouched = touchedBy(inPlace, edges);
  const isForsaken = forsakenUnions(edgesOf(before), edges);
  const changes = [
    ...before.models.filter(({ id }) => !world.renamed.has(id)).map(removal),
    ...after.models.filter(({ id }) => !matched.has(id)).map(addition),
    ...pairs.flatMap(compareIdentity),
    ...inPlace,
    ...pairs.flatMap(({ before: old, after: now }) =>
      old.kind === "union" && now.kind === "union" && !isForsaken(old, now)
        ? compareUnions({ before: old, after: now }, world, isTouched)
        : [],
    ),
  ];
  return { changes, world };
}

function removal(model: DataModel): Change {
  const place = { member: null, from: "", to: "", span: model.source, side: "old" as const };
  const change: Change = { rule: "model-removed", before: model, after: null, ...place };
  return model.deprecation === null
    ? { ...change, instead: "removed-without-deprecation" }
    : change;
}

function addition(model: DataModel): Change {
  const place = { member: null, from: "", to: "", span: model.source, side: "new" as const };
  return { rule: "model-added", before: null, after: model, ...place };
}

/** Compares the name of a model, its folder, and what the page says about it as a whole. */
function compareIdentity(pair: Pair): readonly Change[] {
  const { before, after } = pair;
  const changes: Change[] = [];
  const names = { from: before.id, to: after.id };
  if (before.name !== after.name) changes.push(changeOf("model-renamed", pair, names));
  else if (before.id !== after.id) changes.push(changeOf("file-moved", pair, names));
  if ((before.deprecation === null) !== (after.deprecation === null)) {
    changes.push(changeOf(after.deprecation === null ? "undeprecated" : "deprecated", pair, {}));
  }
  if (before.description !== after.description) {
    changes.push(changeOf("description-changed", pair, {}));
  }
  return changes;
}

const kindWords = { object: "an object", enum: "an enum", union: "a union" } as const;

function comparePair(pair: Pair, world: World): readonly Change[] {
  const { before, after } = pair;
  if (before.kind === "object" && after.kind === "object") {
    return compareObjects({ before, after }, world);
  }
  if (before.kind === "enum" && after.kind === "enum") return compareEnums({ before, after });
  if (before.kind === after.kind) return [];
  const kinds = { from: kindWords[before.kind], to: kindWords[after.kind] };
  return [changeOf("model-kind-changed", pair, kinds)];
}

/**
 * Returns a function that tells whether no cell lists the members of a union any more, so that it may be anything. The
 * edits of those cells are reported themselves.
 */
function forsakenUnions(
  old: Edges,
  now: Edges,
): (before: UnionModel, after: UnionModel) => boolean {
  const [usedOnce, used] = [old, now].map((edges) => new Set([...edges.values()].flat()));
  return (before, after) => {
    const isAnything = after.members.every(({ kind }) => kind === "unknown");
    return isAnything && usedOnce?.has(before.id) === true && used?.has(after.id) === false;
  };
}

/**
 * Returns a function that tells whether a model, or a model it refers to directly, has changes other than prose or
 * order.
 */
function touchedBy(changes: readonly Change[], edges: Edges): (id: ModelId) => boolean {
  const shapes = changes.filter(
    ({ rule }) => !["order-changed", "description-changed", "example-changed"].includes(rule),
  );
  const touched = new Set(shapes.flatMap((change) => change.after?.id ?? []));
  return (id) => touched.has(id) || (edges.get(id) ?? []).some((one) => touched.has(one));
}
