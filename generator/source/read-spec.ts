import { readFileSync, realpathSync, statSync, type Dirent } from "node:fs";
import { access, constants, readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
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
  const entries = await listFolder(root, { include, exclude });
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
    if (!(await stat(folder)).isDirectory()) return "it is not a folder";
    await access(folder, constants.R_OK | constants.X_OK);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

interface Entry {
  /** Relative to the spec folder, forward slashes. */
  readonly path: string;
  readonly kind: "file" | "link" | "folder" | "other";
  /** Why it could not be listed; of a folder, whatever lies in it. */
  readonly problem?: string;
}

/** What the patterns match, in code-point order, and folders that could not be looked into. Links to folders are not entered. */
async function listFolder(root: string, patterns: PagePatterns): Promise<readonly Entry[]> {
  const isPage = pageFilter(patterns);
  const found: Entry[] = [];
  const pending = [""];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const listed = await list(root, folder);
    if (typeof listed === "string") {
      // What lies in a folder that is left out need not be known.
      const mayHoldPages = isPage(`${folder}/page.md`);
      if (mayHoldPages) found.push({ path: folder, kind: "folder", problem: listed });
      continue;
    }
    for (const entry of listed) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (isPage(path)) found.push({ path, kind: kindOf(entry) });
      if (entry.isDirectory()) pending.push(path);
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The entries of a folder, or why it cannot be read. */
async function list(root: string, folder: string): Promise<readonly Dirent[] | string> {
  try {
    return await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    return reasonOf(error);
  }
}

function kindOf(entry: Dirent): Entry["kind"] {
  if (entry.isSymbolicLink()) return "link";
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : "other";
}

function readPage(root: string, { path, kind, problem }: Entry): Outcome<SourceFile | null> {
  if (problem !== undefined)
    return refuse(diagnostic("MM1006", { reason: problem }, startOf(path)));
  if (kind === "folder") return refuse(diagnostic("MM1003", {}, startOf(path)));
  try {
    const file = kind === "link" ? realpathSync(join(root, path)) : join(root, path);
    if (!file.startsWith(root + sep)) {
      return refuse(
        diagnostic("MM1006", { reason: "it is a link out of the spec folder" }, startOf(path)),
      );
    }
    // Many small files: one call after another takes half the time of calls that wait for each other.
    const stats = statSync(file);
    // A pipe has no end, and a device may do something when it is read.
    if (!stats.isFile()) {
      return refuse(diagnostic("MM1006", { reason: "it is no plain file" }, startOf(path)));
    }
    if (stats.size > maxBytes) {
      return refuse(diagnostic("MM1007", { size: stats.size, limit: maxBytes }, startOf(path)));
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
    case "ELOOP":
      return "it is a link that leads to itself";
    case "EISDIR":
      return "it is a folder";
    default:
      return code;
  }
}
