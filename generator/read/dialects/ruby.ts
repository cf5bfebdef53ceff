import { diagnostic, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { TypeCell } from "../markdown/model-page.ts";
import type { TypeToken } from "../markdown/type-token.ts";
import type { Dialect } from "./dialect.ts";
import { isExternal } from "./external-link.ts";
import { lexRuby } from "./ruby-lexer.ts";
import { TokenCursor, TypeSyntaxError, type LexicalToken } from "./token-cursor.ts";
import type { TypeExpression } from "./type-expression.ts";
import { outsideClass, rubyClass, rubyForms } from "./ruby-names.ts";

/**
 * The types of Ruby SDKs, in the flavours Sorbet (`T.…`) and `Crystalline::…`:
 *
 *     type      = list | map | nilable | union | boolean | class | link
 *     list      = ( "T::Array" | "Crystalline::Array" ) items
 *     items     = "<" type ">" | "[" type "]" | "(" type ")"            after ".new"
 *     map       = ( "T::Hash" | "Crystalline::Hash" ) ( "[" | "(" ) key "," type ( "]" | ")" )
 *     nilable   = ( "T.nilable" | "Crystalline::Nilable.new" ) "(" type ")"
 *     union     = ( "T.any" | "Crystalline::Union.new" | "Crystalline::DiscriminatedUnion.new" )
 *                 "(" type { "," type } ")"
 *     boolean   = "T::Boolean" | "Crystalline::Boolean.new" [ "(" ")" ]
 *     class     = [ "::" ] Const { "::" Const } [ items ]                the items of a stream
 *     link      = "[" type "](" href ")"
 *
 * Emphasis around a type is decoration. An unknown class is `invalid` in its place within the type. A cell that does
 * not follow the grammar is `invalid` as a whole.
 */
export const ruby: Dialect = {
  name: "Ruby",
  detect: (cell) => mentionsRuby(cell.tokens),
  parseType: (cell) => {
    try {
      const cursor = new TokenCursor(lexRuby(cell.tokens), cell.span);
      const value = parse(cursor, 0);
      cursor.expectEnd();
      return value;
    } catch (error) {
      return { kind: "invalid", finding: explain(error, cell), hrefs: linksIn(cell.tokens) };
    }
  },
};

/** The depth limit of a type. Types in the wild nest at most four levels deep. */
const maxDepth = 32;

class TooDeepError extends Error {}

function explain(error: unknown, cell: TypeCell): Diagnostic {
  if (error instanceof TypeSyntaxError) {
    const { tokenText, expected, span } = error;
    return diagnostic("MM3002", { tokenText, expected }, span);
  }
  if (error instanceof TooDeepError) {
    return diagnostic("MM3003", { limit: maxDepth }, cell.span);
  }
  throw error;
}

/** Returns the addresses of all links in a cell. */
function linksIn(tokens: readonly TypeToken[]): readonly string[] {
  return tokens.flatMap((token) =>
    token.kind === "link" ? [token.href, ...linksIn(token.tokens)] : [],
  );
}

function mentionsRuby(tokens: readonly TypeToken[]): boolean {
  return tokens.some((token) => {
    if (token.kind === "link") return mentionsRuby(token.tokens);
    return token.kind === "text" && /::|\bT\.|^(?:String|Integer|Float)$/.test(token.text);
  });
}

function parse(cursor: TokenCursor, depth: number): TypeExpression {
  if (depth > maxDepth) throw new TooDeepError();
  const token = cursor.next("a type");
  switch (token.kind) {
    case "link":
      return parseLink(token, depth);
    case "name":
      return parseNamed(token, cursor, depth);
    case "sign":
      throw new TypeSyntaxError(`\`${token.text}\``, "a type", token.span);
    case "stray":
      throw new TypeSyntaxError(token.text, "a type", token.span);
  }
}

function parseLink(link: LexicalToken & { kind: "link" }, depth: number): TypeExpression {
  const { href, span } = link;
  const inside = new TokenCursor(link.tokens, span);
  const isOutside = isExternal(href) && !isUnion(link.tokens);
  const of = isOutside ? parseOutside(inside, link) : parse(inside, depth + 1);
  inside.expectEnd();
  // The nilable belongs to the field, not to the model that the link leads to.
  return of.kind === "nullable"
    ? { kind: "nullable", of: { kind: "linked", href, of: of.of, span } }
    : { kind: "linked", href, of, span };
}

/** Whether the text of a link spells out a union. It tells the members, wherever the link leads. */
function isUnion(tokens: readonly LexicalToken[]): boolean {
  const forms = tokens.flatMap((token) =>
    token.kind === "name" ? [rubyForms.get(token.text)] : [],
  );
  return forms[0] === "union" || (forms[0] === "nilable" && forms[1] === "union");
}

/**
 * Reads a link that leaves the spec. Such links lead to the documentation of a few known classes, or to the page of a
 * model where the pages are published. Only the class counts, and nothing else is understood.
 */
function parseOutside(cursor: TokenCursor, link: LexicalToken & { kind: "link" }): TypeExpression {
  const token = cursor.next("a class");
  if (token.kind !== "name") return outsideUnknown("?", link);
  const nilable = rubyForms.get(token.text) === "nilable";
  if (nilable) cursor.expect("(");
  const name = nilable ? cursor.next("a class") : token;
  const of = name.kind === "name" ? (outsideClass(name.text) ?? modelOf(name)) : null;
  const type = of ?? outsideUnknown(name.kind === "name" ? name.text : token.text, link);
  if (type.kind === "transport") skipItems(cursor, 0);
  if (nilable) cursor.expect(")");
  return nilable ? { kind: "nullable", of: type } : type;
}

/** Returns the model that a class path with modules names, or `null` for any other class. */
function modelOf({ text, span }: LexicalToken & { kind: "name" }): TypeExpression | null {
  const type = rubyClass(text, span);
  return type.kind === "named" && type.modules.length > 0 ? type : null;
}

function outsideUnknown(
  name: string,
  { href, span }: LexicalToken & { kind: "link" },
): TypeExpression {
  return { kind: "invalid", finding: diagnostic("MM3004", { name, href }, span), hrefs: [] };
}

/** Skips the type of a stream's events, which is not part of a JSON document either. */
function skipItems(cursor: TokenCursor, depth: number): void {
  const next = cursor.peek();
  if (next?.kind !== "sign" || !"<[(".includes(next.text)) return;
  const close = openBracket(cursor);
  parse(cursor, depth + 1);
  cursor.expect(close);
}

function parseNamed(
  token: LexicalToken & { kind: "name" },
  cursor: TokenCursor,
  depth: number,
): TypeExpression {
  const form = rubyForms.get(token.text);
  switch (form) {
    case "list": {
      const close = openBracket(cursor);
      const items = parse(cursor, depth + 1);
      cursor.expect(close);
      return { kind: "list", items };
    }
    case "map":
      return parseMap(cursor, depth);
    case "nilable": {
      cursor.expect("(");
      const of = parse(cursor, depth + 1);
      cursor.expect(")");
      return of.kind === "nullable" ? of : { kind: "nullable", of };
    }
    case "union":
      return { ...parseUnion(cursor, depth), span: token.span };
    case "boolean":
      if (cursor.takeIf("(")) cursor.expect(")");
      return { kind: "primitive", name: "boolean" };
    case undefined: {
      const type = rubyClass(token.text, token.span);
      if (type.kind === "transport") skipItems(cursor, depth);
      return type;
    }
  }
}

function parseMap(cursor: TokenCursor, depth: number): TypeExpression {
  const close = openBracket(cursor);
  const key = cursor.next("a key type");
  // JSON keys are always strings, so `Symbol` and `String` mean the same. Any other key class is an error.
  if (key.kind !== "name" || !/^(?:::)?(?:Symbol|String)$/.test(key.text)) {
    throw new TypeSyntaxError("key type", "`Symbol`", key.span);
  }
  cursor.expect(",");
  const values = parse(cursor, depth + 1);
  cursor.expect(close);
  return { kind: "map", values };
}

function parseUnion(
  cursor: TokenCursor,
  depth: number,
): { kind: "union"; members: readonly TypeExpression[] } {
  cursor.expect("(");
  const members = [parse(cursor, depth + 1)];
  while (cursor.takeIf(",")) members.push(parse(cursor, depth + 1));
  cursor.expect(")");
  return { kind: "union", members };
}

/** Takes an opening bracket and returns the bracket that closes it. */
function openBracket(cursor: TokenCursor): string {
  if (cursor.takeIf("<")) return ">";
  if (cursor.takeIf("[")) return "]";
  if (cursor.takeIf("(")) return ")";
  throw cursor.unexpected("`<`, `[` or `(`");
}
