import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { runGit, splitNul } from "./run-git.ts";

/** What the index holds at a path. Files in conflict stand in it more than once. */
export interface IndexEntry {
  /** From the top of the repository. */
  readonly path: string;
  readonly kind: "file" | "link" | "submodule";
  /** Of the content, or of the commit a submodule is at. */
  readonly id: string;
}

/** The top of the work tree the process runs in, absolute, or why there is none. */
export function topOf(cwd: string): Outcome<string | null> {
  const answer = runGit(["rev-parse", "--show-toplevel"], cwd);
  if (answer.ok) {
    return { value: answer.stdout.toString("utf8").replace(/\r?\n$/, ""), diagnostics: [] };
  }
  return { value: null, diagnostics: [diagnostic("MM7201", { reason: answer.reason })] };
}

/** Everything in the index that a commit would hold. */
export function listIndex(top: string): Outcome<readonly IndexEntry[]> {
  const answer = runGit(["ls-files", "-z", "--stage"], top);
  if (!answer.ok) return { value: [], diagnostics: [cannotRead(answer.reason)] };
  const entries = splitNul(answer.stdout).map(parseEntry);
  const later = onlyIntended(entries, top);
  return { value: entries.filter(({ path }) => !later.has(path)), diagnostics: [] };
}

/** `<mode> <id> <stage>\t<path>`: 120000 is a link, 160000 a submodule. */
function parseEntry(line: string): IndexEntry {
  const [mode = "", id = ""] = line.split(" ", 2);
  const kind = mode === "120000" ? "link" : mode === "160000" ? "submodule" : "file";
  return { path: line.slice(line.indexOf("\t") + 1), kind, id };
}

/** The id of no bytes, by either hash that git knows. */
const empty =
  /^(?:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391|473a0f4c3be8a93681a267e3b1e9a7dc[0-9a-f]{32})$/;

/** `git add --intent-to-add` leaves an empty file in the index, which no commit holds. */
function onlyIntended(entries: readonly IndexEntry[], top: string): ReadonlySet<string> {
  const paths = entries.filter(({ id }) => empty.test(id)).map(({ path }) => path);
  if (paths.length === 0) return new Set();
  const args = ["--literal-pathspecs", "diff-files", "--name-only", "--diff-filter=A", "-z", "--"];
  const answer = runGit([...args, ...paths], top);
  return new Set(answer.ok ? splitNul(answer.stdout) : []);
}

/** Where a link of the index leads, as it is written there; `null` where git has lost it. */
export function linkTarget({ id }: IndexEntry, top: string): string | null {
  const answer = runGit(["cat-file", "blob", id], top);
  return answer.ok ? answer.stdout.toString("utf8") : null;
}

/** Whether git leaves a path out of every commit, unless it is told otherwise. */
export function isIgnored(path: string, top: string): boolean {
  return runGit(["check-ignore", "-q", "--", path], top).ok;
}

/**
 * Writes files of the index below a folder, as a checkout would, those outside of a sparse one too.
 *
 * @param paths from the top of the repository
 * @param folder absolute, there already
 * @param top of the repository
 */
export function writeFromIndex(
  paths: readonly string[],
  folder: string,
  top: string,
): readonly Diagnostic[] {
  if (paths.length === 0) return [];
  const write = (...options: readonly string[]): ReturnType<typeof runGit> => {
    const args = ["checkout-index", ...options, "-f", "-z", "--stdin", `--prefix=${folder}/`];
    return runGit(args, top, paths.map((path) => `${path}\0`).join(""));
  };
  const answer = write("--ignore-skip-worktree-bits");
  // An older git writes them unasked, and does not know the option.
  const isUnknown = !answer.ok && answer.reason.includes("unknown option");
  const last = isUnknown ? write() : answer;
  return last.ok ? [] : [cannotRead(last.reason)];
}

function cannotRead(reason: string): Diagnostic {
  return diagnostic("MM7201", { reason });
}
