import type { ListItem, Paragraph, PhrasingContent, RootContent, TableRow } from "mdast";
import { emphasis, lines, paragraph, text } from "./nodes.ts";

// Text of a page as it may stand in one of ours: it says the same and does nothing.

/** Addresses that may be followed: of the web, by mail, or within the docs. A scheme is told by its colon. */
const safeUrl = /^(?:https?:|mailto:|[^:]*$)/i;

/** The blocks of a description; HTML becomes the text it is written as, a heading a paragraph of its own. */
export function inertBlocks(nodes: readonly RootContent[]): readonly RootContent[] {
  return nodes.flatMap(inertBlock);
}

function inertBlock(node: RootContent): readonly RootContent[] {
  switch (node.type) {
    case "paragraph":
      return [inertParagraph(node)];
    case "heading": {
      const children = inertPhrasing(node.children);
      return [{ type: "paragraph", children: [{ type: "strong", children }] }];
    }
    case "html":
      return [paragraph(lines(node.value))];
    case "blockquote":
      return [{ ...node, children: flow(inertBlocks(node.children)) }];
    case "list":
      return [{ ...node, children: node.children.map(inertItem) }];
    case "table":
      return [{ ...node, children: node.children.map(inertRow) }];
    case "code":
      // What stands behind the language of a fence means things to site builders.
      return [{ ...node, lang: shownLanguage(node.lang ?? ""), meta: null }];
    case "thematicBreak":
      return [node];
    default:
      // Definitions of links are looked up across a page; each description stands for itself.
      return [];
  }
}

/** Languages that hosts of markdown draw, fetching or laying out what the text says, rather than show. */
const drawn = /^(?:mermaid|math|geojson|topojson|stl)$/i;

function shownLanguage(language: string): string | null {
  const word = /^[\w+-]+$/.exec(language)?.[0] ?? "";
  return word === "" || drawn.test(word) ? null : word;
}

function inertItem(item: ListItem): ListItem {
  return { ...item, children: flow(inertBlocks(item.children)) };
}

function inertRow(row: TableRow): TableRow {
  const children = row.children.map((cell) => ({
    ...cell,
    children: inertPhrasing(cell.children),
  }));
  return { ...row, children };
}

type Flow = Extract<RootContent, { type: "blockquote" }>["children"][number];

function flow(nodes: readonly RootContent[]): Flow[] {
  return nodes.filter((node): node is Flow => node.type !== "yaml");
}

function inertParagraph(node: Paragraph): Paragraph {
  return { ...node, children: inertPhrasing(node.children) };
}

/** Words within a line. */
export function inertPhrasing(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case "html":
        return [lines(node.value)];
      case "link":
        return safeUrl.test(node.url)
          ? [{ ...node, title: null, children: inertPhrasing(node.children) }]
          : inertPhrasing(node.children);
      // A picture would be fetched from wherever the page says.
      case "image":
        return [text(node.alt ?? "")];
      case "linkReference":
        return inertPhrasing(node.children);
      case "imageReference":
        return [text(node.alt ?? "")];
      case "emphasis":
      case "strong":
      case "delete":
        return [{ ...node, children: inertPhrasing(node.children) }];
      case "footnoteReference":
        return [emphasis(node.identifier)];
      default:
        return [node];
    }
  });
}
