import { resolve } from "node:path";
import { isFolder } from "../is-folder.ts";
import { splitNul } from "./run-git.ts";
import { ask, lineOf, type CommitPlace, type Store } from "./store.ts";

/** A commit, or the reason why there is none of that name and what to do about it. */
export type FoundCommit =
  | { readonly ok: true; readonly value: CommitPlace; readonly others: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly remedy?: string };

/**
 * Resolves a ref as git does. If several refs have that name, `others` lists their full names, beginning with the one
 * that git takes.
 *
 * @param top the top of the work tree in which git is asked
 * @param cwd the folder in which the command was given
 */
export function findCommit(ref: string, top: string, cwd: string): FoundCommit {
  const store = { cwd: top, gitDir: null };
  if (ref.startsWith("-")) {
    const remedy = `A branch of that name is written \`refs/heads/${ref}\`.`;
    return { ok: false, reason: "that is not the name of a commit", remedy };
  }
  const named = resolveId(ref, store);
  const id =
    named === null
      ? null
      : (resolveId(`${named}^{commit}`, store) ?? resolveId(`${named}^{tree}`, store));
  if (id === null) return { ok: false, ...whyNot(ref, store, cwd) };
  return { ok: true, value: { store, top, id }, others: namesakes(ref, store) };
}

function resolveId(name: string, store: Store): string | null {
  const answer = ask(store, ["rev-parse", "--verify", "--quiet", "--end-of-options", name]);
  // For `^main`, git prints the excluded commit with its `^`.
  const id = answer.ok ? lineOf(answer.stdout) : "";
  return /^[0-9a-f]+$/.test(id) ? id : null;
}

function whyNot(
  ref: string,
  store: Store,
  cwd: string,
): { readonly reason: string; readonly remedy?: string } {
  if (ref === "") return { reason: "that is not the name of a commit" };
  if (isFolder(resolve(cwd, ref))) {
    const remedy = `Compare two folders with \`modelmark diff OLD NEW\`, or a folder of a commit with \`--against REF:${ref}\`.`;
    return { reason: "that is a folder, and the repository has no commit of that name", remedy };
  }
  const reason = "the repository has no such commit";
  const remotes = ask(store, ["for-each-ref", "--format=%(refname:lstrip=2)", "refs/remotes"]);
  const names = remotes.ok ? lineOf(remotes.stdout).split(/\r?\n/) : [];
  const remote = names.find((name) => name.endsWith(`/${ref}`));
  if (remote !== undefined) return { reason, remedy: `It has \`${remote}\`; name that one.` };
  const shallow = ask(store, ["rev-parse", "--is-shallow-repository"]);
  if (!shallow.ok || lineOf(shallow.stdout) !== "true") return { reason };
  const fetch = "Fetch it first: `git fetch --unshallow`, or in GitHub Actions `fetch-depth: 0`.";
  return { reason: `${reason}, and is a shallow clone`, remedy: fetch };
}

/**
 * Returns the full names of the refs with a short name, in the order in which git prefers them. Returns none unless
 * there are several.
 */
function namesakes(ref: string, store: Store): readonly string[] {
  const full = ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"].map((at) => at + ref);
  const listed = ask(store, ["for-each-ref", "--format=%(refname)%00", "--", ...full]);
  if (!listed.ok) return [];
  const names = new Set(splitNul(listed.stdout).map((name) => name.trim()));
  const fullNames = full.filter((name) => names.has(name));
  return fullNames.length > 1 ? fullNames : [];
}
