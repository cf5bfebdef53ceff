/**
 * Matches tokens that mean something else at the start of a line: a list, a heading, a quote, a table, a fence, HTML.
 */
const blockMark = /^(?:[-+*>#|=:~<]|\d+[.)]$|```)/;

/** Matches words. Code spans and links are one word each, since a line break inside of them would be hard to read. */
const token = /(?:`+[^`]+`+|\[[^\]]*\]\([^)]*\)|\{@[^}]*\}|[^\s`[{]|[`[{])+/g;

/** Matches what comes before the words of a line: white space, and marks of quotes and lists. */
const lead = /^\s*(?:(?:>|[-+*]|\d{1,9}[.)])\s+)*/;

/**
 * Breaks long lines of markdown at spaces without changing its meaning. Fences, tables and indented code stay
 * unchanged. So does a single word that is too long, such as an address.
 *
 * @param width how many characters a line may have
 */
export function wrapMarkdown(markdown: string, width: number): readonly string[] {
  let fence: string | null = null;
  return markdown.split("\n").flatMap((line) => {
    const marker = /^\s*(?<marker>```+|~~~+)/.exec(line)?.groups?.["marker"] ?? null;
    const isFenced = fence !== null;
    if (fence === null) fence = marker;
    else if (marker?.startsWith(fence) === true) fence = null;
    const isKept = isFenced || line.length <= width || isOneLine(line);
    return isKept ? [line] : wrapLine(line, width);
  });
}

/** Tells whether breaking a line would change its meaning: a table row, a heading, a fence in a list, indented code. */
function isOneLine(line: string): boolean {
  return /^(?: {4}|\t)/.test(line) || /^(?:\||#|```|~~~)/.test(line.replace(lead, ""));
}

function wrapLine(line: string, width: number): readonly string[] {
  const start = lead.exec(line)?.[0] ?? "";
  // The next line of a quote needs its mark; the next line of a list item starts below the text of the item.
  const next = start.replaceAll(/[^>\s]/g, " ");
  const lines: string[] = [];
  let current = start;
  let isEmpty = true;
  for (const word of wordsOf(line.slice(start.length), width - start.length)) {
    const longer: string = isEmpty ? current + word : `${current} ${word}`;
    if (isEmpty || longer.length <= width) {
      current = longer;
    } else {
      lines.push(current);
      current = next + word;
    }
    isEmpty = false;
  }
  return [...lines, current];
}

/** Splits text into words that may start a line. A token that may not is joined to the word before it. */
function wordsOf(text: string, width: number): readonly string[] {
  const tokens = (text.match(token) ?? []).flatMap((one) =>
    one.length > width ? one.split(/\s+/) : [one],
  );
  const words: string[] = [];
  for (const one of tokens) {
    const last = words.at(-1);
    if (last !== undefined && blockMark.test(one)) words[words.length - 1] = `${last} ${one}`;
    else words.push(one);
  }
  return words;
}
