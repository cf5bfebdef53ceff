import { join } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Tree } from "../tree/tree.ts";

/**
 * The finding that missing files cannot get into the tree, as git ignores them: to generate them anew would not help.
 *
 * @param missing relative to the output folder
 * @param out the output folder, as messages name it
 */
export function keptOutFiles(
  outDir: string,
  missing: readonly string[],
  tree: Tree,
  out: string,
): readonly Diagnostic[] {
  const rules = tree.keptOut(missing.map((path) => join(outDir, path)));
  const first = missing.find((path) => rules.has(join(outDir, path)));
  if (first === undefined) return [];
  const rule = rules.get(join(outDir, first)) ?? "";
  const files = rules.size === 1 ? "is" : `and ${rules.size - 1} more are`;
  const reason = `\`${first}\` ${files} ignored by git (${rule}), so no commit holds them`;
  return [diagnostic("MM7202", { folder: out, reason })];
}
