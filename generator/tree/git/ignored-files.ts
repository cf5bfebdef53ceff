import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { workTree } from "../work-tree.ts";
import { foldersToTop } from "./folders-to-top.ts";
import { once } from "./once.ts";
import { runGit, splitNul } from "./run-git.ts";

/** The files on the disk that git keeps out of commits. */
export interface IgnoredFiles {
  /** Whether git ignores a file at or below the places that were asked about. A tracked file is never ignored. */
  readonly has: (path: string) => boolean;
  /** Whether git ignores no file at all at or below those places. */
  readonly isEmpty: () => boolean;
  /** Returns the rule that makes git ignore a file, with its place; `null` if git does not name one. */
  readonly ruleOf: (path: string) => string | null;
}

/** Where ignored files are looked for. All paths are absolute. */
export interface Places {
  /** Folders, with everything in them. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/**
 * Finds the ignored files on the disk. Each repository is asked once, by the rules that apply there. Without a
 * repository, or where git does not answer, no file counts as ignored.
 */
export function ignoredFiles(places: Places): IgnoredFiles {
  const ignored = once(() => ignoredIn(places));
  const real = realPaths();
  const isEmpty = (): boolean => ignored().files.size === 0 && ignored().folders.length === 0;
  return {
    isEmpty,
    has: (path) => {
      if (isEmpty()) return false;
      const { files, folders } = ignored();
      const place = real(path);
      return files.has(place) || folders.some((folder) => place.startsWith(folder));
    },
    ruleOf: (path) => ruleAt(real(path)),
  };
}

/**
 * Returns the ignore rules that keep files out of commits, by path. Files that are already in the index are not
 * ignored.
 *
 * @param top the top of the work tree, absolute
 * @param paths paths from the top
 * @param options `["--no-index"]` to apply the rules to files in the index, too
 */
export function ignoreRules(
  top: string,
  paths: readonly string[],
  options: readonly string[] = [],
): ReadonlyMap<string, string> {
  const args = ["check-ignore", "-z", "-v", "--stdin", ...options];
  const answer = runGit(args, top, paths.map((path) => `${path}\0`).join(""));
  // If no path is ignored, git exits with an error status but without a message.
  const parts = answer.ok ? answer.stdout.toString("utf8").split("\0") : [];
  const rules = new Map<string, string>();
  for (let at = 0; at + 3 < parts.length; at += 4) {
    const [file = "", line = "", rule = "", path = ""] = parts.slice(at, at + 4);
    if (!rule.startsWith("!")) rules.set(path, `\`${rule}\` in ${file}:${line}`);
  }
  return rules;
}

/**
 * Returns those of the paths that `git add` may refuse unless it is forced. A tracked file is among them too, because
 * git refuses it if a rule ignores one of its folders.
 *
 * @param paths absolute
 */
export function refusedByAdd(paths: readonly string[]): ReadonlySet<string> {
  const real = realPaths();
  return new Set(paths.filter((path) => ruleAt(real(path), ["--no-index"]) !== null));
}

/** Returns the rule of {@link ignoreRules} for a single place, which is absolute and not behind a link. */
function ruleAt(place: string, options: readonly string[] = []): string | null {
  const top = topOf(dirname(place));
  const rules = ignoreRules(top, [slashed(relative(top, place))], options);
  return rules.values().next().value ?? null;
}

interface Ignored {
  readonly files: ReadonlySet<string>;
  /** Folders of which everything is ignored, with a separator at the end. */
  readonly folders: readonly string[];
}

function ignoredIn({ folders, files }: Places): Ignored {
  const real = realPaths();
  const byTop = new Map<string, Set<string>>();
  const add = (place: string, folder: string): void => {
    // Git cannot run where there is no folder. A problem with a folder is reported when the project is read.
    if (!workTree.list(folder).ok) return;
    const top = topOf(folder);
    byTop.set(top, (byTop.get(top) ?? new Set()).add(place));
  };
  for (const folder of folders.map(realOrSame)) add(folder, folder);
  for (const file of files.map(real)) add(file, dirname(file));
  const paths = [...byTop].flatMap(([top, group]) => listIgnored(top, [...group]));
  return {
    files: new Set(paths.filter((path) => !path.endsWith(sep))),
    folders: paths.filter((path) => path.endsWith(sep)),
  };
}

function listIgnored(top: string, places: readonly string[]): readonly string[] {
  const inside = places.map((place) => relative(top, place)).map((path) => path || ".");
  const options = ["--others", "--ignored", "--exclude-standard", "--directory", "-z"];
  const listed = runGit(["--literal-pathspecs", "ls-files", ...options, "--", ...inside], top);
  // A folder that is ignored as a whole is listed by its name alone, with a slash at the end.
  return listed.ok ? splitNul(listed.stdout).map((path) => join(top, path)) : [];
}

/** Returns the top of the repository that contains a folder, or the folder itself if there is none. */
function topOf(folder: string): string {
  return foldersToTop(folder).at(-1) ?? folder;
}

/** Returns a function that resolves the links on the way to a path. A link at its end has rules of its own. */
function realPaths(): (path: string) => string {
  const realFolders = new Map<string, string>();
  return (path) => {
    const folder = dirname(path);
    const real = realFolders.get(folder) ?? realOrSame(folder);
    realFolders.set(folder, real);
    return join(real, basename(path));
  };
}

function realOrSame(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Nothing is there, so nothing there is ignored.
    return path;
  }
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
