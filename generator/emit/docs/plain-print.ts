import type { Heading, List, ListItem, Paragraph, PhrasingContent, Table } from "mdast";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { defaultHandlers, type Handle } from "mdast-util-to-markdown";

// Handlers for mdast-util-to-markdown with the same output as its own. Most words have nothing in them that could be
// taken for markdown. One regular expression finds that out in an eighth of the time that the library takes to
// compare the words with every construct. All other words go to the handlers of the library.

type Place = "paragraph" | "heading" | "cell";

/** Matches words in which no construct of markdown can begin, except at the start of a line. */
const plainWords = /^[^\p{Cc}\\`*_[\]<&|~!]*$/u;
const plainLines = /^(?:[^\p{Cc}\\`*_[\]<&|~!]|\n)*$/u;
const plainCode = /^(?! .* $)[^\p{Cc}\\`]+$/u;
const plainUrl = /^[A-Za-z0-9/.#:?=%+_-]+$/;
/** Matches words that can be emphasised with plain markers, as long as there is no letter beside the markers. */
const plainEmphasis = /^[A-Za-z0-9](?:[A-Za-z0-9 -]*[A-Za-z0-9])?\.?$/;
const tags = /^<[^\n]*>$/;

/** Excludes starts that could be taken for a list, a heading or code, and spaces at the ends, which would get lost. */
const plainParagraph = /^[A-Za-z`[("'*_](?:[^]*[^ \n])?$/;
const oddBreak = / \n|\n(?![A-Za-z`[("'])/;
const plainHeading = /^(?! ).*[^ #]$/;

export const paragraph: Handle = (node: Paragraph, parent, state, info) => {
  const line = printed(node.children, "paragraph");
  return line !== null && plainParagraph.test(line) && !oddBreak.test(line)
    ? line
    : defaultHandlers.paragraph(node, parent, state, info);
};

export const heading: Handle = (node: Heading, parent, state, info) => {
  const line = printed(node.children, "heading");
  return line !== null && plainHeading.test(line)
    ? `${"#".repeat(node.depth)} ${line}`
    : defaultHandlers.heading(node, parent, state, info);
};

export const list: Handle = (node: List, parent, state, info) => {
  const bullet = state.options.bullet ?? "*";
  // Two lists in a row need different bullets.
  if (!isPlainList(node) || state.bulletLastUsed !== undefined) {
    return defaultHandlers.list(node, parent, state, info);
  }
  const exit = state.enter("list");
  const bulletAround = state.bulletCurrent;
  state.bulletCurrent = bullet;
  const place = { ...info, before: "\n", after: "\n" };
  const items = node.children.map((item) => {
    const line = plainItem(item);
    if (line !== null) return `${bullet} ${line}`;
    const printedItem = defaultHandlers.listItem(item, node, state, place);
    state.bulletLastUsed = undefined;
    return printedItem;
  });
  state.bulletCurrent = bulletAround;
  state.bulletLastUsed = bullet;
  exit();
  return items.join("\n");
};

/** Whether a list has no numbers, no blank lines between its items, and items that begin with words. */
function isPlainList({ ordered, spread, children }: List): boolean {
  const begins = children.map((item) => item.children[0]?.type);
  return ordered !== true && spread === false && begins.every((type) => type === "paragraph");
}

/** Returns an item that is one line, or `null` if it may be more than that. */
function plainItem({ children: [only, ...more] }: ListItem): string | null {
  if (only?.type !== "paragraph" || more.length > 0) return null;
  const line = printed(only.children, "paragraph");
  return line !== null && plainParagraph.test(line) && !line.includes("\n") ? line : null;
}

/**
 * The handlers of the library for tables. Cells are not padded, because the longest cell would change every row then.
 */
export const gfmTables = gfmTableToMarkdown({ tablePipeAlign: false });

export const table: Handle = (node: Table, parent, state, info) => {
  if (node.align?.some((align) => align !== null) ?? true)
    return theirs("table")(node, parent, state, info);
  const exitTable = state.enter("table");
  const exitRow = state.enter("tableRow");
  const rows = node.children.map((row) =>
    row.children.map(
      (cell) => printed(cell.children, "cell") ?? theirs("tableCell")(cell, row, state, info),
    ),
  );
  exitRow();
  exitTable();
  const [head = [], ...body] = rows;
  const columns = node.align?.length ?? 0;
  const filled = [...head, ...Array<string>(Math.max(0, columns - head.length)).fill("")];
  return [filled, filled.map(() => "-"), ...body].map(rowOf).join("\n");
};

function rowOf(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === "" ? " |" : ` ${cell} |`)).join("")}`;
}

function theirs(name: "table" | "tableCell"): Handle {
  const handler = gfmTables.handlers?.[name];
  if (handler === undefined) throw new Error(`Modelmark bug: mdast-util-gfm-table has no ${name}`);
  return handler;
}

/** Prints words as the library would, or returns `null` if the words are not plain enough to be sure. */
function printed(nodes: readonly PhrasingContent[], place: Place): string | null {
  let line = "";
  let isAfterEmphasis = false;
  for (const node of nodes) {
    const part = printedPart(node, place);
    if (part === null) return null;
    const isEmphasis = node.type === "emphasis" || node.type === "strong";
    // The library has to encode a letter beside a marker.
    if (isEmphasis && /[^ `>]$/.test(line)) return null;
    if (isAfterEmphasis && !/^[ `<[]/.test(part)) return null;
    isAfterEmphasis = isEmphasis;
    line += part;
  }
  return line;
}

function printedPart(node: PhrasingContent, place: Place): string | null {
  switch (node.type) {
    case "text":
      return (place === "paragraph" ? plainLines : plainWords).test(node.value) ? node.value : null;
    case "break":
      return place === "paragraph" ? "\\\n" : null;
    case "inlineCode":
      return plainCode.test(node.value) ? printedCode(node.value, place) : null;
    case "html":
      return tags.test(node.value) ? node.value : null;
    case "emphasis":
      return emphasised(node.children, "_");
    case "strong":
      return emphasised(node.children, "**");
    case "link": {
      if (typeof node.title === "string" || !plainUrl.test(node.url)) return null;
      const words = printed(node.children, place);
      return words === null || words.includes("]:") ? null : `[${words}](${node.url})`;
    }
    default:
      return null;
  }
}

function printedCode(value: string, place: Place): string {
  return `\`${place === "cell" ? value.replaceAll("|", "\\|") : value}\``;
}

function emphasised(nodes: readonly PhrasingContent[], marker: string): string | null {
  const [word, ...more] = nodes;
  return word?.type === "text" && more.length === 0 && plainEmphasis.test(word.value)
    ? `${marker}${word.value}${marker}`
    : null;
}
