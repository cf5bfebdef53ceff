import { join, posix } from "node:path";
import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import { isFolder } from "../is-folder.ts";
import { absent, type Tree } from "../tree.ts";
import { commitTree } from "./commit-tree.ts";
import { findCommit } from "./find-commit.ts";
import {
  firstTop,
  isOwnRepository,
  pathIn,
  repositoryOf,
  type FolderInRepository,
} from "./find-repository.ts";
import { fromTop, parseRef } from "./parse-ref.ts";
import type { CommitPlace } from "./store.ts";
import { whereWere } from "./where-were.ts";

/** A request for the pages of a folder in a commit. */
export interface PagesRequest {
  /** `REF` for the pages that the folder had in that commit, `REF:PATH` for those of another folder of the commit. */
  readonly against: string;
  /** The spec folder as it is now, absolute. */
  readonly folder: string;
  /** The folder of the project, absolute. The ref is looked up in its repository. */
  readonly project: string;
  /** The folder in which the command was given, absolute. */
  readonly cwd: string;
  readonly isWanted: (path: string) => boolean;
}

/** The place where a commit has the pages. */
export interface StoredPages {
  readonly tree: Tree;
  /** The folder, absolute. It need not exist on the disk. */
  readonly folder: string;
  /** The folder as messages name it. For `REF`, this is the spec folder as it is now. */
  readonly shown: string;
}

/**
 * Finds the pages of a folder in a commit, so that they can be read from git's store without a checkout. Returns
 * `null` and the reason if there are none.
 */
export function pagesAtRef(request: PagesRequest): Outcome<StoredPages | null> {
  const { against, folder } = request;
  const { ref, path } = parseRef(against);
  const refuse = (reason: string, remedy?: string): Outcome<null> => {
    const params = { ref: against, reason, ...(remedy === undefined ? {} : { remedy }) };
    return { value: null, diagnostics: [diagnostic("MM1021", params)] };
  };
  const place = placeOf(request, path);
  if (!place.ok) return refuse(place.reason, place.remedy);
  const commit = findCommit(ref, place.value.top, request.cwd);
  if (!commit.ok) return refuse(commit.reason, commit.remedy);
  const tree = commitTree(commit.value, place.value.top);
  if (!tree.ok) return refuse(tree.reason);
  const was = join(place.value.top, place.value.path);
  const problem = problemOf(was, tree.value, request.isWanted);
  if (problem !== null) {
    return refuse(...absence(problem, ref, commit.value, place.value, request));
  }
  return {
    value: { tree: tree.value, folder: was, shown: path === null ? folder : was },
    diagnostics: ambiguity(ref, commit.others),
  };
}

/** Returns why a folder of a commit has no pages, or `null` if it has some. */
function problemOf(folder: string, tree: Tree, isWanted: (path: string) => boolean): string | null {
  const real = tree.real(folder);
  if (!real.ok) return real.reason === absent.reason ? noFolder : real.reason;
  if (tree.look(real.value) !== "folder") return noFolder;
  return holdsPage(real.value, "", tree, isWanted) ? null : "it has no pages";
}

const noFolder = "it does not have this folder";

function holdsPage(
  root: string,
  path: string,
  tree: Tree,
  isWanted: (path: string) => boolean,
): boolean {
  const listed = tree.list(join(root, path));
  // A folder that cannot be listed is reported when it is read.
  if (!listed.ok) return true;
  return listed.value.some(({ name, kind }) => {
    const inside = path === "" ? name : `${path}/${name}`;
    return isWanted(inside) || (kind === "folder" && holdsPage(root, inside, tree, isWanted));
  });
}

type Place =
  | { readonly ok: true; readonly value: FolderInRepository }
  | { readonly ok: false; readonly reason: string; readonly remedy?: string };

function placeOf({ folder, project, cwd }: PagesRequest, path: string | null): Place {
  const askers = project === cwd ? [project] : [project, cwd];
  if (path !== null) return namedPlace(path, askers, cwd);
  const place = repositoryOf(folder, askers);
  switch (place.kind) {
    case "found":
      return { ok: true, value: place.value };
    case "none":
      return { ok: false, reason: "the folder is in no git repository" };
    case "refused":
      return { ok: false, reason: place.reason, ...remedyFor(place.reason) };
    case "elsewhere":
      return elsewhere(folder, place.asked, place.own);
  }
}

function namedPlace(path: string, askers: readonly string[], cwd: string): Place {
  const top = firstTop(askers);
  if (!top.ok) return { ...top, ...remedyFor(top.reason) };
  if (top.value === null) return { ok: false, reason: "the project is in no git repository" };
  if (posix.isAbsolute(path)) {
    return { ok: false, reason: "an absolute path lies outside the repository" };
  }
  const prefix = pathIn(top.value, cwd) ?? "";
  return { ok: true, value: { top: top.value, path: fromTop(path, prefix) } };
}

/**
 * Refuses a folder outside the repository in which the ref is looked up. The commits of one repository do not tell
 * what another contained at the time, unless that is a submodule.
 */
function elsewhere(folder: string, asked: string, own: string | null): Place {
  if (own === null) {
    const remedy = "Name the folder in the commit: `--against REF:PATH`.";
    return { ok: false, reason: `\`${folder}\` is outside of the repository \`${asked}\``, remedy };
  }
  const reason = `\`${folder}\` is in another repository (\`${own}\`) than the project (\`${asked}\`), whose commits do not say what it held`;
  const remedy = `Name a commit of that repository, with \`--cwd ${own}\` and \`--config\`, or compare two folders: \`modelmark diff OLD NEW\`.`;
  return { ok: false, reason, remedy };
}

/**
 * Returns advice about a repository that belongs to another user. Git's own message contains the command that allows
 * git to read it.
 */
function remedyFor(reason: string): { readonly remedy?: string } {
  if (!reason.includes("safe.directory")) return {};
  return { remedy: "Give the command of git's, or run this as the owner of the repository." };
}

/** Explains why a commit has no pages in a folder, and says in which folder it had them, if that can be told. */
function absence(
  reason: string,
  ref: string,
  commit: CommitPlace,
  { top, path }: FolderInRepository,
  { folder, isWanted }: PagesRequest,
): readonly [reason: string, remedy?: string] {
  const isSpec = isFolder(join(top, path));
  if (isSpec && isOwnRepository(top, path) && reason.includes("this folder")) {
    const own = `${reason}: \`${path}\` is a repository of its own, and no submodule there`;
    return [own, "Give the command in that repository, or compare two folders."];
  }
  const before = whereWere(commit, folder, isWanted);
  if (before === null) return [reason];
  const named = `${ref}:${before}`;
  const operand = /[^\w./:~^@{}-]/.test(named) ? JSON.stringify(named) : named;
  const place = before === "" ? "at the top" : `in \`${before}\``;
  return [reason, `Many of its pages are ${place} there: \`--against ${operand}\`.`];
}

/** Warns if several refs have the name: git prefers a tag over a branch of the same name. */
function ambiguity(ref: string, names: readonly string[]): readonly Diagnostic[] {
  const [fullName, ...others] = names;
  if (fullName === undefined) return [];
  return [diagnostic("MM1022", { ref, fullName, others })];
}
