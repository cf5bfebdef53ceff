import { join, sep } from "node:path";
import picomatch from "picomatch";
import { diagnostic, type Diagnostic, type Outcome } from "../../diagnostics/diagnostic.ts";
import type { WrittenIn } from "../../diagnostics/written-in.ts";
import { startOf } from "../../diagnostics/span.ts";
import {
  kindBehind,
  noFile,
  type Answer,
  type Content,
  type EntryKind,
  type Tree,
} from "../../tree/tree.ts";
import { workTree } from "../../tree/work-tree.ts";
import { hashOfText } from "../../tree/content-hash.ts";
import type { HashesById } from "../../tree/hashes-by-id.ts";
import { decodePage } from "./decode-page.ts";
import { pagesReadBefore } from "./pages-read-before.ts";
import type { SourceFile } from "./source-file.ts";

/** The glob patterns, relative to the spec folder, that say which of its files are pages. */
export interface PagePatterns {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** The pages of a spec folder. */
export interface SpecPages extends PagePatterns {
  /** Where the user wrote the name of the folder. */
  readonly specIn?: WrittenIn;
}

/** Returns a function that tells from a file's path below the spec folder whether it is a page. */
export function pageFilter({ include, exclude }: PagePatterns): (path: string) => boolean {
  return picomatch([...include], { ignore: [...exclude] });
}

/** The size limit of a page in bytes, far above the largest known page (702,682 bytes). */
const maxBytes = 20_000_000;

/**
 * Reads the pages of a spec folder, ordered by path. Every file that cannot be read is reported. Nothing outside the
 * folder is read, whatever links it contains.
 *
 * @param folder The absolute path of the spec folder.
 * @param byId the hashes of pages that have been read before; those of the pages of this spec are added
 */
export function readSpec(
  folder: string,
  pages: SpecPages,
  tree: Tree = workTree,
  byId: HashesById = new Map(),
): Promise<Outcome<readonly SourceFile[]>> {
  return Promise.resolve(pagesIn(folder, pages, tree, byId));
}

/** Returns the paths of everything that would be read as a page, in code-point order, relative to the spec folder. */
export function pagePaths(folder: string, patterns: PagePatterns, tree: Tree): readonly string[] {
  const root = rootOf(folder, tree);
  return root.ok ? listPages(root.value, patterns, tree).map(({ path }) => path) : [];
}

function pagesIn(
  folder: string,
  { specIn: writtenIn = "nowhere", ...patterns }: SpecPages,
  tree: Tree,
  byId: HashesById,
): Outcome<readonly SourceFile[]> {
  const root = rootOf(folder, tree);
  if (!root.ok) {
    return {
      value: [],
      diagnostics: [diagnostic("MM1004", { folder, writtenIn, reason: root.reason })],
    };
  }
  const entries = listPages(root.value, patterns, tree);
  if (entries.length === 0) {
    return { value: [], diagnostics: [diagnostic("MM1005", { folder, writtenIn })] };
  }
  const pages = readPages(root.value, entries, tree, byId);
  return {
    value: pages.flatMap(({ value }) => (value === null ? [] : [value])),
    diagnostics: pages.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Returns the real path of the folder, or the reason why it cannot be listed. */
function rootOf(folder: string, tree: Tree): Answer<string> {
  const real = tree.real(folder);
  if (!real.ok) return real;
  const listed = tree.list(real.value);
  return listed.ok ? real : listed;
}

interface Entry {
  /** The path relative to the spec folder, with forward slashes. */
  readonly path: string;
  readonly kind: EntryKind | "linked folder";
  /** Why the entry cannot be read. For a folder, the reason applies to everything in it. */
  readonly problem?: string;
}

/** Lists what the patterns match, in code-point order, and the folders that cannot be listed. */
function listPages(root: string, patterns: PagePatterns, tree: Tree): readonly Entry[] {
  const isPage = pageFilter(patterns);
  const mayHoldPages = folderFilter(patterns);
  const entries: Entry[] = [];
  const pending = [""];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const listed = tree.list(join(root, folder));
    if (!listed.ok) {
      // A folder that holds no pages need not be listable.
      if (mayHoldPages(folder))
        entries.push({ path: folder, kind: "folder", problem: listed.reason });
      continue;
    }
    for (const { name, kind } of listed.value) {
      const path = folder === "" ? name : `${folder}/${name}`;
      const isLinked = kind === "link" && kindBehind(tree, join(root, path)) === "folder";
      if (isLinked && mayHoldPages(path)) entries.push({ path, kind: "linked folder" });
      else if (isPage(path) && mayBePage(name, kind)) entries.push({ path, kind });
      if (kind === "folder") pending.push(path);
    }
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Tells whether an entry that the patterns match is a page, or is called like one. A glob that ends in `**` also matches
 * folders, and means the files in them.
 */
function mayBePage(name: string, kind: EntryKind): boolean {
  return kind !== "folder" || name.toLowerCase().endsWith(".md");
}

/** Returns a function that tells whether a folder may hold pages. When in doubt, it answers yes. */
function folderFilter({ include, exclude }: PagePatterns): (path: string) => boolean {
  const isExcluded = picomatch([...exclude]);
  const places = include.map((glob) => {
    const { base } = picomatch.scan(glob);
    return { base: `${base}/`, depth: glob.includes("**") ? Infinity : glob.split("/").length };
  });
  return (path) => {
    if (isExcluded(`${path}/page`)) return false;
    const isOnWay = (base: string): boolean =>
      base === "/" || `${path}/`.startsWith(base) || base.startsWith(`${path}/`);
    return places.some(({ base, depth }) => path.split("/").length < depth && isOnWay(base));
  };
}

function readPages(
  root: string,
  entries: readonly Entry[],
  tree: Tree,
  byId: HashesById,
): readonly Outcome<SourceFile | null>[] {
  const refusals = new Map(
    entries.flatMap((entry) => {
      const refusal = refusalOf(root, entry, tree);
      return refusal === null ? [] : [[entry.path, refusal] as const];
    }),
  );
  const readable = entries.flatMap(({ path }) => (refusals.has(path) ? [] : [path]));
  const before = pagesReadBefore(root, readable, tree, byId);
  const pages = new Map<string, Outcome<SourceFile | null>>(
    [...before].map(([path, page]) => [path, { value: page, diagnostics: [] }]),
  );
  const unread = new Map(
    readable.filter((path) => !before.has(path)).map((path) => [join(root, path), path]),
  );
  for (const [file, content] of tree.read([...unread.keys()], maxBytes)) {
    const path = unread.get(file) ?? "";
    const page = pageOf(path, content);
    pages.set(path, page);
    if (page.value === null) continue;
    const id = tree.idOf(file);
    if (id !== null) byId.set(id, hashOfText(page.value));
  }
  return entries.flatMap(({ path }) => refusals.get(path) ?? pages.get(path) ?? []);
}

/** Returns the finding that keeps an entry from being read, or `null`. It does not look at the contents. */
function refusalOf(
  root: string,
  { path, kind, problem }: Entry,
  tree: Tree,
): Outcome<SourceFile | null> | null {
  if (problem !== undefined) return unreadable(path, problem);
  switch (kind) {
    case "file":
      return null;
    case "folder":
      return refuse(diagnostic("MM1003", {}, startOf(path)));
    case "other":
      return unreadable(path, noFile.reason);
    case "linked folder":
      return refuse(diagnostic("MM1008", { folder: path }, startOf(path)));
    case "link": {
      const real = tree.real(join(root, path));
      if (!real.ok) return unreadable(path, real.reason);
      const isInside = real.value.startsWith(root + sep);
      return isInside ? null : unreadable(path, "it is a link out of the spec folder");
    }
  }
}

function pageOf(path: string, content: Content): Outcome<SourceFile | null> {
  if (content.ok) return decodePage(path, content.bytes);
  const { reason, size } = content;
  if (size === undefined) return unreadable(path, reason);
  return refuse(diagnostic("MM1007", { size, limit: maxBytes }, startOf(path)));
}

function unreadable(path: string, reason: string): Outcome<null> {
  return refuse(diagnostic("MM1006", { reason }, startOf(path)));
}

function refuse(finding: Diagnostic): Outcome<null> {
  return { value: null, diagnostics: [finding] };
}
