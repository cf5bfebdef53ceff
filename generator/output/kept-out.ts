import { join } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { readOne, type Tree } from "../tree/tree.ts";

/**
 * Returns a finding if missing files cannot get into the tree because git ignores them. Generating them again would
 * not help.
 *
 * @param missing The paths of the missing files, relative to the output folder.
 * @param out The output folder, as messages name it.
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

/**
 * Returns a finding if files of an output folder are in the tree, but their content is unknown. That happens, for
 * example, where git writes something else to the disk than it stores, or where a file is in conflict. Nobody can
 * tell then whether such a file is ours.
 *
 * @param paths Paths that may be such files, relative to the output folder.
 * @param out The output folder, as messages name it.
 */
export function untoldFiles(
  outDir: string,
  paths: readonly string[],
  tree: Tree,
  out: string,
): readonly Diagnostic[] {
  if (tree.isDisk) return [];
  for (const path of paths) {
    const file = join(outDir, path);
    const content = tree.look(file) === "file" ? readOne(tree, file) : null;
    if (content === null || content.ok) continue;
    return [diagnostic("MM7202", { folder: out, reason: `of \`${path}\`, ${content.reason}` })];
  }
  return [];
}
