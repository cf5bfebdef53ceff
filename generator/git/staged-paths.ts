import { runGit, splitNul } from "./run-git.ts";

// Loaded at every commit, before anything else of the program: nothing but Node's own modules, and few of them.

/** Files a check reads whatever they are called: pages, overrides, and what says how git writes them. */
const data = /(?:\.(?:mdx?|markdown|jsonc?|ya?ml)|^\.gitattributes)$/i;

/** Never overrides, and in every second commit. */
const ordinary = /^(?:package(?:-lock)?|tsconfig|composer)\.json$|^pnpm-lock\.yaml$/;

const script = /\.[cm]?[jt]s$/;

/**
 * Whether nothing that is about to be committed can matter to a check: found by asking git alone, without loading a
 * config. `false` where it is not certain.
 *
 * @param cwd where the process runs
 */
export function isIrrelevant(cwd: string): boolean {
  const staged = stagedPaths(cwd);
  if (staged === null) return false;
  // Where nothing is staged, as in CI or with a hook runner's "all files", what is committed is to be judged.
  if (staged.length === 0) return false;
  if (staged.some(isSurelyRelevant)) return false;
  const known = runGit(["ls-files", "-z", "--full-name", "--", ":(top,glob)**/modelmark.*"], cwd);
  if (!known.ok) return false;
  const ours = splitNul(known.stdout);
  const outDirs = ours.filter((path) => /(?:^|\/)modelmark\.lock\.json$/.test(path)).map(folderOf);
  if (staged.some(({ path }) => outDirs.some((folder) => path.startsWith(folder)))) return false;
  const configs = ours.filter((path) => /(?:^|\/)modelmark\.config\.\w+$/.test(path));
  return configs.length === 0 || isPlainConfig(staged, cwd);
}

interface StagedPath {
  /** From the top of the repository. */
  readonly path: string;
  /** A file, before and after: a link or a submodule may hold pages, whatever it is called. */
  readonly isFile: boolean;
}

/** `null` where git does not tell. */
function stagedPaths(cwd: string): readonly StagedPath[] | null {
  const args = ["diff", "--cached", "--raw", "--ignore-submodules=none"];
  const answer = runGit([...args, "--no-relative", "--no-renames", "-z"], cwd);
  if (!answer.ok) return null;
  // `:100644 100644 <id> <id> M`, and the path after it.
  const parts = splitNul(answer.stdout);
  return parts.flatMap((part, index) => {
    const path = parts[index + 1];
    if (index % 2 === 1 || path === undefined) return [];
    return [{ path, isFile: !/^:(?:1[26]0000|\d+ 1[26]0000) /.test(part) }];
  });
}

function isSurelyRelevant({ path, isFile }: StagedPath): boolean {
  if (!isFile) return true;
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.startsWith("modelmark.") || (data.test(name) && !ordinary.test(name));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** A config that chooses its pages itself may choose anything, and one that imports others may depend on any script. */
function isPlainConfig(staged: readonly StagedPath[], cwd: string): boolean {
  const lines = configLines(cwd, "include|require\\(|import|from");
  if (lines === null || lines.some((line) => /\binclude\b/.test(line))) return false;
  return !importsOthers(lines) || !staged.some(({ path }) => script.test(path));
}

/** Whether a config of the index may import other modules than `modelmark`. */
export function configImportsOthers(cwd: string): boolean {
  const lines = configLines(cwd, "require\\(|import|from");
  return lines === null || importsOthers(lines);
}

function importsOthers(lines: readonly string[]): boolean {
  const imports = lines.filter((line) => /\b(?:import|require|from)\b/.test(line));
  return imports.some((line) => !/["']modelmark["']/.test(line));
}

/** The lines of all configs of the index that a pattern matches; `null` where git does not tell. */
function configLines(cwd: string, pattern: string): readonly string[] | null {
  const where = ["--", ":(top,glob)**/modelmark.config.*"];
  const answer = runGit(["grep", "--cached", "-h", "-E", "-e", pattern, ...where], cwd);
  if (answer.ok) return answer.stdout.toString("utf8").split("\n");
  // No line at all is an answer too, and git calls it a failure without a reason.
  return answer.reason === "" ? [] : null;
}
