import ts from "typescript";
import { isWord, neverRaw } from "../attacks.ts";
import type { Reading } from "./reading.ts";

/** Reads a module with TypeScript's own parser. Words may be in literals and comments, and part of names. */
export function readTypeScript(text: string): Reading {
  const source = ts.createSourceFile("m.ts", text, ts.ScriptTarget.ESNext, true);
  const problems = Reflect.get(source, "parseDiagnostics") as readonly ts.Diagnostic[];
  const escapes = problems.map((one) => ts.flattenDiagnosticMessageText(one.messageText, " "));
  const raw = neverRaw.exec(text);
  if (raw !== null) escapes.push(`raw ${JSON.stringify(raw[0])}`);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isWord(node.text)) escapes.push(`the name ${node.text}`);
    if (ts.isJSDocLinkLike(node) && isWord(node.name?.getText() ?? "")) escapes.push("a link");
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return { structure: structureOf(source), escapes };
}

/**
 * Returns the kinds of nodes. How a name is quoted depends on its characters, and the order of some nodes on their
 * texts.
 */
function structureOf(node: ts.Node): string {
  // A long operation is broken into lines inside parentheses.
  if (ts.isParenthesizedExpression(node)) return structureOf(node.expression);
  const children: string[] = [];
  ts.forEachChild(node, (child) => {
    children.push(structureOf(child));
  });
  const isName =
    ts.isIdentifier(node) || ts.isStringLiteral(node) || ts.isComputedPropertyName(node);
  return isName ? "name" : `${ts.SyntaxKind[node.kind]}(${children.sort().join(" ")})`;
}
