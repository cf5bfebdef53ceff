import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../../diagnostics/span.ts";
import type { TypeToken } from "./type-token.ts";

/**
 * One model page whose structure has been read. Texts are decoded, but types may still be tokens of their cells.
 *
 * @typeParam Type The form of the types: {@link TypeCell} at first, a type expression once a dialect has read them.
 */
export interface ModelPage<Type = TypeCell> {
  /** The path of the page, relative to the spec folder. */
  readonly file: string;
  /** Whether it is a page of our own docs, which states wire names and members explicitly. */
  readonly isOwn: boolean;
  /** Set if another generator wrote the page, so that its table is not read. The body is then bare. */
  readonly otherGenerator: OtherGenerator | null;
  /** The title without deprecation marks. */
  readonly title: string;
  readonly titleSpan: SourceSpan;
  /** The description as markdown, or `""`. */
  readonly description: string;
  readonly deprecation: PageDeprecation | null;
  readonly body: PageBody<Type>;
}

/** What shows that a page was written by a generator whose pages are not supported. */
export interface OtherGenerator {
  readonly name: string;
  /** The header of its table, as that generator writes it. */
  readonly header: string;
  /** The place of the header. */
  readonly span: SourceSpan;
}

/** A deprecation. `reason` is the reason as markdown, without the boilerplate of SDK generators, or `""`. */
export interface PageDeprecation {
  readonly reason: string;
}

/** The body of a page. A `bare` page has neither Fields nor Values, which is how SDKs document unions. */
export type PageBody<Type> =
  | { readonly kind: "fields"; readonly rows: readonly FieldRow<Type>[] }
  | { readonly kind: "values"; readonly rows: readonly ValueRow[]; readonly open: boolean }
  /** The members of a union, which pages of our own docs list. */
  | { readonly kind: "members"; readonly types: readonly Type[] }
  /** The possible bodies of a response or a request, which pages of our own docs list. */
  | { readonly kind: "bodies"; readonly types: readonly Type[] }
  /** `isReported` tells that a finding already says why the page does not show the members. */
  | { readonly kind: "bare"; readonly isReported: boolean };

/** One row of a `## Fields` table. */
export interface FieldRow<Type = TypeCell> {
  readonly name: string;
  /** The JSON key, where the page states it. Pages of our own docs do. */
  readonly wireName: string | null;
  /** The place of the name cell's content. */
  readonly span: SourceSpan;
  readonly type: Type;
  readonly required: boolean;
  /** The description as markdown with its line breaks restored, or `""` for `N/A`. */
  readonly description: string;
  readonly deprecation: PageDeprecation | null;
  readonly example: ExampleCell | null;
}

/** The tokens of a type cell. */
export interface TypeCell {
  readonly tokens: readonly TypeToken[];
  readonly span: SourceSpan;
  /** Why nothing on the page can be taken as the field's type; `null` if the cell is in its place. */
  readonly refusal: Diagnostic | null;
}

/** An example as written, with its line breaks restored. Strings have no quotes. */
export interface ExampleCell {
  readonly text: string;
  readonly span: SourceSpan;
}

/** One row of a `## Values` table. The value is raw text, and may be the empty string. */
export interface ValueRow {
  readonly name: string;
  readonly value: string;
  readonly span: SourceSpan;
}
