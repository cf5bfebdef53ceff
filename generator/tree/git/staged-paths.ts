import { isPlainLink, namesBehind, type Link } from "./behind-links.ts";
import { changedEntries, type ChangedEntry } from "./changed-entries.ts";
import {
  filesOfIndex,
  headToRemember,
  noMemory,
  readTexts,
  type CommitMemory,
  type IndexFiles,
} from "./commit-memory.ts";
import { formatLoads, mayFormat, mayRead, outFolders, type ConfigFile } from "./config-reach.ts";
import { isFormatConfig } from "./format-config.ts";
import { holdsConfig, isManifest, mayMatter, type Manifest } from "./manifest-facts.ts";
import { isLock, isNotable, type IndexEntry } from "./notable-entries.ts";

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

/** A staged path, or a name that it has behind links. */
type StagedPath = Pick<ChangedEntry, "path" | "name" | "isFile">;

/**
 * Whether nothing that is about to be committed can matter to a check. This is found out by asking git alone, without
 * loading a config. Returns `false` when it is not certain.
 *
 * @param cwd the folder in which the process runs
 * @param memory what this machine has found out before; it changes how long the answer takes, and never the answer
 */
export function isIrrelevant(cwd: string, memory: CommitMemory = noMemory): boolean {
  const changed = changedEntries(cwd);
  // If nothing is staged, as in CI or when a hook runner checks all files, the committed files are to be checked.
  if (changed === null || changed.length === 0 || changed.some(isSurelyRelevant)) return false;
  const index = filesOfIndex(memory.load(), cwd);
  const isAnswer = index !== null && cannotMatter(changed, index, cwd);
  const head = isAnswer ? headToRemember(index, cwd) : null;
  if (head !== null) memory.save(head);
  return isAnswer;
}

function cannotMatter(changed: readonly ChangedEntry[], index: IndexFiles, cwd: string): boolean {
  const ours = ownFiles(changed, index, cwd);
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
function ownFiles(
  changed: readonly ChangedEntry[],
  { entries, texts: already }: IndexFiles,
  cwd: string,
): OwnFiles | null {
  const links = entries.filter(({ isLink }) => isLink);
  const named = entries.filter(({ path }) => isNotable(path));
  // What a link says is in another file.
  if (named.some(({ isLink }) => isLink)) return null;
  const locks = named.filter(isLock);
  const others = named.filter((entry) => !isLock(entry));
  const changedManifests = changed.filter(({ name }) => isManifest(name));
  const ids = [
    ...[...others, ...links].map(({ id }) => id),
    ...changedManifests.flatMap((one) => one.ids),
  ];
  const texts = readTexts(ids, already, cwd);
  if (texts === null) return null;
  const staged = withLinks(
    changed,
    links.map(({ id, path }) => ({ path, target: texts.get(id) ?? "" })),
  );
  if (staged === null) return null;
  const files = others.map(({ id, path }) => ({ path, text: texts.get(id) ?? "" }));
  const places = named.filter(({ path }) => nameOf(path).startsWith("modelmark."));
  return {
    configs: files.filter(isConfig),
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

function isConfig({ path, text }: ConfigFile): boolean {
  const name = nameOf(path);
  return name === "package.json" ? holdsConfig(text) : name.startsWith("modelmark.");
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

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Returns the folder of a path with a slash at the end; `""` for the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
