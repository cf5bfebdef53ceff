import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import GithubSlugger from "github-slugger";
import type { Nodes } from "mdast";
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

// Follows the links of markdown files as GitHub does when it shows a repository.

/** The links of markdown files to the repository itself. */
export interface MarkdownLinks {
  readonly count: number;
  /** Each link that leads nowhere, with its file and line. */
  readonly dead: readonly string[];
}

/**
 * Follows the relative links of markdown files, to files and to anchors in them.
 *
 * @param root the folder of the repository
 * @param files the markdown files, relative to the root
 */
export async function followLinks(root: string, files: readonly string[]): Promise<MarkdownLinks> {
  const dead: string[] = [];
  let count = 0;
  for (const file of files) {
    for (const { url, line } of linksOf(parse(await readFile(join(root, file), "utf8")))) {
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) continue;
      count += 1;
      const problem = await problemOf(root, file, url);
      if (problem !== null) dead.push(`${file}:${line} ${url}: ${problem}`);
    }
  }
  return { count, dead };
}

async function problemOf(root: string, file: string, url: string): Promise<string | null> {
  if (url.startsWith("/")) return "it starts at the top of a site, not of the repository";
  const [path = "", anchor] = url.split("#").map(decodeURIComponent);
  const target = path === "" ? file : join(dirname(file), path);
  if (target.startsWith("..")) return "it leaves the repository";
  const found = await stat(join(root, target)).catch(() => null);
  if (found === null) return `there is no ${target}`;
  if (anchor === undefined) return null;
  if (!found.isFile() || !target.endsWith(".md")) return `${target} has no anchors`;
  const anchors = anchorsOf(parse(await readFile(join(root, target), "utf8")));
  return anchors.has(anchor) ? null : `${target} has no heading #${anchor}`;
}

function parse(text: string): Nodes {
  return unified().use(remarkParse).use(remarkGfm).parse(text);
}

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ("children" in node) for (const child of node.children) yield* nodesOf(child);
}

function* linksOf(tree: Nodes): Generator<{ readonly url: string; readonly line: number }> {
  for (const node of nodesOf(tree)) {
    const line = node.position?.start.line ?? 0;
    if (node.type === "link" || node.type === "image" || node.type === "definition") {
      yield { url: node.url, line };
    } else if (node.type === "html") {
      for (const url of attributesOf(node.value, ["href", "src"])) yield { url, line };
    }
  }
}

/** Returns the anchors that GitHub gives to the headings, and those that HTML names. */
function anchorsOf(tree: Nodes): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  for (const node of nodesOf(tree)) {
    if (node.type === "heading") anchors.add(slugger.slug(textOf(node)));
    if (node.type === "html") {
      for (const id of attributesOf(node.value, ["id", "name"])) anchors.add(id);
    }
  }
  return anchors;
}

function textOf(node: Nodes): string {
  if ("value" in node) return node.type === "html" ? "" : node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

function attributesOf(html: string, names: readonly string[]): readonly string[] {
  const inside = (node: DefaultTreeAdapterTypes.Node): readonly string[] => [
    ...("attrs" in node
      ? node.attrs.filter(({ name }) => names.includes(name)).map(({ value }) => value)
      : []),
    ...("childNodes" in node ? node.childNodes.flatMap(inside) : []),
  ];
  return inside(parseFragment(html));
}
