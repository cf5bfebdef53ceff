import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { runGit } from "./run-git.ts";

/** A file as a commit has it. */
export interface StoredFile {
  /** Relative to the folder asked for, forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The files a folder had at a commit, read from git's store without a checkout, ordered by path. Links and
 * submodules are left out. Nothing is fetched.
 *
 * @param folder absolute; must be there now, for git to be asked in it
 * @param ref a branch, tag or commit
 * @param isWanted which paths, relative to the folder
 */
export function readTreeAt(
  folder: string,
  ref: string,
  isWanted: (path: string) => boolean,
): Outcome<readonly StoredFile[]> {
  const refuse = (reason: string): Outcome<readonly StoredFile[]> => ({
    value: [],
    diagnostics: [cannotRead(ref, reason)],
  });
  if (ref === "" || ref.startsWith("-")) return refuse("that is no name of a commit");
  const prefix = runGit(["rev-parse", "--show-prefix"], folder);
  if (!prefix.ok) return refuse(inWords(prefix.reason));
  const verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const commit = runGit(verify, folder);
  if (!commit.ok) return refuse("the repository has no such commit");
  const tree = `${textOf(commit.stdout).trim()}:${textOf(prefix.stdout).replace(/\/?\r?\n$/, "")}`;
  const listed = runGit(["ls-tree", "-rz", "--full-tree", "--end-of-options", tree], folder);
  if (!listed.ok) return refuse("it does not have this folder");
  const entries = parseEntries(textOf(listed.stdout)).filter(({ path }) => isWanted(path));
  const ids = entries.map(({ id }) => `${id}\n`).join("");
  const blobs = runGit(["cat-file", "--batch"], folder, ids);
  if (!blobs.ok) return refuse(inWords(blobs.reason));
  const contents = parseBatch(blobs.stdout);
  const files = entries.flatMap(({ path }, index) => {
    const bytes = contents[index];
    return bytes === undefined ? [] : [{ path, bytes }];
  });
  if (files.length < entries.length) return refuse("some of its files are not stored here");
  return { value: files.sort((a, b) => (a.path < b.path ? -1 : 1)), diagnostics: [] };
}

function cannotRead(ref: string, reason: string): Diagnostic {
  return diagnostic("MM1021", { ref, reason });
}

interface Entry {
  readonly id: string;
  readonly path: string;
}

/** `<mode> blob <id>\t<path>\0`, files only: a link's mode is 120000. */
function parseEntries(text: string): readonly Entry[] {
  return text.split("\0").flatMap((line) => {
    const { id, path } = /^100\d{3} blob (?<id>[0-9a-f]+)\t(?<path>[^]+)$/.exec(line)?.groups ?? {};
    return id === undefined || path === undefined ? [] : [{ id, path }];
  });
}

/** `<id> blob <size>\n<bytes>\n` again and again; `<id> missing\n` where there is none. */
function parseBatch(bytes: Buffer): readonly (Uint8Array | undefined)[] {
  const contents: (Uint8Array | undefined)[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    const size = /^[0-9a-f]+ blob (?<size>\d+)$/.exec(bytes.toString("utf8", at, end));
    const length = Number(size?.groups?.["size"] ?? NaN);
    if (end === -1) break;
    at = end + 1;
    if (Number.isNaN(length)) {
      contents.push(undefined);
      continue;
    }
    contents.push(bytes.subarray(at, at + length));
    at += length + 1;
  }
  return contents;
}

function textOf(bytes: Buffer): string {
  return bytes.toString("utf8");
}

function inWords(reason: string): string {
  return reason.includes("not a git repository") ? "the folder is in no git repository" : reason;
}
