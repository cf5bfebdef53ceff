import { execFile } from "node:child_process";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";

/** A file as a commit has it. */
export interface StoredFile {
  /** Relative to the folder asked for, forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** More than any spec: what git may answer at once. */
const maxBytes = 1_000_000_000;

/**
 * The files a folder had at a commit, read from git's store without a checkout, ordered by path. Links and
 * submodules are left out. Nothing is fetched.
 *
 * @param folder absolute; must be there now, for git to be asked in it
 * @param ref a branch, tag or commit
 * @param isWanted which paths, relative to the folder
 */
export async function readTreeAt(
  folder: string,
  ref: string,
  isWanted: (path: string) => boolean,
): Promise<Outcome<readonly StoredFile[]>> {
  const refuse = (reason: string): Outcome<readonly StoredFile[]> => ({
    value: [],
    diagnostics: [cannotRead(ref, reason)],
  });
  if (ref === "" || ref.startsWith("-")) return refuse("that is no name of a commit");
  const prefix = await git(folder, ["rev-parse", "--show-prefix"]);
  if (prefix.kind === "failed") return refuse(prefix.reason);
  const verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const commit = await git(folder, verify);
  if (commit.kind === "failed") return refuse("the repository has no such commit");
  const tree = `${textOf(commit.bytes).trim()}:${textOf(prefix.bytes).replace(/\/?\r?\n$/, "")}`;
  const listed = await git(folder, ["ls-tree", "-rz", "--full-tree", "--end-of-options", tree]);
  if (listed.kind === "failed") return refuse("it does not have this folder");
  const entries = parseEntries(textOf(listed.bytes)).filter(({ path }) => isWanted(path));
  const ids = entries.map(({ id }) => `${id}\n`).join("");
  const blobs = await git(folder, ["cat-file", "--batch"], ids);
  if (blobs.kind === "failed") return refuse(blobs.reason);
  const contents = parseBatch(blobs.bytes);
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

type Answer =
  | { readonly kind: "done"; readonly bytes: Buffer }
  | { readonly kind: "failed"; readonly reason: string };

/** Runs git, never through a shell. */
function git(cwd: string, args: readonly string[], input = ""): Promise<Answer> {
  const options = { cwd, env: environment(), encoding: "buffer", maxBuffer: maxBytes } as const;
  return new Promise((resolve) => {
    const child = execFile("git", [...args], options, (error, stdout, stderr) => {
      resolve(
        error === null
          ? { kind: "done", bytes: stdout }
          : { kind: "failed", reason: reasonOf(error, textOf(stderr)) },
      );
    });
    // Git may be gone before it has read what it was asked: its exit says why.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

/** In a hook git says where its repository is, which is wrong for another folder; and nothing is to be fetched. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR)$/.test(name),
  );
  return { ...Object.fromEntries(own), LC_ALL: "C", GIT_NO_LAZY_FETCH: "1" };
}

function reasonOf(error: Error, stderr: string): string {
  if ("code" in error && error.code === "ENOENT") return "git is not installed";
  if (stderr.includes("not a git repository")) return "the folder is in no git repository";
  return stderr.trim().split("\n")[0] ?? error.message;
}
