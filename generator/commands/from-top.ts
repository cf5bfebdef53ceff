import { existsSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { isInside } from "../tree/is-inside.ts";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import type { Reported } from "../report/findings.ts";

/**
 * Environment variables in which CI services name the folder of the repository. They help where git does not name it:
 * in a container, the repository may belong to another user.
 */
const workspaces = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"];

/**
 * Returns the folder to which paths for other programs are relative. This is the top of the repository, because
 * services that show findings beside code expect such paths. Without a repository, it is the folder that the CI
 * service names, and otherwise `cwd`.
 *
 * @param cwd the folder in which the command was given, absolute
 */
export function topFor(cwd: string, env = process.env): string {
  const top = foldersToTop(cwd).at(-1) ?? cwd;
  if (existsSync(join(top, ".git"))) return top;
  const named = workspaces.flatMap((name) => env[name] ?? []);
  return named.find((folder) => folder !== "" && isInside(cwd, folder)) ?? cwd;
}

/**
 * Makes the file names in findings relative to the top of the repository, as other programs expect them, instead of
 * relative to `cwd`.
 */
export function fromTop(findings: readonly Reported[], cwd: string): readonly Reported[] {
  const top = topFor(cwd);
  if (top === cwd) return findings;
  return findings.map((one) =>
    one.span === null
      ? one
      : { ...one, span: { ...one.span, file: pathFromTop(one.span.file, cwd, top) } },
  );
}

/** Converts a path that is relative to `cwd` to one that is relative to the top, with forward slashes. */
export function pathFromTop(file: string, cwd: string, top = topFor(cwd)): string {
  return relative(top, resolve(cwd, file)).split(sep).join("/");
}
