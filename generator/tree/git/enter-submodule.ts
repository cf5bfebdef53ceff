import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Answer } from "../tree.ts";
import { splitNul } from "./run-git.ts";
import { ask, lineOf, type CommitPlace, type Store } from "./store.ts";

/**
 * The commit of a submodule that a commit around it records. Its objects are where it is checked out, or where git keeps
 * them when it was moved or taken out of the work tree. Nothing is fetched.
 *
 * @param path of the submodule, from the top of the repository around it
 * @param id of the commit that is recorded there
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
  // A submodule that is not checked out is an empty folder, in which git would answer for the repository around it.
  const here: readonly Place[] =
    top !== null && existsSync(join(top, ".git"))
      ? [{ store: { cwd: top, gitDir: null }, top }]
      : [];
  const kept = names.flatMap((name) => keptPlaces(around.store, name));
  return [...here, ...kept.map((gitDir) => ({ store: { ...around.store, gitDir }, top: null }))];
}

/**
 * The name under which git keeps a submodule: the path it had first, unless it was given one. None where it is no
 * submodule to a clone.
 */
function namesOf({ store, id }: CommitPlace, path: string): readonly string[] {
  const args = [
    "config",
    "-z",
    `--blob=${id}:.gitmodules`,
    "--get-regexp",
    "^submodule\\..*\\.path$",
  ];
  const known = ask(store, args);
  const lines = known.ok ? splitNul(known.stdout) : [];
  // `submodule.<name>.path\n<path>`
  const named = lines.flatMap((line) => {
    const [key = "", value] = line.split("\n", 2);
    return value === path ? [key.slice("submodule.".length, -".path".length)] : [];
  });
  // The file comes with the repository: no name of it may lead out of the folder of all submodules.
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
