import { existsSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { foldersToTop } from "./folders-to-top.ts";

/**
 * The variables of git that we leave as they are: where its settings and objects are. Every other one would change what
 * is read, or how it is printed: a hook runs with `GIT_DIR` and `GIT_PREFIX` of the repository that is committed to, an
 * editor may set `GIT_LITERAL_PATHSPECS`.
 */
const left =
  /^GIT_(?:CONFIG(?:_.*)?|EXEC_PATH|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|(?:ALTERNATE_)?OBJECT_DIRECTOR(?:Y|IES))$/;

/**
 * The environment in which git is asked. Which index is committed from is kept: `git commit -a` and `git commit FILE`
 * have one of their own, named from the top of the work tree.
 *
 * @param cwd absolute; where git will run
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
    // Messages are shown, so they are to be in one language.
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_TERMINAL_PROMPT: "0",
    // Objects put in the place of others are in no clone.
    GIT_NO_REPLACE_OBJECTS: "1",
  };
}

interface NamedRepository {
  readonly GIT_DIR: string;
  readonly GIT_WORK_TREE: string;
}

/**
 * A repository that is kept elsewhere, as one of dotfiles is: only the environment says where. It counts within its work
 * tree, and where git finds no other, as the hook of a linked work tree would name the wrong one.
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
