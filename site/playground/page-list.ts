import type { PlaygroundState } from "./use-playground.ts";

type Pages = Pick<PlaygroundState, "pages" | "open">;

const template = `# NewModel

What it is.

## Fields

| Field  | Type                  | Required           | Description |
| ------ | --------------------- | ------------------ | ----------- |
| \`name\` | *::String*            | :heavy_check_mark: | Its name.   |
`;

/** Adds a page from a template, and opens it. */
export function addPage(state: Pages): void {
  const path = askPath(state, folderOf(state.open));
  if (path === null) return;
  state.pages.push({ path, text: template });
  state.open = path;
}

/** Gives the open page another path. */
export function renamePage(state: Pages): void {
  const page = state.pages.find(({ path }) => path === state.open);
  const path = askPath(state, state.open);
  if (path === null || page === undefined) return;
  page.path = path;
  state.open = path;
}

/** Removes the open page, and opens the first of the others. */
export function removePage(state: Pages): void {
  state.pages = state.pages.filter(({ path }) => path !== state.open);
  state.open = state.pages[0]?.path ?? "";
}

/** Asks for a path. Returns it with the extension of pages, or `null` if it is taken or empty. */
function askPath({ pages }: Pages, suggestion: string): string | null {
  const answer = prompt("Path of the page", suggestion)?.trim() ?? "";
  if (answer === "" || answer.endsWith("/")) return null;
  const path = answer.endsWith(".md") ? answer : `${answer}.md`;
  return pages.some((page) => page.path === path) ? null : path;
}

function folderOf(path: string): string {
  return path.split("/").slice(0, -1).concat("newmodel.md").join("/");
}
