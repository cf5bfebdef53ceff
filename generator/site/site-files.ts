import { encodePage, frontMatter } from "./page-code.ts";
import { plainTitle, renderReference } from "./reference-markdown.ts";
import type { KnownPages } from "./safe-link.ts";
import { navigation, type Navigation } from "./navigation.ts";
import type { Seed } from "./seed.ts";

/** A file of the folder that VitePress builds from. Its `path` has forward slashes. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

/** A page that the user wrote for VitePress. It is trusted. The `title` is its first heading. */
export interface Guide extends SiteFile {
  readonly title: string;
}

/** The input for a site. */
export interface SiteInput {
  readonly title: string;
  /** All generated files. The files of the docs emitter become the reference. */
  readonly files: readonly SiteFile[];
  /** The guides in their reading order. If there is no `index.md` among them, a home page is made. */
  readonly guides: readonly Guide[];
  /** The pages and settings that the playground opens with. */
  readonly seed: Seed;
}

/** The data for the configuration of the site, which is stored as JSON. */
export interface SiteData extends Navigation {
  readonly title: string;
  /** The ids on each generated page, by the path of the page. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
}

/** The folder of generated pages in the site. */
const folder = "models";

/**
 * Makes the input of VitePress: the generated pages in a form that none of its plugins can read, the guides
 * unchanged, the playground, and `site.json` with a {@link SiteData}. It is pure.
 */
export function siteFiles({ files, guides, seed, ...input }: SiteInput): readonly SiteFile[] {
  const title = plainTitle(input.title);
  const reference = files
    .filter(({ path }) => path.startsWith("docs/"))
    .map(({ path, text }) => ({ path: path.slice("docs/".length), text }));
  const pages = reference
    .filter(({ path }) => path.endsWith(".md"))
    .map(({ path, text }) => ({ path: `${folder}/${path}`, text }));
  const nowhere: KnownPages = new Map();
  const rendered = pages.map(({ path, text }) => ({
    path,
    text,
    ...renderReference(text, { path, pages: nowhere }),
  }));
  const data: SiteData = {
    title,
    ...navigation(rendered, guides),
    pages: Object.fromEntries(rendered.map(({ path, anchors }) => [path, anchors])),
  };
  const home = guides.some(({ path }) => path === "index.md") ? [] : [homePage(title, pages)];
  const others = reference.filter(({ path }) => !path.endsWith(".md"));
  return [
    ...rendered.map(({ path, title: name, text }) => {
      // The outline is worth its space beside a long index, but not beside a table.
      const aside = path.endsWith("/index.md");
      return { path, text: encodePage(name, text, { aside }) };
    }),
    ...others.map(({ path, text }) => ({ path: `public/${path}`, text })),
    ...guides.map(({ path, text }) => ({ path, text })),
    ...home,
    { path: "playground.md", text: playgroundPage },
    { path: "public/playground-seed.json", text: JSON.stringify(seed) },
    { path: "site.json", text: JSON.stringify(data) },
  ];
}

const playgroundPage = `${frontMatter({
  title: "Playground",
  layout: "page",
  sidebar: false,
  search: false,
})}
<ModelmarkPlayground />
`;

function homePage(title: string, pages: readonly SiteFile[]): SiteFile {
  const count = pages.filter(({ path }) => !path.endsWith("/index.md")).length;
  const content = {
    layout: "home",
    hero: {
      name: title,
      tagline: `${count} models: what each holds, what uses it, and how to parse it.`,
      actions: [
        { theme: "brand", text: "Browse the models", link: "/models/" },
        { theme: "alt", text: "Playground", link: "/playground" },
      ],
    },
  };
  return { path: "index.md", text: frontMatter(content) };
}
