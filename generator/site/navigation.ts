/** An entry of the sidebar or the top bar. */
export interface NavigationItem {
  readonly text: string;
  readonly link?: string;
  readonly items?: readonly NavigationItem[];
}

export interface Navigation {
  readonly nav: readonly NavigationItem[];
  readonly sidebar: readonly NavigationItem[];
}

interface TitledPage {
  readonly path: string;
  readonly title: string;
}

/**
 * How many models the sidebar may list. Every page contains the sidebar, so for a larger spec it lists only namespaces,
 * which lead to the index of models.
 */
const maxListed = 120;

/**
 * Returns the entries of the sidebar and the top bar of a site.
 *
 * @param reference the generated pages: `models/index.md`, and `models/<namespace>/<model>.md`
 * @param guides the guides, in their reading order
 */
export function navigation(
  reference: readonly TitledPage[],
  guides: readonly TitledPage[],
): Navigation {
  const read = guides.filter(({ path }) => path !== "index.md").map(itemOf);
  const models = { text: "Models", link: "/models/" };
  const playground = { text: "Playground", link: "/playground.html" };
  const [first] = read;
  const start = first?.link === undefined ? [] : [{ text: "Guide", link: first.link }];
  const guide = read.length === 0 ? [] : [{ text: "Guide", items: read }];
  return {
    nav: [...start, models, playground],
    sidebar: [...guide, { ...models, items: namespaces(reference) }],
  };
}

function namespaces(reference: readonly TitledPage[]): readonly NavigationItem[] {
  const models = reference.filter(({ path }) => !path.endsWith("/index.md"));
  const folders = [...new Set(models.map(({ path }) => folderOf(path)))].sort();
  return folders.map((folder) => {
    const within = models.filter(({ path }) => folderOf(path) === folder);
    const text = folder.replace(/^models\/?/, "") || "other";
    if (models.length > maxListed) {
      return { text: `${text} (${within.length})`, link: `/models/#${text}` };
    }
    return { text, items: within.map(itemOf).sort(byText) };
  });
}

function folderOf(path: string): string {
  return path.split("/").slice(0, -1).join("/");
}

function itemOf({ path, title }: TitledPage): NavigationItem {
  return { text: title, link: `/${path.replace(/\.md$/, ".html")}` };
}

function byText(a: NavigationItem, b: NavigationItem): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}
