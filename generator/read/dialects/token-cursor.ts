import type { SourceSpan } from "../../diagnostics/span.ts";

/** A token as a dialect's lexer makes it from a cell: words and signs, with whole links between them. */
export type LexicalToken =
  | { readonly kind: "name"; readonly text: string; readonly span: SourceSpan }
  | { readonly kind: "sign"; readonly text: string; readonly span: SourceSpan }
  | {
      readonly kind: "link";
      readonly href: string;
      readonly tokens: readonly LexicalToken[];
      readonly span: SourceSpan;
    }
  /** A part that no type contains; `text` describes it for a message. */
  | { readonly kind: "stray"; readonly text: string; readonly span: SourceSpan };

/** Says that the cell does not follow the grammar at `span`. It is thrown and caught inside a dialect. */
export class TypeSyntaxError extends Error {
  /** What stands at `span`, or `null` where the type ends too early. */
  readonly tokenText: string | null;
  readonly expected: string;
  readonly span: SourceSpan;

  constructor(tokenText: string | null, expected: string, span: SourceSpan) {
    super(`${tokenText ?? "the end"} where ${expected} should be`);
    this.tokenText = tokenText;
    this.expected = expected;
    this.span = span;
  }
}

/** Reads tokens from left to right. */
export class TokenCursor {
  readonly #tokens: readonly LexicalToken[];
  /** The place where the tokens end, for errors about a missing token. */
  readonly #end: SourceSpan;
  #index = 0;

  constructor(tokens: readonly LexicalToken[], whole: SourceSpan) {
    this.#tokens = tokens;
    this.#end = { file: whole.file, start: whole.end, end: whole.end };
  }

  /** Returns the next token without taking it. */
  peek(): LexicalToken | undefined {
    return this.#tokens[this.#index];
  }

  /**
   * Takes the next token.
   *
   * @param expected What should stand here, for the message.
   * @throws {@link TypeSyntaxError} if there is no token left.
   */
  next(expected: string): LexicalToken {
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

  /**
   * Takes the sign `text`.
   *
   * @throws {@link TypeSyntaxError} if something else is next.
   */
  expect(text: string): void {
    if (!this.takeIf(text)) throw this.unexpected(`\`${text}\``);
  }

  /**
   * Checks that no token is left.
   *
   * @throws {@link TypeSyntaxError} if there is one.
   */
  expectEnd(): void {
    if (this.peek() !== undefined) throw this.unexpected("the end of the type");
  }

  /** Returns the error that the next token is not what was expected. */
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
