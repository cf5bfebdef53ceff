import { builders, printer } from "prettier/doc";

type Doc = builders.Doc;

/** The line width of generated modules, whatever the project around them uses. */
const printWidth = 100;

const tabWidth = 2;

/**
 * Prints a document exactly as prettier's printer does, provided that no line ends with a space
 * and that `ifBreak` stands only in groups.
 *
 * Most lines of a module fit. Where every group fits, prettier breaks none, so the text of such a line is printed
 * directly, in a fraction of the time. Only the lines that do not fit go through prettier's printer, which decides
 * where to break them.
 */
export function printDocument(doc: Doc): string {
  return linesOf(doc).map(printLine).join("\n");
}

/** What stands between two line breaks that are certain. It may be broken into several lines. */
interface Line {
  /** The number of times it is indented. */
  readonly depth: number;
  readonly docs: Doc[];
}

/** Splits a document at the breaks outside of all groups, where prettier always breaks. */
function linesOf(doc: Doc): readonly Line[] {
  let last: Line = { depth: 0, docs: [] };
  const lines = [last];
  const visit = (part: Doc, depth: number): void => {
    if (typeof part === "string") last.docs.push(part);
    else if (Array.isArray(part)) for (const one of part) visit(one, depth);
    else if (part.type === "indent") visit(part.contents, depth + 1);
    else if (part.type === "line") {
      last = { depth, docs: [] };
      lines.push(last);
    } else if (part.type !== "break-parent") last.docs.push(part);
  };
  visit(doc, 0);
  return lines;
}

function printLine({ depth, docs }: Line): string {
  const indentation = " ".repeat(tabWidth * depth);
  const text = flatAll(docs);
  if (text !== null && indentation.length + widthLimit(text) <= printWidth) {
    return text === "" ? "" : indentation + text;
  }
  if (docs.every((doc) => typeof doc === "string")) return indentation + docs.join("");
  // The printer must know how far the line is indented, so it begins one line earlier.
  let indented: Doc = [builders.hardline, docs];
  for (let level = 0; level < depth; level += 1) indented = builders.indent(indented);
  return printer.printDocToString(indented, { printWidth, tabWidth }).formatted.slice(1);
}

function flat(doc: Doc): string | null {
  if (typeof doc === "string") return doc;
  if (Array.isArray(doc)) return flatAll(doc);
  switch (doc.type) {
    case "group":
      return doc.break ? null : flat(doc.contents);
    case "indent":
    case "align":
      return flat(doc.contents);
    case "fill":
      return flatAll(doc.parts);
    case "if-break":
      return flat(doc.flatContents);
    case "indent-if-break":
      return hasContents(doc) ? flat(doc.contents) : null;
    case "line":
      return doc.hard === true ? null : doc.soft === true ? "" : " ";
    case "line-suffix-boundary":
      return "";
    default:
      return null;
  }
}

function flatAll(docs: readonly Doc[]): string | null {
  let text = "";
  for (const doc of docs) {
    const part = flat(doc);
    if (part === null) return null;
    text += part;
  }
  return text;
}

/** The type of this command leaves out its contents, which it always has. */
function hasContents(
  doc: builders.IndentIfBreak,
): doc is builders.IndentIfBreak & { contents: Doc } {
  return "contents" in doc;
}

/** Returns a number of columns that a text does not exceed: a character takes one in ASCII, and up to two otherwise. */
function widthLimit(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : 2 * text.length;
}
