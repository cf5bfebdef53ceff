import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { runGit } from "../../tree/git/run-git.ts";
import type { FoundHook, HooksInUse } from "../choices.ts";
import { configAt } from "../config-places.ts";
import type { ConfigPlace } from "../snippet.ts";
import { readText } from "./read-manifest.ts";

/**
 * Finds the hooks that git runs in a repository at present.
 *
 * @param top the top folder of the repository
 * @returns `null` if git cannot tell
 */
export function findHooks(top: string): HooksInUse | null {
  if (!existsSync(join(top, ".git"))) return null;
  const asked = runGit(["rev-parse", "--git-common-dir", "--git-path", "hooks"], top);
  if (!asked.ok) return null;
  const [own = "", at = ""] = asked.stdout.toString("utf8").split(/\r?\n/);
  const folder = resolve(top, at);
  const way = relative(top, folder).split(sep).join("/");
  const isSet = folder !== resolve(top, own, "hooks");
  const isCommitted = isSet && !/^(?:$|\.\.(?:\/|$)|\.git\/|\/|[A-Za-z]:)/.test(way);
  // husky makes git run scripts in `_`, which run those of the user in the folder above.
  const scripts = basename(folder) === "_" ? dirname(folder) : folder;
  return {
    folder: isCommitted || !isSet ? way : folder.split(sep).join("/"),
    ...{ isSet, isCommitted, hooks: hooksIn(scripts) },
  };
}

/** The tools that say their names in the hooks that they install. */
const owners = ["lefthook", "pre-commit.com"];

/** Returns the hooks in a folder. Git runs only executable files without an ending. */
function hooksIn(folder: string): readonly FoundHook[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names
    .filter((name) => /^[a-z-]+$/.test(name) && isProgram(join(folder, name)))
    .map((name) => {
      const text = readText(join(folder, name)) ?? "";
      const owner = owners.find((one) => text.includes(one));
      return owner === undefined ? { name } : { name, owner };
    });
}

function isProgram(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() === true && (process.platform === "win32" || (stats.mode & 0o111) !== 0);
}

/** The places where managers of hooks have a key for each hook, with the command as its value. */
const keyedPlaces: readonly ConfigPlace[] = [
  ...["simple-git-hooks", "husky.hooks", "gitHooks"].map((key) => ({ path: "package.json", key })),
  ...["", ".json"].map((ending) => ({ path: `.huskyrc${ending}` })),
  ...["simple-git-hooks", ".simple-git-hooks"].flatMap((name) =>
    ["json", "js", "cjs", "mjs"].map((ending) => ({ path: `${name}.${ending}` })),
  ),
];

/** Finds the config in which the hooks of a repository are keys, as for simple-git-hooks. */
export function findKeyedHooks(top: string): ConfigPlace | null {
  const place = keyedPlaces.find((one) => {
    const text = readText(join(top, one.path)) ?? undefined;
    return configAt(one, text) !== null;
  });
  return place ?? null;
}
