/** The ids on each page, by the path of the page. */
export type KnownPages = ReadonlyMap<string, ReadonlySet<string>>;

/** The page that a link is on, and the pages that it may lead to. */
export interface LinkPlace {
  readonly path: string;
  readonly pages: KnownPages;
  /** The ids on the page itself. */
  readonly anchors: ReadonlySet<string>;
}

/**
 * Returns the attributes of a link that leads to the web or to a page of the site. Other links are not safe or do not
 * work: those with another scheme, which could run something, and those to a page or an anchor that does not exist.
 *
 * @returns `null` for any other link
 */
export function safeLink(href: string, place: LinkPlace): Readonly<Record<string, string>> | null {
  if (/^(?:https?|mailto):/i.test(href)) return external(href);
  const match = /^(?<path>[\w./-]*)(?:#(?<anchor>[\p{L}\p{N}_-]+))?$/u.exec(decoded(href));
  const { path = "", anchor = "" } = match?.groups ?? {};
  if (path + anchor === "" || !exists(path, anchor, place)) return null;
  const hash = anchor === "" ? "" : `#${anchor}`;
  return { href: `${path.replace(/\.md$/, ".html")}${hash}` };
}

function exists(path: string, anchor: string, place: LinkPlace): boolean {
  const anchors = path === "" ? place.anchors : place.pages.get(resolvePath(place.path, path));
  return anchors !== undefined && (anchor === "" || anchors.has(anchor));
}

/** Returns the path of the page that a relative link on the page `from` leads to, or `""` if it is above the root. */
export function resolvePath(from: string, to: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const part of to.split("/")) {
    if (part === ".") continue;
    if (part !== "..") parts.push(part);
    // There is no page above the root, and a later part of the link must not lead back to one.
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
    // The link has a stray percent sign. No path of our pages has one, so the result matches none.
    return "%";
  }
}
