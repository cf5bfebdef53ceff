import { isFormatConfig } from "./format-config.ts";
import { runGit, splitNul } from "./run-git.ts";
import { readBlobs } from "./tree-entries.ts";

// Loaded at every commit, before anything else of the program: nothing but Node's own modules, and few of them.

/** Files a check reads whatever they are called: pages, overrides, and what says how git writes them. */
const data = /(?:\.(?:mdx?|markdown|jsonc?|ya?ml)|^\.gitattributes)$/i;

/** Never overrides, and in every second commit; a `package.json` that holds a config is told by its content. */
const ordinary = /^(?:package(?:-lock)?|tsconfig|composer)\.json$|^pnpm-lock\.yaml$/;

/** A key that does not name a dependency, or an escaped one, which nobody writes. */
const manifestKey = /"modelmark"\s*:\s*(?:[^"\s]|$)|\\u00/;

interface StagedPath {
  /** From the top of the repository. */
  readonly path: string;
  readonly name: string;
  /** A file, before and after: a link or a submodule may hold pages, whatever it is called. */
  readonly isFile: boolean;
  /** The ids of the content before and after, as far as there is any. */
  readonly ids: readonly string[];
}

/**
 * Whether nothing that is about to be committed can matter to a check: found by asking git alone, without loading a
 * config. `false` where it is not certain.
 *
 * @param cwd where the process runs
 */
export function isIrrelevant(cwd: string): boolean {
  const staged = stagedPaths(cwd);
  // Where nothing is staged, as in CI or with a hook runner's "all files", what is committed is to be judged.
  if (staged === null || staged.length === 0 || staged.some(isSurelyRelevant)) return false;
  const ours = ownFiles(staged, cwd);
  if (ours === null || ours.manifests.some(mayMatter)) return false;
  // Without its lock nobody can tell where outputs are.
  if (ours.outDirs.length === 0 || ours.outDirs.length < ours.configs.length) return false;
  if (staged.some(({ path }) => ours.outDirs.some((folder) => path.startsWith(folder)))) {
    return false;
  }
  return ours.configs.every((config) => staged.every((one) => !mayRead(config, one)));
}

/** `null` where git does not tell. */
function stagedPaths(cwd: string): readonly StagedPath[] | null {
  const args = ["diff", "--cached", "--raw", "--no-abbrev", "--ignore-submodules=none"];
  const answer = runGit([...args, "--no-relative", "--no-renames", "-z"], cwd);
  if (!answer.ok) return null;
  // `:100644 100644 <id> <id> M`, and the path after it.
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
  /** Folders of locks, with a slash at the end. */
  readonly outDirs: readonly string[];
  /** Each `package.json` that is staged. */
  readonly manifests: readonly Manifest[];
}

interface Manifest {
  /** Before and after, as far as there is one. */
  readonly texts: readonly string[];
  /** Whether a config or a lock lies in its folder, or below. */
  readonly isAbove: boolean;
}

interface Config {
  readonly text: string;
  readonly isScript: boolean;
}

/** What of the index, or of what is staged, is ours; `null` where git does not tell. */
function ownFiles(staged: readonly StagedPath[], cwd: string): OwnFiles | null {
  const where = [":(top,glob)**/modelmark.*", ":(top,glob)**/package.json"];
  const listed = runGit(["ls-files", "-z", "--stage", "--full-name", "--", ...where], cwd);
  if (!listed.ok) return null;
  // `<mode> <id> <stage>\t<path>`.
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

/** Whether a `package.json` may hold a config, of ours or prettier's, or gives documents another name or version. */
function mayMatter({ texts, isAbove }: Manifest): boolean {
  if (texts.some((text) => manifestKey.test(text))) return true;
  const [before, after] = texts.map(factsOf);
  return isAbove && (before === null || before !== after);
}

/** `null` where a text is not JSON. */
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

/** With a slash at the end; `""` for the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** `null` where git does not tell, or has lost one of them. */
function readTexts(ids: readonly string[], cwd: string): ReadonlyMap<string, string> | null {
  if (ids.length === 0) return new Map();
  const read = readBlobs({ cwd, gitDir: null }, [...new Set(ids)]);
  if (!read.ok || ids.some((id) => !read.value.has(id))) return null;
  return new Map([...read.value].map(([id, bytes]) => [id, Buffer.from(bytes).toString("utf8")]));
}

/** A config that chooses its pages itself may choose anything, and so may one that works out where its overrides are. */
const choosing = /\binclude\b|\boverrides\b["'`]?\s*(?::\s*(?![\s{"'`])|[,}])|\\[ux]/;

/** What a script may load that reads no file of the repository. */
const harmless = "modelmark|(?:node:)?(?:os|path|process|url|util)";

/** A script that loads others, which may read anything, or reaches for files without loading one. */
const loading = new RegExp(
  String.raw`\b(?:import|require|from)\b[^"'\x60;]*["'\x60](?!(?:${harmless})["'\x60])` +
    String.raw`|\b(?:import|require)\s*\(\s*[^"'\s]|\bgetBuiltinModule\b|\b(?:Bun|Deno)\b`,
);

/** Whether what a config says may depend on a file that is staged. */
function mayRead({ text, isScript }: Config, { name }: StagedPath): boolean {
  // What is stored of a config may be encrypted.
  return (
    text.includes("\0") ||
    choosing.test(text) ||
    text.includes(name) ||
    (isScript && loading.test(text))
  );
}
