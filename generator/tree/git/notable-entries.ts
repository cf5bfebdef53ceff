import { isFormatConfig } from "./format-config.ts";
import { runGit } from "./run-git.ts";

// This file is loaded at every commit, like `staged-paths.ts`, so it imports only what that file needs anyway.

/** A file or a link in git's index. */
export interface IndexEntry {
  readonly isLink: boolean;
  /** The id of the content; that of a link is the path it leads to. */
  readonly id: string;
  /** The path from the top of the repository. */
  readonly path: string;
}

/**
 * Matches in each line of an entry that is listed below, and perhaps in others. Splitting a listing of 14,000 files
 * into lines takes ten times as long as this search.
 */
export const candidate =
  /(?:^|\0)120000 |[\t/](?:modelmark\.|package\.(?:json|yaml)|prettier\.config\.|\.(?:prettierrc|editorconfig))/g;

/**
 * Lists all links in git's index, the files of Modelmark, the configs of prettier and the manifests, in its order, and
 * perhaps other files. Returns `null` if git does not answer.
 *
 * @param cwd the folder in which the process runs
 */
export function entriesOfIndex(cwd: string): readonly IndexEntry[] | null {
  return entriesListedBy(["ls-files", "-z", "--stage", "--full-name", ":/"], cwd);
}

/** Lists the entries of a commit, like {@link entriesOfIndex}. */
export function entriesOfCommit(commit: string, cwd: string): readonly IndexEntry[] | null {
  return entriesListedBy(["ls-tree", "-r", "-z", "--full-tree", commit], cwd);
}

function entriesListedBy(args: readonly string[], cwd: string): readonly IndexEntry[] | null {
  const listed = runGit(args, cwd);
  if (!listed.ok) return null;
  const listing = listed.stdout.toString("utf8");
  const starts = new Set<number>();
  for (const { index } of listing.matchAll(candidate)) {
    starts.add(listing.lastIndexOf("\0", index) + 1);
  }
  return [...starts].map((start) => entryOf(listing.slice(start, listing.indexOf("\0", start))));
}

/** Parses `<mode> <id> <stage>\t<path>`, or `<mode> <type> <id>\t<path>`. */
function entryOf(line: string): IndexEntry {
  const tab = line.indexOf("\t");
  const [mode = "", ...words] = line.slice(0, tab).split(" ");
  const id = words.find((word) => word.length >= 40) ?? "";
  return { isLink: mode === "120000", id, path: line.slice(tab + 1) };
}

/** Whether a file belongs to Modelmark, configures prettier, or is a manifest. */
export function isNotable(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.startsWith("modelmark.") || name === "package.json" || isFormatConfig(name);
}

/** Whether a file is a lock by its name. */
export function isLock({ path }: IndexEntry): boolean {
  return /(?:^|\/)modelmark\.lock\.json$/.test(path);
}
