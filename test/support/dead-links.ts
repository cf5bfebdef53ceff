import { readdir, readFile } from "node:fs/promises";
import { join, posix, sep } from "node:path";

/** The links of a built site, and those that lead nowhere. */
export interface LinkReport {
  readonly pages: number;
  readonly links: number;
  /** Each dead link with its page; sorted, without duplicates. */
  readonly dead: readonly string[];
}

/** Follows every link on every page of a site on disk, to files and to ids in them. */
export async function checkLinks(folder: string): Promise<LinkReport> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).join("/"));
  const exists = new Set(files);
  const pages = await Promise.all(
    files
      .filter((path) => path.endsWith(".html"))
      .map(async (path) => ({ path, html: await readFile(join(folder, path), "utf8") })),
  );
  const ids = new Map(pages.map(({ path, html }) => [path, attributes(html, "id")]));
  const links = pages.flatMap(({ path, html }) =>
    [...attributes(html, "href"), ...attributes(html, "src")].map((href) => ({ path, href })),
  );
  const inside = links.filter(({ href }) => !/^(?:[a-z]+:|\/\/)/i.test(href));
  const dead = inside
    .filter(({ path, href }) => !leadsSomewhere(path, href, exists, ids))
    .map(({ path, href }) => `${path} -> ${href}`);
  return { pages: pages.length, links: inside.length, dead: [...new Set(dead)].sort() };
}

function attributes(html: string, name: string): ReadonlySet<string> {
  const found = html.matchAll(new RegExp(`\\s${name}="(?<value>[^"]*)"`, "g"));
  return new Set([...found].map((match) => decodeEntities(match.groups?.["value"] ?? "")));
}

function decodeEntities(text: string): string {
  return text
    .replaceAll(/&#(?<code>\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function leadsSomewhere(
  from: string,
  href: string,
  files: ReadonlySet<string>,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const [path = "", hash] = decodeURIComponent(href).split("#");
  const joined = path === "" ? from : posix.join(posix.dirname(from), path);
  const target = (path.startsWith("/") ? path : joined).replace(/\/$/, "/index.html");
  // Many hosts serve `/page.html` for `/page`, but not all do, so such a link counts as dead.
  if (!files.has(target)) return false;
  return hash === undefined || hash === "" || ids.get(target)?.has(hash) === true;
}
