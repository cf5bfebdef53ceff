import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { isFolder } from "../is-folder.ts";
import { isInside } from "../is-inside.ts";
import { foldersToTop } from "./folders-to-top.ts";

/**
 * The variables of git that are passed on: they say where its settings and objects are. All others would change what
 * is read or how it is printed. For example, a hook runs with `GIT_DIR` and `GIT_PREFIX` of the repository of the
 * commit, and an editor may set `GIT_LITERAL_PATHSPECS`.
 */
const left =
  /^GIT_(?:CONFIG(?:_.*)?|EXEC_PATH|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|(?:ALTERNATE_)?OBJECT_DIRECTOR(?:Y|IES))$/;

/**
 * Returns the environment in which git is asked. It keeps `GIT_INDEX_FILE`, because `git commit -a` and
 * `git commit FILE` use an index of their own, whose path is relative to the top of the work tree. It is not that of
 * a submodule, or of another repository in the work tree, where git is asked too.
 *
 * @param cwd the folder in which git will run, absolute
 */
export function gitEnvironment(cwd: string, around = process.env): NodeJS.ProcessEnv {
  const variables = Object.entries(around).filter(
    ([name]) => !name.startsWith("GIT_") || left.test(name),
  );
  const named = namedRepository(cwd, around);
  const index = indexFor(named?.GIT_WORK_TREE ?? topAbove(cwd), named !== null, around);
  return {
    ...Object.fromEntries(variables),
    ...named,
    ...(index === null ? {} : { GIT_INDEX_FILE: index }),
    // Messages are shown to the user, so they should always be in the same language.
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_TERMINAL_PROMPT: "0",
    // Replacement objects are not part of any clone.
    GIT_NO_REPLACE_OBJECTS: "1",
  };
}

/** Returns the index that the environment names for a repository; `null` if it names none, or that of another. */
function indexFor(top: string, isNamed: boolean, around: NodeJS.ProcessEnv): string | null {
  const { GIT_INDEX_FILE: index, GIT_DIR: store } = around;
  if (index === undefined) return null;
  const path = resolve(top, index);
  const own = isNamed ? null : storeAt(top);
  if (own === null) return path;
  if (!isAbsolute(index)) return isFolder(dirname(path)) ? path : null;
  const other = store === undefined ? null : realOf(resolve(store));
  const isOfOther = other !== null && other !== own && realOf(dirname(path)) === other;
  return isOfOther ? null : path;
}

/** Returns the folder in which git keeps the repository of a work tree, without links; `null` if it is not clear. */
function storeAt(top: string): string | null {
  const place = join(top, ".git");
  if (isFolder(place)) return realOf(place);
  const { folder } = /^gitdir: (?<folder>.+)/.exec(textOf(place) ?? "")?.groups ?? {};
  return folder === undefined ? null : realOf(resolve(top, folder));
}

function realOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    // It does not exist.
    return null;
  }
}

interface NamedRepository {
  readonly GIT_DIR: string;
  readonly GIT_WORK_TREE: string;
}

/**
 * Returns a repository that is kept outside its work tree, as repositories for dotfiles are: only the environment
 * says where it is, and the environment or its own settings say where the work tree is. It counts only inside its
 * work tree, and only if git finds no other repository there, because the hook of a linked work tree would name the
 * wrong one.
 */
function namedRepository(cwd: string, around: NodeJS.ProcessEnv): NamedRepository | null {
  const { GIT_DIR: store, GIT_WORK_TREE: named } = around;
  if (store === undefined || existsSync(join(topAbove(cwd), ".git"))) return null;
  const work = named ?? configuredWorkTree(resolve(store));
  if (work === null || !existsSync(work)) return null;
  const top = realpathSync(work);
  return isInside(realpathSync(cwd), top) ? { GIT_DIR: resolve(store), GIT_WORK_TREE: top } : null;
}

/**
 * Returns the work tree that the settings of a repository name (`core.worktree`). A hook of `git --git-dir=…` gets
 * only the name of the repository.
 */
function configuredWorkTree(store: string): string | null {
  const text = textOf(join(store, "config")) ?? "";
  const line = /^[ \t]*(?:\[core\])?[ \t]*worktree[ \t]*=[ \t]*("(?:[^"\\\n]|\\.)*"|[^"#;\n]*)/im;
  const value = line.exec(text)?.[1]?.trim().replace(/^"|"$/g, "");
  return value === undefined ? null : resolve(store, value.replaceAll(/\\(.)/g, "$1"));
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // It does not exist, or cannot be read.
    return null;
  }
}

function topAbove(cwd: string): string {
  const folder = realpathSync(cwd);
  return foldersToTop(folder).at(-1) ?? folder;
}
