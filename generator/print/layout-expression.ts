import { builders } from "prettier/doc";
import type {
  BinaryCode,
  CallCode,
  ChainCode,
  Expression,
  ItemCode,
  ListCode,
  ObjectCode,
} from "../emit/typescript/code.ts";
import { assertNever } from "../model/type.ts";
import { layoutAssignment } from "./layout-assignment.ts";
import { plainKey, plainText } from "./layout-text.ts";
import { layoutTypeArguments } from "./layout-type.ts";

const { fill, group, ifBreak, indent, join, line, softline } = builders;
type Doc = builders.Doc;

/** The place of an expression, which decides how an operation is indented there. */
type Place =
  | "return"
  /** Between the parentheses of a statement such as `if`. */
  | "test"
  | "negated"
  | "chain"
  | "comparison"
  | "argument"
  | "assigned";

/** Lays out an expression as prettier does (its `binaryish.js`, `call-arguments.js`, `array.js` and `object.js`). */
export function layoutExpression(code: Expression, place: Place): Doc {
  if (typeof code === "string") return plainText(code);
  switch (code.kind) {
    case "call":
      return layoutCall(code);
    case "item":
      return layoutItem(code);
    case "prefix": {
      const operator = code.operator === "!" ? "!" : "typeof ";
      return [operator, layoutExpression(code.of, "negated")];
    }
    case "assigned": {
      const value = layoutExpression(code.value, "assigned");
      return ["(", layoutAssignment(code.name, code.value, value), ")"];
    }
    case "binary":
    case "chain":
      return layoutOperation(code, place);
    case "list":
      return layoutList(code);
    case "object":
      return [layoutObject(code), code.isConst ? " as const" : ""];
    default:
      return assertNever(code);
  }
}

function layoutCall({ callee, isNew, isPure, types, values }: CallCode): Doc {
  const docs = values.map((value) => layoutExpression(value, "argument"));
  const head = [isPure ? "/* @__PURE__ */ " : "", isNew ? "new " : "", callee];
  return [...head, layoutTypeArguments(types), layoutArguments(values, docs)];
}

function layoutArguments(values: readonly Expression[], docs: Doc[]): Doc {
  const [only] = values;
  // A single list or object that is not empty goes directly between the parentheses, without a line break.
  const isHugged =
    values.length === 1 &&
    typeof only === "object" &&
    ((only.kind === "list" && only.items.length > 0) ||
      (only.kind === "object" && only.entries.length > 0 && !only.isConst));
  if (docs.length === 0) return "()";
  if (isHugged) return ["(", ...docs, ")"];
  return group(["(", indent([softline, join([",", line], docs)]), ifBreak(","), softline, ")"]);
}

function layoutItem({ of, key }: ItemCode): Doc {
  return [of, group(["[", indent([softline, plainText(key)]), softline, "]"])];
}

function layoutOperation(code: BinaryCode | ChainCode, place: Place): Doc {
  const parts = operationParts(code, place);
  switch (place) {
    case "test":
      return parts;
    case "negated":
      return ["(", group([indent([softline, parts]), softline]), ")"];
    case "return":
    case "assigned":
      return group(parts);
    default: {
      const [first = "", ...rest] = parts;
      const doc = group([first, indent(rest)]);
      return code.kind === "chain" && place === "chain" ? ["(", doc, ")"] : doc;
    }
  }
}

/** Returns the parts of an operation: the first operand, and for each other one a space, and the operator with it. */
function operationParts(code: BinaryCode | ChainCode, place: Place): Doc[] {
  const [place_, operands]: [Place, readonly Expression[]] =
    code.kind === "chain" ? ["chain", code.operands] : ["comparison", [code.left, code.right]];
  const [first = "", ...rest] = operands.map((one) => layoutExpression(one, place_));
  // The right side of a single operation stays on the line of its operator if it fits there.
  const isLone =
    rest.length === 1 &&
    place !== place_ &&
    !(place === "test" && code.kind === "chain") &&
    !operands.some((one) => typeof one !== "string" && one.kind === code.kind);
  return [
    group(first),
    ...rest.flatMap((doc): Doc[] => {
      const right = [code.operator, line, doc];
      return [" ", isLone ? group(right) : right];
    }),
  ];
}

function layoutList({ items }: ListCode): Doc {
  if (items.length === 0) return "[]";
  const docs = items.map((one) => layoutExpression(one, "argument"));
  if (items.every(isNumber)) {
    const id = Symbol("list");
    return group(inBrackets(filled(docs, ifBreak(",", "", { groupId: id }))), { id });
  }
  const grouped = docs.map((doc) => group(doc));
  const shouldBreak = items.length > 1 && (items.every(isLongList) || items.every(isLongObject));
  return group(inBrackets([join([",", line], grouped), ifBreak(",")]), { shouldBreak });
}

function inBrackets(content: Doc): Doc {
  return ["[", indent([softline, content]), softline, "]"];
}

/** Puts as many items on a line as fit. */
function filled(docs: readonly Doc[], end: Doc): Doc {
  const parts = docs.flatMap((doc, index): Doc[] =>
    index === docs.length - 1 ? [[doc, end]] : [[doc, ","], line],
  );
  return fill(parts);
}

function isNumber(code: Expression): boolean {
  return typeof code === "string" && /^-?\d/.test(code);
}

function isLongList(code: Expression): boolean {
  return typeof code !== "string" && code.kind === "list" && code.items.length > 1;
}

function isLongObject(code: Expression): boolean {
  return typeof code !== "string" && code.kind === "object" && code.entries.length > 1;
}

function layoutObject({ entries }: ObjectCode): Doc {
  if (entries.length === 0) return "{}";
  const docs = entries.map(({ key, value }) => {
    const text = plainKey(key);
    return group(layoutAssignment(text, value, layoutExpression(value, "assigned"), ":"));
  });
  return group(["{", indent([line, join([",", line], docs)]), ifBreak(","), line, "}"]);
}
