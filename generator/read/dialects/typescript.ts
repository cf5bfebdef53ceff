import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { TypeCell } from "../markdown/model-page.ts";
import type { TypeToken } from "../markdown/type-token.ts";
import { TokenCursor, TypeSyntaxError, type LexicalToken } from "./token-cursor.ts";
import type { TypeExpression } from "./type-expression.ts";

/**
 * Reads a type of our own docs, which write types as TypeScript does:
 *
 *     type    = member, { "|", member } ;
 *     member  = atom, { "[]" } ;
 *     atom    = link | "null" | literal | "boolean" | "unknown"
 *             | "number", [ "integer" ]
 *             | "string", [ "date" | "date-time" | "binary" ]
 *             | "Date", ( "date" | "date-time" )
 *             | "(", type, ")" | "Record<string,", type, ">" ;
 *
 * A link stands for the model of its page, whatever its text. The format of a primitive follows it as emphasised text.
 */
export function readOwnType(cell: TypeCell): TypeExpression {
  const cursor = new TokenCursor(lex(cell.tokens), cell.span);
  try {
    const type = readUnion(cursor, cell, 0);
    cursor.expectEnd();
    return type;
  } catch (error) {
    if (error instanceof TooDeepError) {
      const finding = diagnostic("MM3003", { limit: maxDepth }, cell.span);
      return { kind: "invalid", finding, hrefs: [] };
    }
    if (!(error instanceof TypeSyntaxError)) throw error;
    const { tokenText, expected, span } = error;
    return {
      kind: "invalid",
      finding: diagnostic("MM3002", { tokenText, expected }, span),
      hrefs: [],
    };
  }
}

/** The depth limit of a type. Emitted docs nest only as deep as the pages they were made from: a few levels. */
const maxDepth = 32;

class TooDeepError extends Error {}

const lexeme = /\s+|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|[A-Za-z-]+|\[\]|[|()<>,]/gy;

function lex(tokens: readonly TypeToken[]): readonly LexicalToken[] {
  return tokens.flatMap((token): readonly LexicalToken[] => {
    const { span } = token;
    switch (token.kind) {
      case "link":
        return [{ kind: "link", href: token.href, tokens: [], span }];
      case "text":
      case "code":
        return words(token.text).map((text) => ({
          kind: /^(?:\[\]|[|()<>,])$/.test(text) ? "sign" : "name",
          text,
          span,
        }));
      case "other":
        return [{ kind: "stray", text: token.what, span }];
    }
  });
}

function words(text: string): readonly string[] {
  const lexemes = text.match(lexeme) ?? [];
  const rest = text.slice(lexemes.join("").length);
  return [...lexemes.filter((word) => word.trim() !== ""), ...(rest === "" ? [] : [rest])];
}

function readUnion(cursor: TokenCursor, cell: TypeCell, depth: number): TypeExpression {
  if (depth > maxDepth) throw new TooDeepError();
  const members = [readMember(cursor, cell, depth)];
  while (cursor.takeIf("|")) members.push(readMember(cursor, cell, depth));
  const others = members.filter((member) => member !== nothing);
  const [only, ...more] = others;
  if (only === undefined) throw cursor.unexpected("a type");
  const of: TypeExpression =
    more.length === 0 ? only : { kind: "union", members: others, span: cell.span };
  return others.length < members.length ? { kind: "nullable", of } : of;
}

/** The type `null`, which makes its union nullable. */
const nothing: TypeExpression = { kind: "invalid", finding: null, hrefs: [] };

function readMember(cursor: TokenCursor, cell: TypeCell, depth: number): TypeExpression {
  let type = readAtom(cursor, cell, depth);
  // No value is a list of nothing but `null`, so the brackets are reported as unexpected.
  if (type === nothing) return type;
  for (let lists = depth; cursor.takeIf("[]"); lists += 1) {
    if (lists >= maxDepth) throw new TooDeepError();
    type = { kind: "list", items: type };
  }
  return type;
}

function readAtom(cursor: TokenCursor, cell: TypeCell, depth: number): TypeExpression {
  if (cursor.takeIf("(")) {
    const type = readUnion(cursor, cell, depth + 1);
    cursor.expect(")");
    return type;
  }
  const failure = cursor.unexpected("a type");
  const token = cursor.next("a type");
  if (token.kind === "link") return { kind: "page", href: token.href, span: token.span };
  if (token.kind !== "name") throw failure;
  switch (token.text) {
    case "null":
      return nothing;
    case "Record": {
      cursor.expect("<");
      cursor.next("`string`");
      cursor.expect(",");
      const values = readUnion(cursor, cell, depth + 1);
      cursor.expect(">");
      return { kind: "map", values };
    }
    case "boolean":
    case "unknown":
      return { kind: "primitive", name: token.text };
    case "number":
      return { kind: "primitive", name: takeFormat(cursor, ["integer"]) ?? "number" };
    case "string": {
      const format = takeFormat(cursor, ["date", "date-time", "binary"]);
      return { kind: "primitive", name: textFormat(format) };
    }
    case "Date": {
      const format = takeFormat(cursor, ["date", "date-time"]);
      if (format === null) throw cursor.unexpected("`date` or `date-time`");
      return { kind: "primitive", name: textFormat(format) };
    }
    default:
      return literalOf(token.text, failure);
  }
}

/** Takes the next word if it is one of some formats. */
function takeFormat<Format extends string>(
  cursor: TokenCursor,
  formats: readonly Format[],
): Format | null {
  const token = cursor.peek();
  const format = formats.find((one) => token?.kind === "name" && token.text === one);
  if (format === undefined) return null;
  cursor.next("a format");
  return format;
}

function textFormat(
  format: "date" | "date-time" | "binary" | null,
): "string" | "date" | "datetime" | "binary" {
  if (format === null) return "string";
  return format === "date-time" ? "datetime" : format;
}

function literalOf(text: string, failure: TypeSyntaxError): TypeExpression {
  if (text === "true" || text === "false") return { kind: "literal", value: text === "true" };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "string" || typeof value === "number") return { kind: "literal", value };
  } catch {
    // The text is not a literal, so it is reported below as unreadable.
  }
  throw failure;
}
