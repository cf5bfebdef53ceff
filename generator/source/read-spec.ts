import { readFileSync, realpathSync, statSync } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import picomatch from "picomatch";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { startOf } from "../diagnostics/span.ts";
import { decodePage } from "./decode-page.ts";
import type { SourceFile } from "./source-file.ts";

/** Which files of the spec folder are pages: glob patterns relative to it. */
export interface PagePatterns {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Tells pages from other files by their path below the spec folder. */
export function pageFilter({ include, exclude }: PagePatterns): (path: string) => boolean {
  return picomatch([...include], { ignore: [...exclude] });
}

/** Far above the largest page known (702,682 bytes). */
const maxBytes = 20_000_000;

/**
 * Reads the pages of a spec folder, ordered by path. Every file that cannot be read is reported, and nothing
 * outside the folder is read, whatever links lie in it.
 */
export async function readSpec(
  folder: string,
  { include, exclude }: PagePatterns,
): Promise<Outcome<readonly SourceFile[]>> {
  const problem = await folderProblem(folder);
  if (problem !== null) {
    return { value: [], diagnostics: [diagnostic("MM1004", { folder, reason: problem })] };
  }
  const root = await realpath(folder);
  const entries = await listPages(root, { include, exclude });
  if (entries.length === 0) {
    return { value: [], diagnostics: [diagnostic("MM1005", { folder })] };
  }
  const outcomes = entries.map((entry) => readPage(root, entry));
  return {
    value: outcomes.flatMap(({ value }) => (value === null ? [] : [value])),
    diagnostics: outcomes.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function folderProblem(folder: string): Promise<string | null> {
  try {
    return (await stat(folder)).isDirectory() ? null : "it is not a folder";
  } catch (error) {
    return reasonOf(error);
  }
}

interface Entry {
  /** Relative to the spec folder, forward slashes. */
  readonly path: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

/** What the patterns match, in code-point order. Linked folders are not entered. */
async function listPages(root: string, patterns: PagePatterns): Promise<readonly Entry[]> {
  const isPage = pageFilter(patterns);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => ({
      path: relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"),
      isFolder: entry.isDirectory(),
      isLink: entry.isSymbolicLink(),
    }))
    .filter(({ path }) => isPage(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function readPage(root: string, { path, isFolder, isLink }: Entry): Outcome<SourceFile | null> {
  if (isFolder) return refuse(diagnostic("MM1003", {}, startOf(path)));
  try {
    const file = isLink ? realpathSync(join(root, path)) : join(root, path);
    if (!file.startsWith(root + sep)) {
      return refuse(
        diagnostic("MM1006", { reason: "it is a link out of the spec folder" }, startOf(path)),
      );
    }
    // Many small files: one call after another takes half the time of calls that wait for each other.
    const { size } = statSync(file);
    if (size > maxBytes) {
      return refuse(diagnostic("MM1007", { size, limit: maxBytes }, startOf(path)));
    }
    return decodePage(path, readFileSync(file));
  } catch (error) {
    return refuse(diagnostic("MM1006", { reason: reasonOf(error) }, startOf(path)));
  }
}

function refuse(found: Diagnostic): Outcome<null> {
  return { value: null, diagnostics: [found] };
}

/** The operating system's words, without the path, which differs from machine to machine. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  switch (code) {
    case "ENOENT":
      return "it does not exist";
    case "EACCES":
    case "EPERM":
      return "permission denied";
    default:
      return code;
  }
}
