import type { SourceSpan } from "../../diagnostics/span.ts";

/** What a dialect's lexer makes of a cell: words and signs, with whole links between them. */
export type LexicalToken =
  | { readonly kind: "name"; readonly text: string; readonly span: SourceSpan }
  | { readonly kind: "sign"; readonly text: string; readonly span: SourceSpan }
  | {
      readonly kind: "link";
      readonly href: string;
      readonly tokens: readonly LexicalToken[];
      readonly span: SourceSpan;
    }
  /** Something no type contains; `text` describes it for a message. */
  | { readonly kind: "stray"; readonly text: string; readonly span: SourceSpan };

/** Thrown and caught inside a dialect: the cell does not follow the grammar at `span`. */
export class TypeSyntaxError extends Error {
  /** `null` where the type ends too early. */
  readonly found: string | null;
  readonly expected: string;
  readonly span: SourceSpan;

  constructor(found: string | null, expected: string, span: SourceSpan) {
    super(`${found ?? "the end"} where ${expected} should be`);
    this.found = found;
    this.expected = expected;
    this.span = span;
  }
}

/** Reads tokens from left to right. */
export class TokenCursor {
  readonly #tokens: readonly LexicalToken[];
  /** Where the tokens end: the place of "unexpected end". */
  readonly #end: SourceSpan;
  #index = 0;

  constructor(tokens: readonly LexicalToken[], whole: SourceSpan) {
    this.#tokens = tokens;
    this.#end = { file: whole.file, start: whole.end, end: whole.end };
  }

  /** The next token, left in place. */
  peek(): LexicalToken | undefined {
    return this.#tokens[this.#index];
  }

  /** The next token, taken; fails with `expected` at the end. */
  take(expected: string): LexicalToken {
    const token = this.peek();
    if (token === undefined) throw this.unexpected(expected);
    this.#index += 1;
    return token;
  }

  /** Takes the sign `text` if it is next. */
  takeIf(text: string): boolean {
    const token = this.peek();
    if (token?.kind !== "sign" || token.text !== text) return false;
    this.#index += 1;
    return true;
  }

  /** Takes the sign `text`, or fails. */
  expect(text: string): void {
    if (!this.takeIf(text)) throw this.unexpected(`\`${text}\``);
  }

  /** Fails unless everything is taken. */
  expectEnd(): void {
    if (this.peek() !== undefined) throw this.unexpected("the end of the type");
  }

  /** The failure at the next token. */
  unexpected(expected: string): TypeSyntaxError {
    const token = this.peek();
    if (token === undefined) return new TypeSyntaxError(null, expected, this.#end);
    return new TypeSyntaxError(describe(token), expected, token.span);
  }
}

function describe(token: LexicalToken): string {
  switch (token.kind) {
    case "name":
    case "sign":
      return `\`${token.text}\``;
    case "link":
      return "a link";
    case "stray":
      return token.text;
  }
}
