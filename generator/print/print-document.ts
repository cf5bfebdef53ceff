import { builders, printer } from "prettier/doc";
import { isAscii } from "./layout-text.ts";

type Doc = builders.Doc;

/** The line width of generated modules, whatever the project around them uses. */
const printWidth = 100;

const tabWidth = 2;

/**
 * Prints a document exactly as prettier's printer does.
 *
 * prettier breaks a group if it does not fit on its line. For most groups this is certain without a look at what comes
 * after them: a group that alone is too long is broken, and on a line that is short enough no group is. Such lines are
 * printed directly, in a fraction of the time. The other lines go through prettier's printer.
 */
export function printDocument(doc: Doc): string {
  return linesOf(doc).map(printLine).join("\n");
}

/** What stands between two breaks that are certain. Groups in it may be broken too. */
interface Line {
  /** The number of times it is indented. */
  readonly depth: number;
  readonly docs: Doc[];
}

/** Splits a document at the breaks that are certain. */
function linesOf(doc: Doc): readonly Line[] {
  let last: Line = { depth: 0, docs: [] };
  const lines = [last];
  const visit = (part: Doc, depth: number): void => {
    if (typeof part === "string") last.docs.push(part);
    else if (Array.isArray(part)) for (const one of part) visit(one, depth);
    else if (part.type === "indent") visit(part.contents, depth + 1);
    else if (part.type === "if-break") visit(part.breakContents, depth);
    else if (part.type === "group" && isBroken(part, last)) visit(part.contents, depth);
    else if (part.type === "line") {
      last = { depth, docs: [] };
      lines.push(last);
    } else if (part.type !== "break-parent") last.docs.push(indented(part, depth - last.depth));
  };
  visit(doc, 0);
  return lines;
}

/**
 * Whether it is certain that prettier breaks a group at the end of a line. A group with an id is left to prettier,
 * because other parts ask what became of it.
 */
function isBroken(
  { id, contents, break: isForced }: builders.Group,
  { depth, docs }: Line,
): boolean {
  if (id !== undefined) return false;
  const text = isForced ? null : flat(contents);
  if (text === null) return true;
  const before = docs.every((doc) => typeof doc === "string") ? docs.join("") : "";
  return tabWidth * depth + leastWidth(before) + leastWidth(text) > printWidth;
}

function printLine({ depth, docs }: Line): string {
  const indentation = " ".repeat(tabWidth * depth);
  if (docs.every((doc) => typeof doc === "string")) {
    return `${indentation}${docs.join("")}`.trimEnd();
  }
  const text = flatAll(docs);
  if (text !== null && indentation.length + greatestWidth(text) <= printWidth) {
    return `${indentation}${text}`.trimEnd();
  }
  // The printer must know how far the line is indented, so it begins one line earlier.
  const whole = indented([builders.hardline, docs], depth);
  return printer.printDocToString(whole, { printWidth, tabWidth }).formatted.slice(1);
}

/** Returns a document with more indentation, or with less if the number of levels is negative. */
function indented(doc: Doc, levels: number): Doc {
  if (levels === 0) return doc;
  return levels > 0
    ? indented(builders.indent(doc), levels - 1)
    : indented(builders.dedent(doc), levels + 1);
}

/** Returns the text of a document in which nothing is broken, or `null` if something is, or no line has room for it. */
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
    if (text.length > printWidth && leastWidth(text) > printWidth) return null;
  }
  return text;
}

/** The type of this command leaves out its contents, which it always has. */
function hasContents(
  doc: builders.IndentIfBreak,
): doc is builders.IndentIfBreak & { contents: Doc } {
  return "contents" in doc;
}

/** Returns a number of columns that a text takes at least: a character takes one in ASCII, and none or more otherwise. */
function leastWidth(text: string): number {
  return isAscii(text) ? text.length : text.replaceAll(/[^ -~]/g, "").length;
}

/** Returns a number of columns that a text does not exceed: a character takes one in ASCII, and up to two otherwise. */
function greatestWidth(text: string): number {
  return isAscii(text) ? text.length : 2 * text.length;
}
