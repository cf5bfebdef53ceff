import type { Paragraph, PhrasingContent } from "mdast";

// Most descriptions are paragraphs of words, with code and links in them. This file recognises such text with a few
// regular expressions and reads it as markdown would, in a small part of the time that a markdown parser takes.

/** Matches words, code in single backticks, or a link. Markdown reads each of them the same anywhere in a paragraph. */
const part = new RegExp(
  [
    /(?<words>(?:[^\p{Cc}\\`*_[\]<&]|\n|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))+)/u,
    /`(?<code>(?! [^`]* `)[^\p{Cc}`]+)`(?!`)/u,
    /\[(?<label>[^\p{Cc}\\`*_[\]<&!]+)\]\((?<url>[A-Za-z0-9/.#:?=%+_-]+)\)/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "uy",
);

/** Matches safe starts of a line. Other starts could be taken for a list, a heading, a quote, a fence or code. */
const plainStart = /^(?:[A-Za-z"'([]|`(?!``)|[0-9]+(?![.)0-9]))/;
const oddBreak = / {2}\n|\n(?! *(?:[A-Za-z"'([]|`(?!``)))/;

/** Reads a description as paragraphs, or returns `null` if it needs a real parser. */
export function readPlain(markdown: string): readonly Paragraph[] | null {
  const paragraphs: Paragraph[] = [];
  for (const text of markdown.replace(/[ \n]+$/, "").split(/\n\n+/)) {
    const paragraph = readParagraph(text);
    if (paragraph === null) return null;
    paragraphs.push(paragraph);
  }
  return paragraphs;
}

function readParagraph(markdown: string): Paragraph | null {
  if (!plainStart.test(markdown) || oddBreak.test(markdown) || markdown.includes("![")) return null;
  const text = markdown.replace(/ +$/, "").replaceAll(/ ?\n */g, "\n");
  const children: PhrasingContent[] = [];
  part.lastIndex = 0;
  while (part.lastIndex < text.length) {
    const groups = part.exec(text)?.groups;
    if (groups === undefined) return null;
    children.push(nodeOf(groups));
  }
  return { type: "paragraph", children };
}

function nodeOf({ words, code, label, url }: Readonly<Record<string, string>>): PhrasingContent {
  if (words !== undefined) return { type: "text", value: words };
  if (code !== undefined) return { type: "inlineCode", value: code };
  const children: PhrasingContent[] = [{ type: "text", value: label ?? "" }];
  return { type: "link", url: url ?? "", title: null, children };
}
