import { isExternal } from "../read/dialects/external-link.ts";

/** The segments of a page's path below its `models` folder; the whole path where there is none. */
function belowModels(path: string): readonly string[] {
  const segments = path.split("/");
  return segments.slice(segments.indexOf("models") + 1);
}

/** What identifies a page among all: its path below `models/`, however deep the spec folder begins. */
export function pageKey(path: string): string {
  return belowModels(path).join("/");
}

/** The lower-case folder of a page below `models/`; `""` when there is none. */
export function namespaceOf(path: string): string {
  return belowModels(path).slice(0, -1).join("/").toLowerCase();
}

/**
 * The {@link pageKey} a link on page `from` leads to; `null` when it leads out of the spec.
 *
 * SDK docs write links from the package's root (`../../models/shared/pair.md` on every page), so a `models`
 * segment is the anchor where there is one.
 */
export function linkedKey(href: string, from: string): string | null {
  const path = href.replace(/[?#].*$/, "");
  if (path === "" || isExternal(href)) return null;
  const segments = path.split("/");
  const anchor = segments.indexOf("models");
  const start = anchor === -1 ? belowModels(from).slice(0, -1) : [];
  const resolved = [...start];
  for (const segment of segments.slice(anchor + 1)) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") resolved.push(segment);
    else if (resolved.pop() === undefined) return null;
  }
  return resolved.join("/");
}
