import { dirname, join } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { lockFileName } from "./lock.ts";
import type { FileChange, Snapshot } from "./plan.ts";
import { absent, readOne, type Tree } from "../tree/tree.ts";

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

/** Paths of which nobody may be able to tell what is there, relative to an output folder. */
export interface Doubtful {
  /** Where something other than a text file seems to be. */
  readonly obstacles: readonly string[];
  /** Where nothing seems to be. */
  readonly missing: readonly string[];
}

/**
 * Returns the paths of an output folder of which nobody may be able to tell what is there. The lock is always among
 * them, because a lock that cannot be read counts as missing.
 */
export function doubtfulIn(
  changes: readonly FileChange[],
  snapshot: Snapshot,
  lockBefore: string | null,
): Doubtful {
  const obstacles = [...snapshot].flatMap(([path, { kind }]) =>
    kind === "obstacle" ? [path] : [],
  );
  const created = changes.flatMap(({ kind, path }) => (kind === "create" ? [path] : []));
  return {
    obstacles: [lockFileName, ...obstacles],
    missing: lockBefore === null ? [lockFileName, ...created] : created,
  };
}

/**
 * Returns a finding if files of an output folder are in the tree, but their content is unknown. That happens, for
 * example, where they may not be read, where git writes something else to the disk than it stores, or where a file is
 * in conflict. Nobody can tell then whether such a file is ours, or is missing.
 *
 * @param out The output folder, as messages name it.
 */
export function untoldFiles(
  outDir: string,
  { obstacles, missing }: Doubtful,
  tree: Tree,
  out: string,
): readonly Diagnostic[] {
  const files = obstacles.filter((path) => tree.look(join(outDir, path)) === "file");
  // On the disk, a file in a folder that may not be entered seems to be missing. One file tells it for its whole folder.
  const oneOfEach = new Map(missing.map((path) => [dirname(path), path])).values();
  for (const path of tree.isDisk ? [...files, ...oneOfEach] : files) {
    const content = readOne(tree, join(outDir, path));
    if (content.ok || content.reason === absent.reason) continue;
    const { reason } = content;
    return tree.isDisk
      ? [diagnostic("MM6020", { subject: `${out}/${path}`, reason })]
      : [diagnostic("MM7202", { folder: out, reason: `of \`${path}\`, ${reason}` })];
  }
  return [];
}
