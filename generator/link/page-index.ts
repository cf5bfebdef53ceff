import type { TypedPage } from "../dialects/read-types.ts";
import type { Overrides } from "../config/settings.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { modelId, type ModelId } from "../model/type.ts";
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
}

/**
 * Indexes pages by identity, which is folder and title, and by path. A second page of one identity, and pages
 * that look like left-overs of a move, are reported; pages an override ignores are left out.
 *
 * @param pages in the order of their paths
 */
export function indexPages(pages: readonly TypedPage[], overrides: Overrides): Outcome<PageIndex> {
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
  const value = { entries, byId, byKey };
  return { value, diagnostics: [...diagnostics, ...staleTwins(value)] };
}

/** Generators moved models from `shared/` to `components/` and left the old pages behind. */
function staleTwins(index: PageIndex): readonly Diagnostic[] {
  return index.entries.flatMap(({ id, namespace, page }) => {
    const twin = index.byId.get(modelId("components", page.title));
    if (namespace !== "shared" || twin === undefined) return [];
    return [diagnostic("MM4003", { id, twin: twin.id }, page.titleSpan)];
  });
}

/**
 * The model a class path names, by the path itself or, failing that, by its link, if the page there has the
 * right title: links in the wild often lead to folders that do not exist.
 */
export function findModel(
  index: PageIndex,
  reference: { readonly namespace: string | null; readonly name: string },
  href: string | null,
  from: string,
): PageEntry | null {
  const byPath = index.byId.get(modelId(reference.namespace ?? "", reference.name));
  if (byPath !== undefined) return byPath;
  const linked = href === null ? undefined : findLinked(index, href, from)[0];
  return linked?.page.title === reference.name ? linked : null;
}

/**
 * The pages a link may mean, the likeliest first: the page it leads to, and, because generators write
 * `shared/` for pages that lie in `components/`, the page there.
 */
export function findLinked(index: PageIndex, href: string, from: string): readonly PageEntry[] {
  const key = linkedKey(href, from);
  if (key === null) return [];
  const keys = [key, key.replace(/^shared\//, "components/")];
  return [...new Set(keys)].flatMap((one) => index.byKey.get(one) ?? []);
}
