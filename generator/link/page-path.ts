import { isExternal } from "../read/dialects/external-link.ts";

/**
 * Returns the segments of a page's path below its `models` folder, or of the whole path if there is no such folder.
 */
function belowModels(path: string): readonly string[] {
  const segments = path.split("/");
  return segments.slice(segments.indexOf("models") + 1);
}

/** Returns the path of a page below `models/`, which identifies it wherever the spec folder begins. */
export function pageKey(path: string): string {
  return belowModels(path).join("/");
}

/**
 * Returns the form of a {@link pageKey} that links share which do not spell it exactly: in another case, which leads
 * to the page on many disks, without the extension, as on sites, or with escapes.
 */
export function looseKey(key: string): string {
  return decoded(key)
    .replace(/(?:\.(?:mdx?|html?)|\/)$/i, "")
    .toLowerCase();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // The path has a `%` of its own.
    return path;
  }
}

/** Returns the folder of a page below `models/` in lower case, or `""` if there is none. */
export function namespaceOf(path: string): string {
  return belowModels(path).slice(0, -1).join("/").toLowerCase();
}

/**
 * Returns the {@link pageKey} that a link on page `from` leads to, or `null` if it leads out of the spec.
 *
 * SDK docs write links from the package's root (`../../models/shared/pair.md` on every page), so a `models` segment
 * counts as the root if the link has one.
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
