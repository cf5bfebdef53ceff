import { isTableLine } from "./table-lines.ts";

/** A page without the padding of its tables, and a function that maps columns back to the page on disk. */
export interface SqueezedText {
  readonly text: string;
  /** Returns the column on disk of a column in `text`. Lines and columns count from 1. */
  readonly originalColumn: (line: number, column: number) => number;
}

/**
 * A removed run of padding. From the index `at` of the squeezed line on, `removed` characters are missing in total.
 */
interface Gap {
  readonly at: number;
  readonly removed: number;
}

/**
 * Removes the padding of table rows: spaces before a cell's closing pipe, and the extra dashes of delimiter rows.
 *
 * Cells are padded to the widest one, so pages consist mostly of spaces (702,682 bytes for 40 rows, in the wild), and
 * the markdown tokenizer looks at each of them. Without the padding, reading all pages of a large SDK takes a fifth
 * of the time. Only text between the content of a cell and its pipe is removed, so no cell changes its meaning.
 */
export function squeezePadding(text: string): SqueezedText {
  const gapsByLine = new Map<number, readonly Gap[]>();
  const lines = text.split("\n").map((line, index) => {
    if (!isTableLine(line)) return line;
    const squeezed = squeezeLine(line);
    if (squeezed.gaps.length > 0) gapsByLine.set(index + 1, squeezed.gaps);
    return squeezed.text;
  });
  return {
    text: lines.join("\n"),
    originalColumn: (line, column) => {
      const gap = gapsByLine.get(line)?.findLast(({ at }) => at < column);
      return column + (gap?.removed ?? 0);
    },
  };
}

function squeezeLine(line: string): { text: string; gaps: readonly Gap[] } {
  const gaps: Gap[] = [];
  let removed = 0;
  // The character after a run is checked in the callback. A lookahead would scan the run once for each of its spaces.
  const padding = /^[|\-: ]+$/.test(line) ? / {2,}|-{4,}/g : / {2,}/g;
  const text = line.replace(padding, (run, start: number) => {
    if (run.startsWith(" ") && line[start + run.length] !== "|") return run;
    const replacement = run.startsWith("-") ? "---" : " ";
    const at = start - removed + replacement.length;
    removed += run.length - replacement.length;
    gaps.push({ at, removed });
    return replacement;
  });
  return { text, gaps };
}
