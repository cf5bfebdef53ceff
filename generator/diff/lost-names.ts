import type { ModelId } from "../model/type.ts";
import { changeOf, type Change } from "./change.ts";
import { tellersOf } from "./lost-name-tellers.ts";
import { axesBreakingCode } from "./rules.ts";
import type { World } from "./world.ts";

/** The names of a model that code imports: `isPair` from the index, `components.isPair` through a namespace. */
export interface ModelExports {
  /** The names that the index offers. */
  readonly offered: readonly string[];
  /** The names that are generated for the model, as they would be if no other model had taken a name since. */
  readonly generated: readonly string[];
}

/** The names that code can import, by model. */
export type ExportedNames = ReadonlyMap<ModelId, ModelExports>;

/** The names that a kept model lost. */
interface LostNames {
  /** The names that another model has now. */
  readonly reassigned: readonly string[];
  /** The names that are no longer generated, because the model or what it contains changed. */
  readonly dropped: readonly string[];
}

/**
 * Finds names of kept models that can no longer be imported. Names that another model took are a finding of their own.
 * Names that are no longer generated belong to the edits that caused this, which then break code for certain; they are
 * a finding of their own only if no such edit is reported. Models whose name, kind or folder changed are left out,
 * because that change is reported itself.
 *
 * @param isReported Whether the rules of a change are on.
 */
export function withLostNames(
  changes: readonly Change[],
  world: World,
  { old, now }: { readonly old: ExportedNames; readonly now: ExportedNames },
  isReported: (change: Change) => boolean,
): readonly Change[] {
  const lost = lostNames(world, old, now);
  const droppers = new Set([...lost].flatMap(([id, one]) => (one.dropped.length > 0 ? [id] : [])));
  const tellers = tellersOf(changes.filter(isReported), world, droppers);
  const told = new Map<Change, string[]>();
  const own = [...lost].flatMap(([id, { reassigned, dropped }]): readonly Change[] => {
    const tellingChanges = dropped.length === 0 ? [] : tellers(id);
    for (const one of tellingChanges)
      told.set(one, [...(told.get(one) ?? []), ...shortest(dropped)]);
    return [
      ...finding(id, reassigned, "", world),
      ...(tellingChanges.length === 0 ? finding(id, dropped, "not generated", world) : []),
    ];
  });
  const all = changes.map((change) => {
    const names = told.get(change);
    return names === undefined
      ? change
      : { ...change, axes: axesBreakingCode(change), lostNames: names };
  });
  return [...all, ...own];
}

function lostNames(
  { before, after, renamed }: World,
  old: ExportedNames,
  now: ExportedNames,
): ReadonlyMap<ModelId, LostNames> {
  const lost = new Map<ModelId, LostNames>();
  for (const [oldId, newId] of renamed) {
    const [was, is] = [before.get(oldId), after.get(newId)];
    if (oldId !== newId || was?.kind !== is?.kind || was?.name !== is?.name) continue;
    lost.set(oldId, namesLost(old.get(oldId), now.get(newId)));
  }
  return lost;
}

function namesLost(old: ModelExports = none, now: ModelExports = none): LostNames {
  const [offered, generated] = [new Set(now.offered), new Set(now.generated)];
  const gone = old.offered.filter((name) => !offered.has(name));
  return {
    reassigned: gone.filter((name) => generated.has(name)),
    dropped: gone.filter((name) => !generated.has(name)),
  };
}

const none: ModelExports = { offered: [], generated: [] };

function finding(
  id: ModelId,
  names: readonly string[],
  to: "" | "not generated",
  { before, after }: World,
): readonly Change[] {
  const pair = { before: before.get(id), after: after.get(id) };
  if (names.length === 0 || pair.before === undefined || pair.after === undefined) return [];
  const both = { before: pair.before, after: pair.after };
  return [changeOf("exported-name-removed", both, { from: names.join(", "), to })];
}

/** Leaves out names in a namespace that are also listed without it. */
function shortest(names: readonly string[]): readonly string[] {
  const plain = new Set(names.filter((name) => !name.includes(".")));
  return names.filter((name) => plain.has(name) || !plain.has(name.slice(name.indexOf(".") + 1)));
}
