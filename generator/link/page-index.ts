import type { TypedPage } from "../read/dialects/read-types.ts";
import type { Overrides } from "../config/settings.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { modelId, type ModelId } from "../model/type.ts";
import { isTransport } from "./transport.ts";
import { nearModels, type FindNear } from "./near-models.ts";
import { linkedKey, namespaceOf, pageKey } from "./page-path.ts";

/** A page with its identity. */
export interface PageEntry {
  readonly id: ModelId;
  readonly namespace: string;
  readonly page: TypedPage;
}

/** The pages of a spec, to be found by what cells write. */
export interface PageIndex {
  /** Ordered by id. */
  readonly entries: readonly PageEntry[];
  readonly byId: ReadonlyMap<string, PageEntry>;
  readonly byKey: ReadonlyMap<string, PageEntry>;
  /** By {@link classKey}. */
  readonly byClass: ReadonlyMap<string, PageEntry>;
  /** First folders of namespaces, as {@link moduleKey} has them. */
  readonly topModules: ReadonlySet<string>;
  /** Pages with nothing but rows of the HTTP exchange: what refers to them is part of it. */
  readonly exchangePages: ReadonlySet<ModelId>;
  /** Pages that could not be read, by {@link pageKey}: what refers to them is not to blame. */
  readonly unreadKeys: ReadonlySet<string>;
  /** The model that was most likely meant. */
  readonly near: FindNear;
}

/**
 * Indexes pages by identity, which is folder and title, and by path. A second page of one identity, and pages
 * that look like left-overs of a move, are reported; pages an override ignores are left out.
 *
 * @param pages in the order of their paths
 * @param unread paths of pages that could not be read
 */
export function indexPages(
  pages: readonly TypedPage[],
  unread: readonly string[],
  overrides: Overrides,
): Outcome<PageIndex> {
  const diagnostics: Diagnostic[] = [];
  const byId = new Map<string, PageEntry>();
  const byKey = new Map<string, PageEntry>();
  for (const page of pages) {
    const namespace = namespaceOf(page.file);
    const id = modelId(namespace, page.title);
    if (overrides[id]?.ignore === true) continue;
    const entry: PageEntry = { id, namespace, page };
    const first = byId.get(id);
    if (first === undefined) byId.set(id, entry);
    else diagnostics.push(diagnostic("MM4002", { id, first: first.page.file }, page.titleSpan));
    byKey.set(pageKey(page.file), entry);
  }
  const entries = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const value = {
    ...{ entries, byId, byKey },
    byClass: new Map(
      [...entries]
        .reverse()
        .map((one) => [classKey(one.namespace.split("/"), one.page.title), one]),
    ),
    topModules: new Set(entries.map(({ namespace }) => moduleKey(namespace.split("/")[0] ?? ""))),
    exchangePages: new Set(entries.filter(({ page }) => isExchange(page)).map(({ id }) => id)),
    unreadKeys: new Set(unread.map(pageKey)),
    near: nearModels(entries.map(({ id, page }) => ({ id, title: page.title }))),
  };
  return { value, diagnostics: [...diagnostics, ...staleTwins(value)] };
}

function isExchange({ body }: TypedPage): boolean {
  return (
    body.kind === "fields" &&
    body.rows.length > 0 &&
    body.rows.every(({ type }) => isTransport(type))
  );
}

/** Generators moved models from `shared/` to `components/` and left the old pages behind. */
function staleTwins(index: PageIndex): readonly Diagnostic[] {
  return index.entries.flatMap(({ id, namespace, page }) => {
    const twin = index.byId.get(modelId("components", page.title));
    if (namespace !== "shared" || twin === undefined) return [];
    return [diagnostic("MM4003", { id, twin: twin.id }, page.titleSpan)];
  });
}

/** A module as folders and class paths both have it: `V2Schemas` lies in `v2_schemas/` or `v2schemas/`. */
function moduleKey(name: string): string {
  return name.replaceAll(/[_-]/g, "").toLowerCase();
}

function classKey(modules: readonly string[], name: string): string {
  return [...modules.filter((one) => one !== "").map(moduleKey), name].join("/");
}

/** A model by its class path. */
export interface ClassReference {
  readonly modules: readonly string[];
  readonly name: string;
}

/**
 * The model a class path names, by the path itself or, failing that, by its link, if the page there has the
 * right title: links in the wild often lead to folders that do not exist.
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
 * By the longest end of the path that names a folder: what comes before it are roots of the SDK (`Models::`,
 * `::StackOne::`), which no folder stands for. A module that has a folder is no root.
 */
function findClass(index: PageIndex, { modules, name }: ClassReference): PageEntry | null {
  for (let start = 0; start <= modules.length; start += 1) {
    const found = index.byClass.get(classKey(modules.slice(start), name));
    if (found !== undefined) return found;
    if (index.topModules.has(moduleKey(modules[start] ?? ""))) return null;
  }
  return null;
}

/** Whether a reference leads to a page that could not be read: by its class path, or by its link. */
export function isUnread(
  index: PageIndex,
  reference: ClassReference | null,
  href: string | null,
  from: string,
): boolean {
  if (index.unreadKeys.size === 0) return false;
  const byPath = reference?.modules
    .map((_, start) => [...reference.modules.slice(start), reference.name].join("/").toLowerCase())
    .some((path) => index.unreadKeys.has(`${path}.md`));
  if (byPath === true) return true;
  return href !== null && linkedKeys(href, from).some((key) => index.unreadKeys.has(key));
}

/**
 * The pages a link may mean, the likeliest first: the page it leads to, and, because generators write
 * `shared/` for pages that lie in `components/`, the page there.
 */
export function findLinked(index: PageIndex, href: string, from: string): readonly PageEntry[] {
  return linkedKeys(href, from).flatMap((one) => index.byKey.get(one) ?? []);
}

function linkedKeys(href: string, from: string): readonly string[] {
  const key = linkedKey(href, from);
  return key === null ? [] : [...new Set([key, key.replace(/^shared\//, "components/")])];
}
