import type { TypedPage } from "../read/dialects/read-types.ts";
import type { Overrides } from "../config/settings.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { modelId, type ModelId } from "../model/type.ts";
import { isTransport } from "./transport.ts";
import { nearModels, type FindNear } from "./near-models.ts";
import { linkedKey, looseKey, namespaceOf, pageKey } from "./page-path.ts";

/** A page with its identity. */
export interface PageEntry {
  readonly id: ModelId;
  readonly namespace: string;
  readonly page: TypedPage;
}

/** The pages of a spec, indexed by the ways in which cells refer to them. */
export interface PageIndex {
  /** The pages, ordered by id. */
  readonly entries: readonly PageEntry[];
  readonly byId: ReadonlyMap<string, PageEntry>;
  readonly byKey: ReadonlyMap<string, PageEntry>;
  /** The pages by {@link looseKey}. A key that several pages share is `null`. */
  readonly byLooseKey: ReadonlyMap<string, PageEntry | null>;
  /** The pages by {@link classKey}. */
  readonly byClass: ReadonlyMap<string, PageEntry>;
  /** The first folders of all namespaces, as {@link moduleKey} spells them. */
  readonly topModules: ReadonlySet<string>;
  /** The pages that consist only of rows of the HTTP exchange. References to them are part of the exchange too. */
  readonly exchangePages: ReadonlySet<ModelId>;
  /** The {@link looseKey}s of pages that could not be read. References to them are not reported. */
  readonly unreadKeys: ReadonlySet<string>;
  /** The number of folders above the deepest page. No class path with more modules is looked up as a whole. */
  readonly depth: number;
  /** Finds the model that was most likely meant. */
  readonly near: FindNear;
}

/**
 * Indexes pages by identity (folder and title) and by path. A second page with the same identity is reported, and so
 * are pages that look like leftovers of a move. Pages that an override ignores are left out.
 *
 * @param pages The pages, in the order of their paths.
 * @param unread The paths of pages that could not be read.
 */
export function indexPages(
  pages: readonly TypedPage[],
  unread: readonly string[],
  overrides: Overrides,
): Outcome<PageIndex> {
  const diagnostics: Diagnostic[] = [];
  const byId = new Map<string, PageEntry>();
  const byKey = new Map<string, PageEntry>();
  const byLooseKey = new Map<string, PageEntry | null>();
  for (const page of pages) {
    const namespace = namespaceOf(page.file);
    const id = modelId(namespace, page.title);
    if (overrides[id]?.ignore === true) continue;
    const entry: PageEntry = { id, namespace, page };
    const first = byId.get(id);
    if (first === undefined) byId.set(id, entry);
    else diagnostics.push(diagnostic("MM4002", { id, first: first.page.file }, page.titleSpan));
    const key = pageKey(page.file);
    byKey.set(key, entry);
    byLooseKey.set(looseKey(key), byLooseKey.has(looseKey(key)) ? null : entry);
  }
  const entries = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const value = {
    ...{ entries, byId, byKey, byLooseKey },
    byClass: new Map(
      [...entries]
        .reverse()
        .map((one) => [classKey(one.namespace.split("/"), one.page.title), one]),
    ),
    topModules: new Set(entries.map(({ namespace }) => moduleKey(namespace.split("/")[0] ?? ""))),
    exchangePages: new Set(entries.filter(({ page }) => isExchange(page)).map(({ id }) => id)),
    unreadKeys: new Set(unread.map((path) => looseKey(pageKey(path)))),
    depth: depthOf([...pages.map(({ file }) => file), ...unread]),
    near: nearModels(entries.map(({ id, page }) => ({ id, title: page.title }))),
  };
  return { value, diagnostics: [...diagnostics, ...staleTwins(value)] };
}

function depthOf(paths: readonly string[]): number {
  return paths.reduce((depth, path) => Math.max(depth, pageKey(path).split("/").length - 1), 0);
}

function isExchange({ body }: TypedPage): boolean {
  return (
    body.kind === "fields" &&
    body.rows.length > 0 &&
    body.rows.every(({ type }) => isTransport(type))
  );
}

/**
 * Reports pages in `shared/` that have a twin in `components/`. Generators moved models there and left the old pages
 * behind.
 */
function staleTwins(index: PageIndex): readonly Diagnostic[] {
  return index.entries.flatMap(({ id, namespace, page }) => {
    const twin = index.byId.get(modelId("components", page.title));
    if (namespace !== "shared" || twin === undefined) return [];
    return [diagnostic("MM4003", { id, twin: twin.id }, page.titleSpan)];
  });
}

/**
 * Returns the form of a module name that folders and class paths share: `V2Schemas` lies in `v2_schemas/` or
 * `v2schemas/`.
 */
function moduleKey(name: string): string {
  return name.replaceAll(/[_-]/g, "").toLowerCase();
}

function classKey(modules: readonly string[], name: string): string {
  return [...modules.filter((one) => one !== "").map(moduleKey), name].join("/");
}

/** A reference to a model by its class path. */
export interface ClassReference {
  readonly modules: readonly string[];
  readonly name: string;
}

/**
 * Finds the model that a class path names. The path itself counts first; if it leads nowhere, the page of the link
 * counts if it has the right title. Links in the wild often lead to folders that do not exist.
 */
export function findModel(
  index: PageIndex,
  reference: ClassReference,
  href: string | null,
  from: string,
): PageEntry | null {
  const byPath = findClass(index, reference);
  if (byPath !== null) return byPath;
  const linked = href === null ? undefined : findLinked(index, href, from)[0];
  return linked?.page.title === reference.name ? linked : null;
}

/**
 * Finds a model by the longest end of its class path that names a folder. The modules before it are roots of the SDK
 * (`Models::`, `::StackOne::`), which have no folder. A module that has a folder is not a root.
 */
function findClass(index: PageIndex, { modules, name }: ClassReference): PageEntry | null {
  for (let start = 0; start <= modules.length; start += 1) {
    const isShort = modules.length - start <= index.depth;
    const entry = isShort ? index.byClass.get(classKey(modules.slice(start), name)) : undefined;
    if (entry !== undefined) return entry;
    if (index.topModules.has(moduleKey(modules[start] ?? ""))) return null;
  }
  return null;
}

/** Whether a reference leads to a page that could not be read, by its class path or by its link. */
export function isUnread(
  index: PageIndex,
  reference: ClassReference | null,
  href: string | null,
  from: string,
): boolean {
  const paths = reference === null ? [] : shortPaths(reference, index.depth);
  const keys = href === null ? [] : linkedKeys(href, from);
  return [...paths, ...keys].some((key) => index.unreadKeys.has(looseKey(key)));
}

/** Returns the ends of a class path, with one module or more, that are short enough to be the path of a page. */
function shortPaths({ modules, name }: ClassReference, depth: number): readonly string[] {
  return modules
    .slice(Math.max(0, modules.length - depth))
    .map((_, start, last) => [...last.slice(start), name].join("/"));
}

/**
 * Returns the pages that a link may mean, the most likely first: the page it leads to, and the same page in
 * `components/`, because generators write `shared/` for pages there. If no page has exactly this path, the one with
 * the same {@link looseKey} counts.
 */
export function findLinked(index: PageIndex, href: string, from: string): readonly PageEntry[] {
  const keys = linkedKeys(href, from);
  const exact = keys.flatMap((key) => index.byKey.get(key) ?? []);
  return exact.length > 0
    ? exact
    : keys.flatMap((key) => index.byLooseKey.get(looseKey(key)) ?? []);
}

function linkedKeys(href: string, from: string): readonly string[] {
  const key = linkedKey(href, from);
  return key === null ? [] : [...new Set([key, key.replace(/^shared\//, "components/")])];
}
