import { runGit, splitNul } from "./run-git.ts";

// Loaded at every commit, before anything else of the program: nothing but Node's own modules, and few of them.

/** Files a check reads whatever they are called: pages, overrides, and what says how git writes them. */
const data = /(?:\.(?:mdx?|markdown|jsonc?|ya?ml)|^\.gitattributes)$/i;

/** Never overrides, and in every second commit; a `package.json` that holds a config is told by its content. */
const ordinary = /^(?:package(?:-lock)?|tsconfig|composer)\.json$|^pnpm-lock\.yaml$/;

const manifest = /(?:^|\/)package\.json$/;

/** A key that is no dependency, or one that is escaped, which nobody writes. */
const manifestKey = '"modelmark"[[:space:]]*:[[:space:]]*([^"[:space:]]|$)|\\\\u00';

/** What prettier may be configured by, beside a `package.json`. */
const formatConfig = /(?:^|\/)(?:\.prettierrc(?:\.\w+)?|prettier\.config\.\w+|\.editorconfig)$/;

/** Whether a file may say how a project lays out its files. */
export function isFormatConfig(path: string): boolean {
  return formatConfig.test(path);
}

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
  const manifests = staged.map(({ path }) => path).filter((path) => manifest.test(path));
  if (manifests.length > 0 && (mayHoldConfig(cwd) || mayRename(manifests, cwd))) return false;
  const known = runGit(["ls-files", "-z", "--full-name", "--", ":(top,glob)**/modelmark.*"], cwd);
  if (!known.ok) return false;
  const ours = splitNul(known.stdout);
  const outDirs = ours.filter((path) => /(?:^|\/)modelmark\.lock\.json$/.test(path)).map(folderOf);
  if (staged.some(({ path }) => outDirs.some((folder) => path.startsWith(folder)))) return false;
  return isPlainConfig(staged, cwd);
}

/**
 * Whether what is staged of a `package.json` may change the name or version that generated documents have, or how
 * prettier lays out files.
 */
function mayRename(manifests: readonly string[], cwd: string): boolean {
  const paths = manifests.map((path) => `:(top,literal)${path}`);
  const answer = runGit(
    ["diff", "--cached", "-U0", "--no-color", "--no-ext-diff", "--", ...paths],
    cwd,
  );
  if (!answer.ok) return true;
  const prettierKey = [
    "grep",
    "-q",
    "--cached",
    "-E",
    "-e",
    '"prettier"[[:space:]]*:[[:space:]]*([{]|"[@a-z./])',
  ];
  if (runGit([...prettierKey, "--", ...paths], cwd).ok) return true;
  return /^[+-].*(?:"(?:name|version)"|\\u00)/m.test(answer.stdout.toString("utf8"));
}

/** Whether a `package.json` of the index or of the last commit may hold a config; a deleted one matters as well. */
function mayHoldConfig(cwd: string): boolean {
  const now = configManifests(cwd);
  return now === null || now.length > 0 || configManifests(cwd, "HEAD")?.length !== 0;
}

/**
 * The `package.json` files that may hold a config, from the top of the repository; `null` where git does not tell.
 *
 * @param commit without one, those of the index
 */
export function configManifests(cwd: string, commit?: string): readonly string[] | null {
  const where = commit === undefined ? ["--cached"] : [commit];
  const args = ["grep", "-l", "-z", "--full-name", "-E", "-e", manifestKey, ...where];
  const answer = runGit([...args, "--", ":(top,glob)**/package.json"], cwd);
  if (answer.ok) return splitNul(answer.stdout);
  return answer.reason === "" ? [] : null;
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
  return (
    name.startsWith("modelmark.") ||
    isFormatConfig(path) ||
    (data.test(name) && !ordinary.test(name))
  );
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** A config that chooses its pages itself may choose anything, and one that imports others may depend on any script. */
function isPlainConfig(staged: readonly StagedPath[], cwd: string): boolean {
  const lines = configLines(cwd);
  if (lines === null) return false;
  const manifests = new Set(lines.filter(isManifestKey).map(({ path }) => path));
  const relevant = lines.filter(({ path }) => !manifest.test(path) || manifests.has(path));
  if (relevant.some(({ text }) => /\binclude\b/.test(text))) return false;
  return !importsOthers(lines) || !staged.some(({ path }) => script.test(path));
}

/** Whether a config of the index may import other modules than `modelmark`. */
export function configImportsOthers(cwd: string): boolean {
  const lines = configLines(cwd);
  return lines === null || importsOthers(lines);
}

function importsOthers(lines: readonly ConfigLine[]): boolean {
  const scripts = lines.filter(({ path }) => !manifest.test(path));
  const imports = scripts.filter(({ text }) => /\b(?:import|require|from)\b/.test(text));
  return imports.some(({ text }) => !/["']modelmark["']/.test(text));
}

function isManifestKey({ path, text }: ConfigLine): boolean {
  return manifest.test(path) && /"modelmark"\s*:\s*(?:[^"\s]|$)|\\u00/.test(text);
}

interface ConfigLine {
  readonly path: string;
  readonly text: string;
}

/** The lines that matter of all files of the index that may be configs; `null` where git does not tell. */
function configLines(cwd: string): readonly ConfigLine[] | null {
  const patterns = ["-e", "include|require\\(|import|from", "-e", manifestKey];
  const where = [":(top,glob)**/modelmark.config.*", ":(top,glob)**/package.json"];
  const options = ["grep", "--cached", "-z", "--full-name", "-E"];
  const answer = runGit([...options, ...patterns, "--", ...where], cwd);
  // No line at all is an answer too, and git calls it a failure without a reason.
  if (!answer.ok) return answer.reason === "" ? [] : null;
  return answer.stdout
    .toString("utf8")
    .split("\n")
    .flatMap((line) => {
      const end = line.indexOf("\0");
      return end === -1 ? [] : [{ path: line.slice(0, end), text: line.slice(end + 1) }];
    });
}
