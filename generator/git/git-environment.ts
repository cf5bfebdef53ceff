import { realpathSync } from "node:fs";
import { resolve } from "node:path";
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
  return {
    ...Object.fromEntries(kept),
    ...(index === undefined ? {} : { GIT_INDEX_FILE: resolve(topAbove(cwd), index) }),
    // Messages are shown, so they are to be in one language.
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_TERMINAL_PROMPT: "0",
    // Objects put in the place of others are in no clone.
    GIT_NO_REPLACE_OBJECTS: "1",
  };
}

function topAbove(cwd: string): string {
  const folder = realpathSync(cwd);
  return foldersToTop(folder).at(-1) ?? folder;
}
