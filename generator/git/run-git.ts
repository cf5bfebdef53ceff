import { spawnSync } from "node:child_process";

/** What git said, or why it could not be asked. */
export type GitResult =
  { readonly ok: true; readonly stdout: Buffer } | { readonly ok: false; readonly reason: string };

/** Far above the listing of any repository. */
const maxBuffer = 2 ** 30;

/**
 * Runs git, without a shell. Nothing is fetched.
 *
 * @param input for its standard input
 * @param around variables for it: those of the process, among which hooks find addresses relative to where they run
 *   (`GIT_INDEX_FILE`, `GIT_DIR`), unless said otherwise
 */
export function runGit(
  args: readonly string[],
  cwd: string,
  input = "",
  around: NodeJS.ProcessEnv = process.env,
): GitResult {
  // Messages are shown, so they are to be in one language.
  const env = { ...around, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1" };
  const options = { cwd, env, input, maxBuffer };
  const { error, status, stdout, stderr } = spawnSync("git", [...args], options);
  if (error !== undefined) {
    const missing = "code" in error && error.code === "ENOENT";
    return { ok: false, reason: missing ? "git is not installed" : error.message };
  }
  if (status === 0) return { ok: true, stdout };
  const [reason = ""] = stderr.toString("utf8").trim().split("\n");
  return { ok: false, reason: reason.replace(/^fatal: /, "") };
}

/** The parts of an answer that git separates by NUL. */
export function splitNul(answer: Buffer): readonly string[] {
  return answer
    .toString("utf8")
    .split("\0")
    .filter((part) => part !== "");
}
