/** A token that would mean something else at the start of a line: a list, a heading, a quote, a table, a fence, HTML. */
const blockMark = /^(?:[-+*>#|=:~<]|\d+[.)]$|```)/;

/** Words, with code spans and links whole: a break inside of one would be legal, but hard to read. */
const token = /(?:`+[^`]+`+|\[[^\]]*\]\([^)]*\)|\{@[^}]*\}|[^\s`[{]|[`[{])+/g;

/** What stands before the words of a line: white space, then marks of quotes and lists. */
const lead = /^\s*(?:(?:>|[-+*]|\d{1,9}[.)])\s+)*/;

/**
 * Breaks the long lines of markdown at spaces, so that it still means the same. Fences, tables and indented code stay as
 * they are, and so does a word that alone is too long, such as an address.
 *
 * @param width how many characters a line may have
 */
export function wrapMarkdown(markdown: string, width: number): readonly string[] {
  let fence: string | null = null;
  return markdown.split("\n").flatMap((line) => {
    const marker = /^\s*(?<marker>```+|~~~+)/.exec(line)?.groups?.["marker"] ?? null;
    const isFenced = fence !== null || marker !== null;
    if (fence === null) fence = marker;
    else if (marker?.startsWith(fence) === true) fence = null;
    const isKept = isFenced || line.length <= width || isOneLine(line);
    return isKept ? [line] : wrapLine(line, width);
  });
}

/** Whether what a line holds would be something else on two: a row, a heading, a fence in a list, indented code. */
function isOneLine(line: string): boolean {
  return /^(?: {4}|\t)/.test(line) || /^(?:\||#|```|~~~)/.test(line.replace(lead, ""));
}

function wrapLine(line: string, width: number): readonly string[] {
  const start = lead.exec(line)?.[0] ?? "";
  // A quote goes on with its mark, an item of a list below its text.
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

/** What may stand at the start of a line, in order: a token that may not is part of the one before. */
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
