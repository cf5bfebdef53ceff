import { builders, printer, utils } from "prettier/doc";
import type { BinaryCode, ChainCode, Expression } from "../emit/typescript/code.ts";

const { group, indent, indentIfBreak, line, lineSuffixBoundary, softline } = builders;
type Doc = builders.Doc;

/** A quarter of a line: for an argument that is not longer, no line is broken. */
const shortLength = 25;

/**
 * Lays out what gives a name a value as prettier does (its `assignment.js`).
 *
 * @param value what is assigned, and `doc` the same laid out
 * @param operator `:` in an object, where a short key keeps its value beside it
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

/** Whether an expression has an operator between operands. */
export function isOperation(code: Expression): code is BinaryCode | ChainCode {
  return typeof code !== "string" && (code.kind === "binary" || code.kind === "chain");
}

/** Whether a key is so narrow that a line of its own would win nothing: it would be indented nearly as far. */
function isShort(key: string): boolean {
  if (key.length > 4) return false;
  // The printer knows how wide characters are.
  const probe = group([key, softline, "."]);
  return !printer.printDocToString(probe, { printWidth: 5, tabWidth: 2 }).formatted.includes("\n");
}

/** Whether a value has no good place for a line break inside. */
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

/** Whether a value stays on the line in any case. */
function staysBeside(value: Expression): boolean {
  return value === "true" || value === "false" || (typeof value === "string" && /^\d/.test(value));
}

/** The line is broken before the value, and only then inside it. */
export function layoutBelow(left: Doc, doc: Doc, operator: " =" | ":"): Doc {
  return group([group(left), operator, group(indent([line, doc]))]);
}

/** The value begins on the line of the name in any case. */
export function layoutBeside(left: Doc, doc: Doc): Doc {
  return group([left, " = ", group(doc)]);
}

/** The line is broken inside the value if that is possible, and before it otherwise. */
export function layoutFluid(left: Doc, doc: Doc, operator: " =" | ":"): Doc {
  const groupId = Symbol("assignment");
  return group([
    ...[group(left), operator, group(indent(line), { id: groupId })],
    ...[lineSuffixBoundary, indentIfBreak(doc, { groupId })],
  ]);
}
