import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Answer } from "../tree.ts";
import { splitNul } from "./run-git.ts";
import { ask, lineOf, type CommitPlace, type Store } from "./store.ts";

/**
 * Finds the commit of a submodule that a commit of the outer repository records. Its objects are in the checkout of
 * the submodule, or, if the submodule was moved or removed from the work tree, where git keeps them. Nothing is
 * fetched.
 *
 * @param around the commit of the outer repository
 * @param path the path of the submodule, from the top of the outer repository
 * @param id the id of the recorded commit
 */
export function enterSubmodule(around: CommitPlace, path: string, id: string): Answer<CommitPlace> {
  const names = namesOf(around, path);
  if (names.length === 0) {
    const reason = `\`${path}\` is a repository of its own, and .gitmodules does not name it: a clone has nothing there`;
    return { ok: false, reason };
  }
  for (const place of placesOf(around, path, names)) {
    const has = ask(place.store, ["cat-file", "-e", `${id}^{commit}`]);
    if (has.ok) return { ok: true, value: { ...place, id } };
  }
  const short = id.slice(0, 12);
  return {
    ok: false,
    reason: `its submodule \`${path}\` was at ${short}, which is not stored here; fetch it there, after \`git submodule update --init\``,
  };
}

type Place = Omit<CommitPlace, "id">;

function placesOf(around: CommitPlace, path: string, names: readonly string[]): readonly Place[] {
  const top = around.top === null ? null : join(around.top, path);
  // A submodule that is not checked out is an empty folder. If git is asked there, it answers for the outer
  // repository.
  const here: readonly Place[] =
    top !== null && existsSync(join(top, ".git"))
      ? [{ store: { cwd: top, gitDir: null }, top }]
      : [];
  const gitDirs = names.flatMap((name) => keptPlaces(around.store, name));
  return [...here, ...gitDirs.map((gitDir) => ({ store: { ...around.store, gitDir }, top: null }))];
}

/**
 * Returns the names under which git keeps a submodule. By default, the name is the submodule's first path. There is
 * none if `.gitmodules` does not list the path, so that a clone would not contain the submodule.
 */
function namesOf({ store, id }: CommitPlace, path: string): readonly string[] {
  const args = [
    "config",
    "-z",
    `--blob=${id}:.gitmodules`,
    "--get-regexp",
    "^submodule\\..*\\.path$",
  ];
  const answer = ask(store, args);
  const lines = answer.ok ? splitNul(answer.stdout) : [];
  // Git prints `submodule.<name>.path\n<path>`.
  const named = lines.flatMap((line) => {
    const [key = "", value] = line.split("\n", 2);
    return value === path ? [key.slice("submodule.".length, -".path".length)] : [];
  });
  // The file is part of the repository, so no name in it may lead out of the folder that holds all submodules.
  return named.filter((name) => !/(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name));
}

function keptPlaces(store: Store, name: string): readonly string[] {
  const own = ask(store, ["rev-parse", "--git-path", `modules/${name}`]);
  const common = ask(store, ["rev-parse", "--git-common-dir"]);
  const places = [
    ...(own.ok ? [lineOf(own.stdout)] : []),
    ...(common.ok ? [join(lineOf(common.stdout), "modules", name)] : []),
  ];
  return places.map((place) => resolve(store.cwd, place)).filter((place) => existsSync(place));
}
