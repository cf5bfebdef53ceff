/** Ids of each page, by path. */
export type KnownPages = ReadonlyMap<string, ReadonlySet<string>>;

/** Where a link stands. */
export interface LinkPlace {
  readonly path: string;
  readonly pages: KnownPages;
  /** Ids of the page itself. */
  readonly anchors: ReadonlySet<string>;
}

/**
 * The attributes of a link that leads to the web or to a page of the site, or `null` for any other: a scheme that
 * could run something, a page that does not exist, an anchor that is nowhere.
 */
export function safeLink(href: string, place: LinkPlace): Readonly<Record<string, string>> | null {
  if (/^(?:https?|mailto):/i.test(href)) return external(href);
  const found = /^(?<path>[\w./-]*)(?:#(?<anchor>[\p{L}\p{N}_-]+))?$/u.exec(decoded(href));
  const { path = "", anchor = "" } = found?.groups ?? {};
  if (path + anchor === "" || !exists(path, anchor, place)) return null;
  const hash = anchor === "" ? "" : `#${anchor}`;
  return { href: `${path.replace(/\.md$/, ".html")}${hash}` };
}

function exists(path: string, anchor: string, place: LinkPlace): boolean {
  const anchors = path === "" ? place.anchors : place.pages.get(resolvePath(place.path, path));
  return anchors !== undefined && (anchor === "" || anchors.has(anchor));
}

/** The page a relative link on the page `from` leads to. */
export function resolvePath(from: string, to: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const part of to.split("/")) {
    if (part === ".") continue;
    if (part !== "..") parts.push(part);
    // Above the root there is no page, so the path must not become one again.
    else if (parts.pop() === undefined) return "";
  }
  return parts.join("/");
}

function external(href: string): Readonly<Record<string, string>> | null {
  if (!URL.canParse(href)) return null;
  return { href: new URL(href).href, target: "_blank", rel: "noreferrer" };
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    // A stray percent sign: no page of ours has one.
    return "%";
  }
}
