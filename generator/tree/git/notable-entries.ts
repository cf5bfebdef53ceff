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
const candidate =
  /(?:^|\0)120000 |[\t/](?:modelmark\.|package\.(?:json|yaml)|prettier\.config\.|\.(?:prettierrc|editorconfig))/g;

/**
 * Lists the files of Modelmark, the configs of prettier, the manifests, and all links in git's index, in its order.
 * Returns `null` if git does not answer.
 *
 * @param cwd the folder in which the process runs
 */
export function notableEntries(cwd: string): readonly IndexEntry[] | null {
  const listed = runGit(["ls-files", "-z", "--stage", "--full-name", ":/"], cwd);
  if (!listed.ok) return null;
  const listing = listed.stdout.toString("utf8");
  const starts = new Set<number>();
  for (const { index } of listing.matchAll(candidate)) {
    starts.add(listing.lastIndexOf("\0", index) + 1);
  }
  return [...starts]
    .map((start) => entryOf(listing.slice(start, listing.indexOf("\0", start))))
    .filter(({ isLink, path }) => isLink || isNotable(path));
}

/** Parses `<mode> <id> <stage>\t<path>`. */
function entryOf(line: string): IndexEntry {
  const [mode, id = ""] = line.split(" ", 2);
  return { isLink: mode === "120000", id, path: line.slice(line.indexOf("\t") + 1) };
}

/** Whether a file belongs to Modelmark, configures prettier, or is a manifest. */
export function isNotable(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.startsWith("modelmark.") || name === "package.json" || isFormatConfig(name);
}
