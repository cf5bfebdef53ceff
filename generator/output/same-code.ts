import { ts } from "ts-morph";

/**
 * Whether two modules differ only in layout: white space, quotes, semicolons, trailing commas and parentheses. They
 * are compared as syntax trees with their comments.
 */
export function isSameCode(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) =>
    ts.createSourceFile("module.ts", text, ts.ScriptTarget.ESNext, true),
  );
  if (first === undefined || second === undefined) return false;
  return isSame(first, second, first, second);
}

function isSame(
  one: ts.Node,
  other: ts.Node,
  first: ts.SourceFile,
  second: ts.SourceFile,
): boolean {
  const [a, b] = [unwrapped(one), unwrapped(other)];
  if (kindOf(a) !== kindOf(b) || textOf(a) !== textOf(b) || wordsOf(a) !== wordsOf(b)) return false;
  if (commentsOf(a, first) !== commentsOf(b, second)) return false;
  if (lastCommentsOf(a, first) !== lastCommentsOf(b, second)) return false;
  const [inA, inB] = [childrenOf(a), childrenOf(b)];
  return (
    inA.length === inB.length &&
    inA.every((child, index) => {
      const match = inB[index];
      return match !== undefined && isSame(child, match, first, second);
    })
  );
}

function unwrapped(node: ts.Node): ts.Node {
  const isWrapper = ts.isParenthesizedExpression(node) || ts.isParenthesizedTypeNode(node);
  return isWrapper
    ? unwrapped(ts.isParenthesizedExpression(node) ? node.expression : node.type)
    : node;
}

/** Returns the kind of a node. The name of a property may be written with or without quotes. */
function kindOf(node: ts.Node): ts.SyntaxKind {
  const isQuotedName =
    ts.isStringLiteral(node) && "name" in node.parent && node.parent.name === node;
  return isQuotedName && /^[A-Za-z_$][\w$]*$/.test(node.text)
    ? ts.SyntaxKind.Identifier
    : node.kind;
}

/** The properties of nodes that stand for words which are no children. */
const wordProperties: ReadonlySet<string> = new Set([
  // An operator, and the `extends` or `implements` of a class.
  ...["operator", "token"],
  // The `type` of an import, the `typeof` of an imported type, and the `=` of `export =`.
  ...["isTypeOnly", "isTypeOf", "isExportEquals"],
]);

/** Returns the words of a node that are neither its kind nor its children. A variable has its `const` as a flag. */
function wordsOf(node: ts.Node): string {
  const words = Object.entries(node).filter(([name]) => wordProperties.has(name));
  const shown = words.map(([name, value]) => `${name} ${String(value)}`).sort();
  return `${shown.join(" ")} ${String(node.flags & ts.NodeFlags.BlockScoped)}`;
}

function textOf(node: ts.Node): string {
  return ts.isIdentifier(node) || ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node)
    ? node.text
    : "";
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}

/** Returns the comments before the bracket that ends a node. There is no child behind them. */
function lastCommentsOf(node: ts.Node, file: ts.SourceFile): string {
  if (!/[)\]}>]/.test(file.text.charAt(node.end - 1))) return "";
  const bracket = node.getChildren(file).at(-1);
  return bracket === undefined || !ts.isToken(bracket) ? "" : commentsOf(bracket, file);
}

/**
 * Returns the comments before a node, with white space normalised. They stand on the line of the previous token or on
 * lines of their own.
 */
function commentsOf(node: ts.Node, { text }: ts.SourceFile): string {
  const ranges = [
    ...(ts.getTrailingCommentRanges(text, node.pos) ?? []),
    ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
  ];
  const comments = new Map(ranges.map(({ pos, end }) => [pos, text.slice(pos, end)]));
  return [...comments.values()].map((comment) => comment.replaceAll(/\s+/g, " ")).join(" ");
}
