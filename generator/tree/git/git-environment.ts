import { existsSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
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
 * `git commit FILE` use an index of their own, whose path is relative to the top of the work tree.
 *
 * @param cwd the folder in which git will run, absolute
 */
export function gitEnvironment(cwd: string, around = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(around).filter(
    ([name]) => !name.startsWith("GIT_") || left.test(name),
  );
  const index = around["GIT_INDEX_FILE"];
  const named = namedRepository(cwd, around);
  const top = named?.GIT_WORK_TREE ?? topAbove(cwd);
  return {
    ...Object.fromEntries(kept),
    ...named,
    ...(index === undefined ? {} : { GIT_INDEX_FILE: resolve(top, index) }),
    // Messages are shown to the user, so they should always be in the same language.
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_TERMINAL_PROMPT: "0",
    // Replacement objects are not part of any clone.
    GIT_NO_REPLACE_OBJECTS: "1",
  };
}

interface NamedRepository {
  readonly GIT_DIR: string;
  readonly GIT_WORK_TREE: string;
}

/**
 * Returns a repository that is kept outside its work tree, as repositories for dotfiles are: only the environment
 * says where it is. It counts only inside its work tree, and only if git finds no other repository there, because the
 * hook of a linked work tree would name the wrong one.
 */
function namedRepository(cwd: string, around: NodeJS.ProcessEnv): NamedRepository | null {
  const { GIT_DIR: store, GIT_WORK_TREE: work } = around;
  if (store === undefined || work === undefined || !existsSync(work)) return null;
  if (existsSync(join(topAbove(cwd), ".git"))) return null;
  const top = realpathSync(work);
  const inside = relative(top, realpathSync(cwd));
  const isOutside = inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return isOutside ? null : { GIT_DIR: resolve(store), GIT_WORK_TREE: top };
}

function topAbove(cwd: string): string {
  const folder = realpathSync(cwd);
  return foldersToTop(folder).at(-1) ?? folder;
}
