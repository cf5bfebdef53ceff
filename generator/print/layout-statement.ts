import { builders } from "prettier/doc";
import type { Expression, Statement, SwitchCode, TryCode } from "../emit/typescript/code.ts";
import { assertNever } from "../model/type.ts";
import { isOperation } from "./layout-assignment.ts";
import { layoutExpression } from "./layout-expression.ts";
import { plainText } from "./layout-text.ts";

const { group, hardline, ifBreak, indent, join, line, softline } = builders;
type Doc = builders.Doc;

/** Lays out statements in braces. */
export function layoutBlock(statements: readonly Statement[]): Doc {
  return ["{", indent([hardline, layoutStatements(statements)]), hardline, "}"];
}

/** Lays out statements, each on its own line. */
export function layoutStatements(statements: readonly Statement[]): Doc {
  return join(hardline, statements.map(layoutStatement));
}

/** Lays out a statement as prettier does (its `estree.js` and `statement.js`). */
function layoutStatement(statement: Statement): Doc {
  if (typeof statement === "string") return statement;
  switch (statement.kind) {
    case "return":
      return layoutReturn(statement.value);
    case "evaluate":
      return [layoutExpression(statement.value, "return"), ";"];
    case "if": {
      const then = indent([line, layoutStatement(statement.then)]);
      return group(["if (", layoutTest(statement.test), ")", then]);
    }
    case "block":
      return [statement.head, " ", layoutBlock(statement.body)];
    case "switch":
      return layoutSwitch(statement);
    case "try":
      return layoutTry(statement);
    default:
      return assertNever(statement);
  }
}

/** Lays out the test between the parentheses of an `if`. */
function layoutTest(test: Expression): Doc {
  const doc = layoutExpression(test, "test");
  // A negated chain has parentheses of its own, inside of which the line can break.
  return isDenied(test) ? doc : group([indent([softline, doc]), softline]);
}

function isDenied(test: Expression): boolean {
  if (typeof test === "string" || test.kind !== "prefix" || test.operator !== "!") return false;
  const { of } = test;
  return typeof of !== "string" && (of.kind === "chain" || isDenied(of));
}

function layoutReturn(value: Expression): Doc {
  const doc = layoutExpression(value, "return");
  if (!isOperation(value)) return ["return ", doc, ";"];
  return ["return ", group([ifBreak("("), indent([softline, doc]), softline, ifBreak(")")]), ";"];
}

function layoutSwitch({ value, cases }: SwitchCode): Doc {
  const test = layoutExpression(value, "test");
  const docs = cases.map((one): Doc => {
    const label = one.value === null ? "default:" : ["case ", plainText(one.value), ":"];
    if (one.body.length === 0) return label;
    return [label, indent([hardline, layoutStatements(one.body)])];
  });
  return [
    group(["switch (", indent([softline, test]), softline, ")"]),
    ...[" {", indent([hardline, join(hardline, docs)]), hardline, "}"],
  ];
}

function layoutTry({ body, recover, leave }: TryCode): Doc {
  return [
    ...["try ", layoutBlock(body), " catch ", layoutBlock(recover)],
    ...(leave.length === 0 ? [] : [" finally ", layoutBlock(leave)]),
  ];
}
