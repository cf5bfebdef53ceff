import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { gitEnvironment } from "./git-environment.ts";

/** What git said, or why it could not be asked. */
export type GitResult =
  { readonly ok: true; readonly stdout: Buffer } | { readonly ok: false; readonly reason: string };

/** Far above the listing of any repository. */
const maxBuffer = 2 ** 30;

/** Settings of the user that change how git prints. */
const plain = ["--no-pager", "-c", "color.ui=false"];

/**
 * Runs git, without a shell, in an environment that is the same for everybody. Nothing is fetched. Every question to git
 * goes through here.
 *
 * @param cwd absolute
 * @param input for its standard input
 * @param more of the environment, for this question alone
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

/** As in a clone that leaves contents out until they are needed. */
export const notStored = "its content is not stored here, and nothing is fetched";

/** What git complains of, without warnings, and the command that settles it where git gives one. */
function reasonIn(complaint: string): string {
  const lines = complaint
    .trim()
    .split("\n")
    .filter((line) => !line.startsWith("warning:"));
  if (lines.some((line) => line.endsWith("from promisor remote"))) return notStored;
  const [first = "", next = "", ...more] = lines;
  // `unknown repository extension found:`, and its name on a line of its own.
  const reason = (first.endsWith(":") ? `${first} ${next.trim()}` : first).replace(/^fatal: /, "");
  const remedy = [next, ...more].find((line) => line.includes("safe.directory"))?.trim();
  return remedy === undefined ? reason : `${reason}; if you trust it: ${remedy}`;
}

/** The parts of an answer that git separates by NUL. */
export function splitNul(answer: Buffer): readonly string[] {
  return answer
    .toString("utf8")
    .split("\0")
    .filter((part) => part !== "");
}
