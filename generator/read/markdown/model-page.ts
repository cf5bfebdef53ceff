import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../../diagnostics/span.ts";
import type { TypeToken } from "./type-token.ts";

/**
 * One model page, read but not yet understood: texts are decoded, types are still what the cell says.
 *
 * @typeParam Type how far types have come: {@link TypeCell} as read, a type expression once a dialect has seen them
 */
export interface ModelPage<Type = TypeCell> {
  /** Path of the page, relative to the spec folder. */
  readonly file: string;
  /** Whether it is a page of our own docs, which says everything as it is. */
  readonly isOwn: boolean;
  /** The title without deprecation marks. */
  readonly title: string;
  readonly titleSpan: SourceSpan;
  /** Markdown; `""` when there is none. */
  readonly description: string;
  readonly deprecation: PageDeprecation | null;
  readonly body: PageBody<Type>;
}

/** The page's boilerplate is dropped; `reason` holds what else it says, as markdown, or `""`. */
export interface PageDeprecation {
  readonly reason: string;
}

/** `bare`: a page with neither Fields nor Values, which is how SDKs document unions. */
export type PageBody<Type> =
  | { readonly kind: "fields"; readonly rows: readonly FieldRow<Type>[] }
  | { readonly kind: "values"; readonly rows: readonly ValueRow[]; readonly open: boolean }
  /** Our own pages list the members of a union. */
  | { readonly kind: "members"; readonly types: readonly Type[] }
  /** Our own pages list what the body of a response or a request may be. */
  | { readonly kind: "bodies"; readonly types: readonly Type[] }
  /** `isReported`: that nothing on the page tells the members is known already, for its own reason. */
  | { readonly kind: "bare"; readonly isReported: boolean };

/** One row of a `## Fields` table. */
export interface FieldRow<Type = TypeCell> {
  readonly name: string;
  /** The JSON key, where the page says it; our own do. */
  readonly wireName: string | null;
  /** The place of the name cell's content. */
  readonly span: SourceSpan;
  readonly type: Type;
  readonly required: boolean;
  /** Markdown, folded line breaks unfolded; `""` for `N/A`. */
  readonly description: string;
  readonly deprecation: PageDeprecation | null;
  readonly example: ExampleCell | null;
}

/** The tokens of a type cell. */
export interface TypeCell {
  readonly tokens: readonly TypeToken[];
  readonly span: SourceSpan;
  /** Why nothing on the page can be taken as the field's type; `null` where the cell stands as it should. */
  readonly refusal: Diagnostic | null;
}

/** An example as written, line breaks unfolded. Strings stand there without quotes. */
export interface ExampleCell {
  readonly text: string;
  readonly span: SourceSpan;
}

/** One row of a `## Values` table. The value is raw text; the empty string is a value. */
export interface ValueRow {
  readonly name: string;
  readonly value: string;
  readonly span: SourceSpan;
}
