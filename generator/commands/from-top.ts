import { existsSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import type { Reported } from "../report/findings.ts";

/** Where services say that the repository is, in case git does not: in a container it may belong to another user. */
const workspaces = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"];

/**
 * The folder that paths for other programs start at: the top of the repository, as services that show findings beside
 * code expect it; where there is none, the folder of the job, or else the one the command was given in.
 *
 * @param cwd absolute
 */
export function topFor(cwd: string, env = process.env): string {
  const top = foldersToTop(cwd).at(-1) ?? cwd;
  if (existsSync(join(top, ".git"))) return top;
  const named = workspaces.flatMap((name) => env[name] ?? []);
  return named.find((folder) => folder !== "" && isInside(cwd, folder)) ?? cwd;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Findings with their files named from the top of the repository, which other programs know, not from `cwd`. */
export function fromTop(findings: readonly Reported[], cwd: string): readonly Reported[] {
  const top = topFor(cwd);
  if (top === cwd) return findings;
  return findings.map((one) =>
    one.span === null
      ? one
      : { ...one, span: { ...one.span, file: pathFromTop(one.span.file, cwd, top) } },
  );
}

/** A path from where a command was given, from the top, with forward slashes. */
export function pathFromTop(file: string, cwd: string, top = topFor(cwd)): string {
  return relative(top, resolve(cwd, file)).split(sep).join("/");
}
