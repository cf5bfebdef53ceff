import { builders, printer, utils } from "prettier/doc";
import type { BinaryCode, ChainCode, Expression } from "../emit/typescript/code.ts";
import { isAscii } from "./layout-text.ts";

const { group, indent, indentIfBreak, line, lineSuffixBoundary, softline } = builders;
type Doc = builders.Doc;

/** A quarter of a line. An argument up to this length is not worth a line break. */
const shortLength = 25;

/**
 * Lays out an assignment or an entry of an object as prettier does (its `assignment.js`).
 *
 * @param value the assigned value
 * @param doc the layout of that value
 * @param operator `:` in an object, where a short key keeps its value on the same line
 */
export function layoutAssignment(
  left: Doc,
  value: Expression,
  doc: Doc,
  operator: " =" | ":" = " =",
): Doc {
  const isShortKey = operator === ":" && typeof left === "string" && isShort(left);
  if (isOperation(value) || (!isShortKey && breaksBefore(value))) {
    return layoutBelow(left, doc, operator);
  }
  if (isShortKey || (staysBeside(value) && !utils.canBreak(left))) {
    return group([group(left), operator, " ", doc]);
  }
  return layoutFluid(left, doc, operator);
}

/** Tells whether an expression is a binary operation or a chain of them. */
export function isOperation(code: Expression): code is BinaryCode | ChainCode {
  return typeof code !== "string" && (code.kind === "binary" || code.kind === "chain");
}

/** Tells whether a key is so short that its value would be indented nearly as far on a new line. */
function isShort(key: string): boolean {
  if (key.length > 4 || isAscii(key)) return key.length <= 4;
  // Some characters are wider than one column. The printer knows their widths.
  const probe = group([key, softline, "."]);
  return !printer.printDocToString(probe, { printWidth: 5, tabWidth: 2 }).formatted.includes("\n");
}

/** Tells whether to break the line before a value, because there is no good place for a line break inside it. */
function breaksBefore(value: Expression): boolean {
  if (typeof value === "string") return value.startsWith('"');
  switch (value.kind) {
    case "prefix":
      return breaksBefore(value.of);
    case "item":
      return true;
    case "call":
      return (
        !value.isNew &&
        value.types.length === 0 &&
        value.values.length < 2 &&
        value.values.every(isShortArgument)
      );
    default:
      return false;
  }
}

function isShortArgument(value: Expression): boolean {
  return typeof value === "string" && value.length <= shortLength;
}

/** Tells whether a value always stays on the line of the name. */
function staysBeside(value: Expression): boolean {
  return value === "true" || value === "false" || (typeof value === "string" && /^\d/.test(value));
}

/** Breaks the line before the value first, and inside the value only if it still does not fit. */
export function layoutBelow(left: Doc, doc: Doc, operator: " =" | ":"): Doc {
  return group([group(left), operator, group(indent([line, doc]))]);
}

/** Starts the value on the line of the name in any case. */
export function layoutBeside(left: Doc, doc: Doc): Doc {
  return group([left, " = ", group(doc)]);
}

/** Breaks the line inside the value if possible, and before it otherwise. */
export function layoutFluid(left: Doc, doc: Doc, operator: " =" | ":"): Doc {
  const groupId = Symbol("assignment");
  return group([
    ...[group(left), operator, group(indent(line), { id: groupId })],
    ...[lineSuffixBoundary, indentIfBreak(doc, { groupId })],
  ]);
}
