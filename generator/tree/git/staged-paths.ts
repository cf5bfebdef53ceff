import { isPlainLink, namesBehind, type Link } from "./behind-links.ts";
import { formatLoads, mayFormat, mayRead, outFolders, type ConfigFile } from "./config-reach.ts";
import { isFormatConfig } from "./format-config.ts";
import { holdsConfig, isManifest, mayMatter, type Manifest } from "./manifest-facts.ts";
import { isNotable, notableEntries, type IndexEntry } from "./notable-entries.ts";
import { runGit, splitNul } from "./run-git.ts";
import { readBlobs } from "./tree-entries.ts";

// This file is loaded at every commit, before anything else of the program. So it imports only modules of Node, few
// of them, and files that do the same.

/**
 * The files that a check may read under any name: pages, overrides, `.gitattributes`, which says how git writes files,
 * and `.gitmodules`, which says what a clone has of other repositories.
 */
const data = /(?:\.(?:mdx?|markdown|jsonc?|ya?ml)|^\.git(?:attributes|modules))$/i;

/**
 * JSON and YAML files that are part of many commits and are never overrides. Whether a `package.json` contains a
 * config, or a version of Modelmark changes, is found out from their content.
 */
const ordinary = /^(?:package(?:-lock)?|tsconfig|composer)\.json$|^pnpm-lock\.yaml$/;

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
  const changed = stagedPaths(cwd);
  // If nothing is staged, as in CI or when a hook runner checks all files, the committed files are to be checked.
  if (changed === null || changed.length === 0 || changed.some(isSurelyRelevant)) return false;
  const ours = ownFiles(changed, cwd);
  if (ours === null || ours.manifests.some(mayMatter)) return false;
  const { configs, locks, formats, staged } = ours;
  // A file may be read under the name of a link that leads to it.
  if (staged.some(isSurelyRelevant)) return false;
  // Without a lock for every config, nobody can tell where its outputs are.
  if (locks.length === 0 || locks.length < configs.length) return false;
  // A project need not have a lock yet, so the folders that configs name count too.
  const outDirs = [...locks.map(({ path }) => folderOf(path)), ...configs.flatMap(outFolders)];
  if (staged.some(({ path }) => outDirs.some((folder) => path.startsWith(folder)))) return false;
  if (configs.some(mayFormat) && formats.some(formatLoads)) return false;
  return configs.every((config) => staged.every(({ name }) => !mayRead(config, name)));
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
    const isFile = !/:(?:1[26]0000|\d+ 1[26]0000) /.test(part);
    return [{ path, name: nameOf(path), isFile, ids }];
  });
}

function isSurelyRelevant({ name, isFile }: StagedPath): boolean {
  if (!isFile || name.startsWith("modelmark.") || isFormatConfig(name)) return true;
  return data.test(name) && !ordinary.test(name);
}

interface OwnFiles {
  readonly configs: readonly ConfigFile[];
  readonly locks: readonly IndexEntry[];
  /** The configs of prettier. */
  readonly formats: readonly ConfigFile[];
  readonly manifests: readonly Manifest[];
  /** The staged paths, and those that they have behind links. */
  readonly staged: readonly StagedPath[];
}

/**
 * Finds our files and all links in the index, and the manifests among the staged files. Returns `null` if git does not
 * answer, or if it cannot be told what they say.
 */
function ownFiles(changed: readonly StagedPath[], cwd: string): OwnFiles | null {
  const entries = notableEntries(cwd);
  if (entries === null) return null;
  const links = entries.filter(({ isLink }) => isLink);
  const named = entries.filter(({ path }) => isNotable(path));
  // What a link says is in another file.
  if (named.some(({ isLink }) => isLink)) return null;
  const locks = named.filter(({ path }) => /(?:^|\/)modelmark\.lock\.json$/.test(path));
  const others = named.filter((entry) => !locks.includes(entry));
  const changedManifests = changed.filter(({ name }) => isManifest(name));
  const texts = readTexts([...others, ...links, ...changedManifests].flatMap(idsOf), cwd);
  if (texts === null) return null;
  const staged = withLinks(
    changed,
    links.map(({ id, path }) => ({ path, target: texts.get(id) ?? "" })),
  );
  if (staged === null) return null;
  const files = others.map(({ id, path }) => ({ path, text: texts.get(id) ?? "" }));
  const places = named.filter(({ path }) => nameOf(path).startsWith("modelmark."));
  return {
    configs: files.filter(({ path, text }) =>
      nameOf(path) === "package.json" ? holdsConfig(text) : nameOf(path).startsWith("modelmark."),
    ),
    locks,
    formats: files.filter(
      ({ path }) => nameOf(path) === "package.json" || isFormatConfig(nameOf(path)),
    ),
    manifests: changedManifests.map(({ path, name, ids }) => ({
      name,
      texts: ids.map((id) => texts.get(id) ?? ""),
      isAbove: places.some((one) => one.path.startsWith(folderOf(path))),
    })),
    staged,
  };
}

/** Adds the names that staged files have behind links; `null` if that cannot be told. */
function withLinks(
  staged: readonly StagedPath[],
  links: readonly Link[],
): readonly StagedPath[] | null {
  if (!links.every(isPlainLink)) return null;
  const paths = [...staged];
  for (const one of staged) {
    const names = namesBehind(one.path, links);
    if (names === null) return null;
    paths.push(...names.map((path) => ({ ...one, path, name: nameOf(path) })));
  }
  return paths;
}

function idsOf(entry: IndexEntry | StagedPath): readonly string[] {
  return "ids" in entry ? entry.ids : [entry.id];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
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
