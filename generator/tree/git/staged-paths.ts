import { isFormatConfig } from "./format-config.ts";
import { runGit, splitNul } from "./run-git.ts";
import { readBlobs } from "./tree-entries.ts";

// This file is loaded at every commit, before anything else of the program. So it imports only modules of Node, few
// of them, and files that do the same.

/**
 * The files that a check may read under any name: pages, overrides, and `.gitattributes`, which says how git writes
 * files.
 */
const data = /(?:\.(?:mdx?|markdown|jsonc?|ya?ml)|^\.gitattributes)$/i;

/**
 * JSON and YAML files that are part of many commits and are never overrides. Whether a `package.json` contains a
 * config is found out from its content.
 */
const ordinary = /^(?:package(?:-lock)?|tsconfig|composer)\.json$|^pnpm-lock\.yaml$/;

/**
 * The key `modelmark` of a config. Where the key names a dependency, its value is a string. An escaped character
 * matches too, because it might hide the key, though nobody writes that.
 */
const manifestKey = /"modelmark"\s*:\s*(?:[^"\s]|$)|\\u00/;

interface StagedPath {
  /** The path from the top of the repository. */
  readonly path: string;
  readonly name: string;
  /** Whether it is a file both before and after. A link or a submodule may contain pages, whatever its name. */
  readonly isFile: boolean;
  /** The ids of the content before and after, each only if there was any. */
  readonly ids: readonly string[];
}

/**
 * Whether nothing that is about to be committed can matter to a check. This is found out by asking git alone, without
 * loading a config. Returns `false` when it is not certain.
 *
 * @param cwd the folder in which the process runs
 */
export function isIrrelevant(cwd: string): boolean {
  const staged = stagedPaths(cwd);
  // If nothing is staged, as in CI or when a hook runner checks all files, the committed files are to be checked.
  if (staged === null || staged.length === 0 || staged.some(isSurelyRelevant)) return false;
  const ours = ownFiles(staged, cwd);
  if (ours === null || ours.manifests.some(mayMatter)) return false;
  // Without a lock for every config, nobody can tell where its outputs are.
  if (ours.outDirs.length === 0 || ours.outDirs.length < ours.configs.length) return false;
  if (staged.some(({ path }) => ours.outDirs.some((folder) => path.startsWith(folder)))) {
    return false;
  }
  return ours.configs.every((config) => staged.every((one) => !mayRead(config, one)));
}

/** Returns the staged paths, or `null` if git does not answer. */
function stagedPaths(cwd: string): readonly StagedPath[] | null {
  const args = ["diff", "--cached", "--raw", "--no-abbrev", "--ignore-submodules=none"];
  const answer = runGit([...args, "--no-relative", "--no-renames", "-z"], cwd);
  if (!answer.ok) return null;
  // Git prints `:100644 100644 <id> <id> M`, and then the path as a part of its own.
  const parts = splitNul(answer.stdout);
  return parts.flatMap((part, index) => {
    const path = parts[index + 1];
    if (index % 2 === 1 || path === undefined) return [];
    const ids = part
      .split(" ")
      .slice(2, 4)
      .filter((id) => !/^0+$/.test(id));
    const isFile = !/^:(?:1[26]0000|\d+ 1[26]0000) /.test(part);
    return [{ path, name: path.slice(path.lastIndexOf("/") + 1), isFile, ids }];
  });
}

function isSurelyRelevant({ name, isFile }: StagedPath): boolean {
  if (!isFile || name.startsWith("modelmark.") || isFormatConfig(name)) return true;
  return data.test(name) && !ordinary.test(name);
}

interface OwnFiles {
  readonly configs: readonly Config[];
  /** The folders that contain a lock, with a slash at the end. */
  readonly outDirs: readonly string[];
  /** The staged `package.json` files. */
  readonly manifests: readonly Manifest[];
}

interface Manifest {
  /** The texts before and after, each only if the file existed. */
  readonly texts: readonly string[];
  /** Whether a config or a lock is in its folder or below. */
  readonly isAbove: boolean;
}

interface Config {
  readonly text: string;
  readonly isScript: boolean;
}

/**
 * Finds our files in the index, and the `package.json` files among the staged ones. Returns `null` if git does not
 * answer.
 */
function ownFiles(staged: readonly StagedPath[], cwd: string): OwnFiles | null {
  const where = [":(top,glob)**/modelmark.*", ":(top,glob)**/package.json"];
  const listed = runGit(["ls-files", "-z", "--stage", "--full-name", "--", ...where], cwd);
  if (!listed.ok) return null;
  // Git prints `<mode> <id> <stage>\t<path>`.
  const entries = splitNul(listed.stdout).map((line) => {
    const tab = line.indexOf("\t");
    return { id: line.slice(0, tab).split(" ")[1] ?? "", path: line.slice(tab + 1) };
  });
  const locks = entries.filter(({ path }) => /(?:^|\/)modelmark\.lock\.json$/.test(path));
  const others = entries.filter((entry) => !locks.includes(entry));
  const changed = staged.filter(({ name }) => name === "package.json");
  const texts = readTexts([...others, ...changed].flatMap(idsOf), cwd);
  if (texts === null) return null;
  const configs = others.flatMap(({ id, path }) => {
    const text = texts.get(id) ?? "";
    const isManifest = /(?:^|\/)package\.json$/.test(path);
    if (isManifest && !manifestKey.test(text)) return [];
    return [{ text, isScript: /\.[cm]?[jt]s$/.test(path) }];
  });
  const outDirs = locks.map(({ path }) => folderOf(path));
  const places = entries.filter(({ path }) => !path.endsWith("package.json"));
  const manifests = changed.map(({ path, ids }) => ({
    texts: ids.map((id) => texts.get(id) ?? ""),
    isAbove: places.some((one) => one.path.startsWith(folderOf(path))),
  }));
  return {
    configs,
    outDirs,
    manifests,
  };
}

/**
 * Whether a change of a `package.json` may matter: it may contain our config or that of prettier, or change the name
 * or version that generated documents have.
 */
function mayMatter({ texts, isAbove }: Manifest): boolean {
  if (texts.some((text) => manifestKey.test(text))) return true;
  const [before, after] = texts.map(factsOf);
  return isAbove && (before === null || before !== after);
}

/** Returns the facts in a manifest that matter to the output; `null` if the text is not JSON. */
function factsOf(text: string): string | null {
  try {
    const { name, version, prettier } = JSON.parse(text.replace(/^\uFEFF/, "")) as Record<
      string,
      unknown
    >;
    return JSON.stringify([name, version, prettier]);
  } catch {
    return null;
  }
}

function idsOf(entry: { readonly id: string } | StagedPath): readonly string[] {
  return "ids" in entry ? entry.ids : [entry.id];
}

/** Returns the folder of a path with a slash at the end; `""` for the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** Reads texts by their ids, or returns `null` if git does not answer or one of them is missing. */
function readTexts(ids: readonly string[], cwd: string): ReadonlyMap<string, string> | null {
  if (ids.length === 0) return new Map();
  const read = readBlobs({ cwd, gitDir: null }, [...new Set(ids)]);
  if (!read.ok || ids.some((id) => !read.value.has(id))) return null;
  return new Map([...read.value].map(([id, bytes]) => [id, Buffer.from(bytes).toString("utf8")]));
}

/** A config that names its own pages, or computes where its overrides are: it may depend on any file. */
const choosing = /\binclude\b|\boverrides\b["'`]?\s*(?::\s*(?![\s{"'`])|[,}])|\\[ux]/;

/** The modules that a script may load and that read no file of the repository. */
const harmless = "modelmark|(?:node:)?(?:os|path|process|url|util)";

/** A script that loads other modules, which may read anything, or that can read files without loading a module. */
const loading = new RegExp(
  String.raw`\b(?:import|require|from)\b[^"'\x60;]*["'\x60](?!(?:${harmless})["'\x60])` +
    String.raw`|\b(?:import|require)\s*\(\s*[^"'\s]|\bgetBuiltinModule\b|\b(?:Bun|Deno)\b`,
);

/** Whether a config may depend on a staged file. */
function mayRead({ text, isScript }: Config, { name }: StagedPath): boolean {
  // A config may be stored in encrypted form, which is recognized by a NUL.
  return (
    text.includes("\0") ||
    choosing.test(text) ||
    text.includes(name) ||
    (isScript && loading.test(text))
  );
}
