import type { SourceSpan } from "../../diagnostics/span.ts";
import type { TypeToken } from "../markdown/type-token.ts";
import type { LexicalToken } from "./token-cursor.ts";

/** A class path or the target of a method call: `::String`, `T.nilable`, `Models::Components::Pair`. */
const name = /(?:::)?[A-Za-z_]\w*(?:(?:::|\.)[A-Za-z_]\w*)*/y;
const sign = /[<>[\](),]/y;
const space = /\s+/y;

/** Splits the tokens of a type cell into names and signs, each with its place. */
export function lexRuby(tokens: readonly TypeToken[]): readonly LexicalToken[] {
  return tokens.flatMap((token): readonly LexicalToken[] => {
    switch (token.kind) {
      // Some pages write types in code spans instead of emphasis; both mean the same.
      case "text":
      case "code":
        return lexText(token.text, token.span);
      case "link":
        return [{ ...token, tokens: lexRuby(token.tokens) }];
      case "other":
        return [{ kind: "stray", text: token.what, span: token.span }];
    }
  });
}

function lexText(text: string, span: SourceSpan): readonly LexicalToken[] {
  const tokens: LexicalToken[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const blank = match(space);
    const word = match(name);
    const mark = match(sign);
    const lexeme = blank ?? word ?? mark ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    const place = within(span, at, lexeme.length);
    if (word !== undefined) tokens.push({ kind: "name", text: word, span: place });
    else if (mark !== undefined) tokens.push({ kind: "sign", text: mark, span: place });
    else if (blank === undefined)
      tokens.push({ kind: "stray", text: `\`${lexeme}\``, span: place });
    at += lexeme.length;
  }
  return tokens;
}

/** Returns the place of a part of a span. A cell is a single line, so only the column changes. */
function within(span: SourceSpan, offset: number, length: number): SourceSpan {
  const { line, column } = span.start;
  const start = { line, column: column + offset };
  return { file: span.file, start, end: { line, column: start.column + length } };
}
