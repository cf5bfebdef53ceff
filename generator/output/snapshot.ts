import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { lockFileName } from "./lock.ts";
import { kindBehind, textOf, type Answer, type Tree } from "../tree/tree.ts";
import { workTree } from "../tree/work-tree.ts";
import { staysInside, type Existing, type Snapshot } from "./plan.ts";

/** Returns the text of the lock file in an output folder, or `null` if there is none. */
export function readLockText(outDir: string, tree: Tree = workTree): string | null {
  const existing = takeSnapshot(outDir, [lockFileName], tree).get(lockFileName);
  return existing?.kind === "text" ? existing.text : null;
}

/**
 * Looks up what exists at `paths` of an output folder. Links are not followed, because they may lead out of our
 * folder.
 */
export function takeSnapshot(
  outDir: string,
  paths: Iterable<string>,
  tree: Tree = workTree,
): Snapshot {
  const snapshot = new Map<string, Existing>();
  const files = new Map<string, string>();
  const isInside = folderFilter(outDir, tree);
  const isBlocked = blockedFolders(outDir, tree);
  for (const path of new Set(paths)) {
    const file = join(outDir, path);
    const kind = staysInside(path) ? tree.look(file) : null;
    if (kind === "file" && isInside(dirname(file))) files.set(file, path);
    else if (kind !== null || isBlocked(dirname(file))) snapshot.set(path, { kind: "obstacle" });
  }
  for (const [file, content] of tree.read([...files.keys()])) {
    const text: Existing = content.ok
      ? { kind: "text", text: textOf(content.bytes) }
      : { kind: "obstacle" };
    snapshot.set(files.get(file) ?? "", text);
  }
  return snapshot;
}

/**
 * Returns a function that tells whether a folder is the output folder or really lies in it. Answers are cached,
 * because many files share a folder and resolving its path takes longer than reading a file.
 */
function folderFilter(outDir: string, tree: Tree): (folder: string) => boolean {
  const root = tree.real(outDir);
  const answers = new Map<string, boolean>();
  return (folder) => {
    const answer = answers.get(folder) ?? isInsideOf(root, tree.real(folder));
    answers.set(folder, answer);
    return answer;
  };
}

/**
 * Returns a function that tells whether something other than a folder is in the place of the output folder or of a
 * folder in it.
 */
function blockedFolders(outDir: string, tree: Tree): (folder: string) => boolean {
  const answers = new Map<string, boolean>();
  const isBlocked = (folder: string): boolean => {
    const answer = answers.get(folder) ?? look(folder);
    answers.set(folder, answer);
    return answer;
  };
  const look = (folder: string): boolean => {
    const kind = kindBehind(tree, folder);
    if (kind !== null) return kind !== "folder";
    return folder.length > outDir.length && isBlocked(dirname(folder));
  };
  return isBlocked;
}

function isInsideOf(root: Answer<string>, real: Answer<string>): boolean {
  return root.ok && real.ok && `${real.value}${sep}`.startsWith(`${root.value}${sep}`);
}

/**
 * Returns the bytes of a plain file in an output folder, or `null` if there is nothing. Returns `"obstacle"` for a
 * folder, a link, something unreadable, or a path that leads through a link.
 */
export function readPlainFile(outDir: string, path: string): Buffer | "obstacle" | null {
  const file = join(outDir, path);
  try {
    const stats = lstatSync(file, { throwIfNoEntry: false });
    if (stats === undefined) return null;
    if (!stats.isFile() || !liesInside(outDir, dirname(file))) return "obstacle";
    return readFileSync(file);
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return missing ? null : "obstacle";
  }
}

/** Whether a folder is the output folder or really lies in it, after resolving all links. */
export function liesInside(outDir: string, folder: string): boolean {
  const root = realpathSync.native(outDir);
  const real = realpathSync.native(folder);
  return real === root || real.startsWith(root + sep);
}
