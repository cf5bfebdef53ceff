import type { Heading, Paragraph, PhrasingContent, Table } from "mdast";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { defaultHandlers, type Handle } from "mdast-util-to-markdown";

// Handlers of mdast-util-to-markdown that print as its own do. Most words hold nothing that could be taken for markdown,
// and finding that out in one glance takes an eighth of the time that comparing them with every construct takes. What a
// glance does not settle goes to the handlers of the library.

type Place = "paragraph" | "heading" | "cell";

/** In such words no construct of markdown can begin, save where a line begins. */
const plainWords = /^[^\p{Cc}\\`*_[\]<&|~!]*$/u;
const plainLines = /^(?:[^\p{Cc}\\`*_[\]<&|~!]|\n)*$/u;
const plainCode = /^(?! .* $)[^\p{Cc}\\`]+$/u;
const plainUrl = /^[A-Za-z0-9/.#:?=%+_-]+$/;
/** Emphasised words that markers may stand around wherever no letter stands beside them. */
const plainEmphasis = /^[A-Za-z0-9](?:[A-Za-z0-9 -]*[A-Za-z0-9])?\.?$/;
const tags = /^<[^\n]*>$/;

/** At its start a line could be taken for a list, a heading or code, and spaces at either end do not last. */
const plainParagraph = /^[A-Za-z`[("'*_](?:[^]*[^ \n])?$/;
const oddBreak = / \n|\n(?![A-Za-z`("'])/;
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

/** The library's own, of tables: without padding, since that would change every row with the longest one. */
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

/** Words as the library prints them, or `null` where a glance does not tell. */
function printed(nodes: readonly PhrasingContent[], place: Place): string | null {
  let line = "";
  let isAfterEmphasis = false;
  for (const node of nodes) {
    const part = printedPart(node, place);
    if (part === null) return null;
    const isEmphasis = node.type === "emphasis" || node.type === "strong";
    // A letter beside a marker has to be encoded.
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
