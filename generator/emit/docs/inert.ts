import type { ListItem, Paragraph, PhrasingContent, RootContent, TableRow } from "mdast";
import { emphasis, lines, paragraph, text } from "./nodes.ts";

// Makes the text of a source page safe for our pages: it reads the same, but loads nothing, runs nothing, and links
// only to safe addresses.

/** The addresses that links may have: on the web, for mail, or within the docs. Without a colon, there is no scheme. */
const safeUrl = /^(?:https?:|mailto:|[^:]*$)/i;

/** Makes the blocks of a description inert. HTML becomes plain text, and a heading becomes a paragraph in bold. */
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
      // Site builders interpret the text after the language of a fence.
      return [{ ...node, lang: shownLanguage(node.lang ?? ""), meta: null }];
    case "thematicBreak":
      return [node];
    default:
      // A link definition would apply to the whole page, but it belongs to one description only.
      return [];
  }
}

/** Languages that hosts of markdown draw instead of showing their text, which may make them fetch something. */
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

/** Makes the words within a line inert. */
export function inertPhrasing(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case "html":
        return [lines(node.value)];
      case "link":
        return safeUrl.test(node.url)
          ? [{ ...node, title: null, children: inertPhrasing(node.children) }]
          : inertPhrasing(node.children);
      // An image would be fetched from wherever the page says, so only its description stays.
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
