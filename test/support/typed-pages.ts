import { indexPages, type PageEntry, type PageIndex } from "../../generator/link/page-index.ts";
import type { Overrides } from "../../generator/config/settings.ts";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import type { TypedPage } from "../../generator/read/dialects/read-types.ts";
import type { TypeExpression } from "../../generator/read/dialects/type-expression.ts";
import type { FieldRow, ValueRow } from "../../generator/read/markdown/model-page.ts";

// Pages that are made without markdown, for tests of one function of the linker.

type Body = TypedPage["body"];
export type Row = FieldRow<TypeExpression>;

const start = { line: 1, column: 1 };

/** A place in a file that only its line tells. */
export const at = (line: number, file = "models/page.md") => {
  const place = { line, column: 1 };
  return { file, start: place, end: place };
};

/** The page of the model with an id such as `shared/Pair`, at `models/shared/pair.md`. */
export function page(id: string, body: Body, more: Partial<TypedPage> = {}): TypedPage {
  const title = id.slice(id.lastIndexOf("/") + 1);
  const file = `models/${id.toLowerCase()}.md`;
  return {
    ...{ file, title, body, isOwn: false, otherGenerator: null, foreign: null },
    ...{ titleSpan: { file, start, end: start }, description: "", deprecation: null, ...more },
  };
}

export const fields = (...rows: readonly Row[]): Body => ({ kind: "fields", rows });
export const bare: Body = { kind: "bare", isReported: false };
export const bodies = (...types: readonly TypeExpression[]): Body => ({ kind: "bodies", types });
export const members = (...types: readonly TypeExpression[]): Body => ({ kind: "members", types });

/** A table of values, each of which is its own name, in rows of their own lines. */
export function values(...texts: readonly string[]): Body & { kind: "values" } {
  const rows = texts.map((value, index): ValueRow => ({ name: value, value, span: at(index) }));
  return { kind: "values", rows, open: false };
}

/** A required row, unless the test says otherwise. */
export function row(name: string, type: TypeExpression, more: Partial<Row> = {}): Row {
  return {
    ...{ name, type, wireName: null, span: at(1), required: true, description: "" },
    ...{ deprecation: null, example: null, ...more },
  };
}

export const optional = { required: false };

export const typed = {
  text: { kind: "primitive", name: "string" },
  integer: { kind: "primitive", name: "integer" },
  unknown: { kind: "primitive", name: "unknown" },
  date: { kind: "date", written: "Date" },
  transport: { kind: "transport" },
  invalid: { kind: "invalid", finding: null, hrefs: [] },
} as const satisfies Record<string, TypeExpression>;

export const listOf = (items: TypeExpression): TypeExpression => ({ kind: "list", items });
export const mapOf = (inner: TypeExpression): TypeExpression => ({ kind: "map", values: inner });
export const nilable = (of: TypeExpression): TypeExpression => ({ kind: "nullable", of });
export const anyOf = (...some: readonly TypeExpression[]): TypeExpression => ({
  ...{ kind: "union", members: some, span: at(1) },
});
export const linked = (href: string, of: TypeExpression): TypeExpression & { kind: "linked" } => ({
  ...{ kind: "linked", href, of, span: at(1) },
});
export const pageAt = (href: string): TypeExpression => ({ kind: "page", href, span: at(1) });

/** A model by its class path: `Models::Shared::Pair`. */
export function named(written: string): TypeExpression & { kind: "named" } {
  const parts = written.split("::");
  const modules = parts.slice(0, -1).map((module) => module.toLowerCase());
  return { kind: "named", modules, name: parts.at(-1) ?? "", written, span: at(1) };
}

export function indexOf(
  pages: readonly TypedPage[],
  unread: readonly string[] = [],
  overrides: Overrides = {},
): PageIndex {
  return indexPages(pages, unread, overrides).value;
}

export function entryOf(index: PageIndex, id: string): PageEntry {
  const entry = index.byId.get(id);
  if (entry === undefined) throw new Error(`There is no page ${id}`);
  return entry;
}

/** Findings as rows of a table: `MM4001 There is no …`. */
export function messages(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, message }) => `${code} ${message}`);
}

export function codes(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code }) => code);
}
