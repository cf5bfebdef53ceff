import type { ModelId } from "../model/type.ts";
import { changeOf, type Change } from "./change.ts";
import type { World } from "./world.ts";

/** The names that code can import, by model: `isPair` from the index, `components.isPair` through a namespace. */
export type ExportedNames = ReadonlyMap<ModelId, readonly string[]>;

/**
 * Finds names of kept models that can no longer be imported, or that now belong to another model. That happens, for
 * example, when a new model without a namespace takes a name. Models whose name, kind or folder changed are left out,
 * because that change is reported itself.
 */
export function lostNames(
  { before, after, renamed }: World,
  old: ExportedNames,
  now: ExportedNames,
): readonly Change[] {
  return [...renamed].flatMap(([oldId, newId]): readonly Change[] => {
    const pair = { before: before.get(oldId), after: after.get(newId) };
    if (pair.before === undefined || pair.after === undefined || oldId !== newId) return [];
    if (pair.before.kind !== pair.after.kind || pair.before.name !== pair.after.name) return [];
    const offered = new Set(now.get(newId));
    const gone = (old.get(oldId) ?? []).filter((name) => !offered.has(name));
    if (gone.length === 0) return [];
    const both = { before: pair.before, after: pair.after };
    return [changeOf("exported-name-removed", both, { from: gone.join(", ") })];
  });
}
