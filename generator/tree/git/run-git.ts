import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { gitEnvironment } from "./git-environment.ts";

/** The output of git, or the reason why it failed. */
export type GitResult =
  { readonly ok: true; readonly stdout: Buffer } | { readonly ok: false; readonly reason: string };

/** The largest output of git that is read, in bytes. It is far larger than the listing of any repository. */
const maxBuffer = 2 ** 30;

/** Options that override settings of the user which change how git prints. */
const plain = ["--no-pager", "-c", "color.ui=false"];

/**
 * Runs git without a shell, in an environment that is the same for every user. Nothing is fetched. Every call of git
 * goes through this function.
 *
 * @param cwd the folder in which git runs, absolute
 * @param input the standard input of git
 * @param more additional environment variables for this call
 */
export function runGit(
  args: readonly string[],
  cwd: string,
  input = "",
  more: Readonly<Record<string, string>> = {},
): GitResult {
  if (!existsSync(cwd)) return { ok: false, reason: `there is no folder ${cwd}` };
  const options = { cwd, env: { ...gitEnvironment(cwd), ...more }, input, maxBuffer };
  const { error, status, stdout, stderr } = spawnSync("git", [...plain, ...args], options);
  if (error !== undefined) {
    const missing = "code" in error && error.code === "ENOENT";
    return { ok: false, reason: missing ? "git is not installed" : error.message };
  }
  return status === 0
    ? { ok: true, stdout }
    : { ok: false, reason: reasonIn(stderr.toString("utf8")) };
}

/** The reason for content that is missing, as in a partial clone, which fetches contents only when they are needed. */
export const notStored = "its content is not stored here, and nothing is fetched";

/** Returns git's error message without warnings, together with the command that solves the problem if git names one. */
function reasonIn(complaint: string): string {
  const lines = complaint
    .trim()
    .split("\n")
    .filter((line) => !line.startsWith("warning:"));
  if (lines.some((line) => line.endsWith("from promisor remote"))) return notStored;
  const [first = "", next = "", ...more] = lines;
  // The message `unknown repository extension found:` has the name of the extension on the next line.
  const reason = (first.endsWith(":") ? `${first} ${next.trim()}` : first).replace(/^fatal: /, "");
  const remedy = [next, ...more].find((line) => line.includes("safe.directory"))?.trim();
  return remedy === undefined ? reason : `${reason}; if you trust it: ${remedy}`;
}

/** Returns the parts of an output in which git separates them by NUL. */
export function splitNul(answer: Buffer): readonly string[] {
  return answer
    .toString("utf8")
    .split("\0")
    .filter((part) => part !== "");
}
