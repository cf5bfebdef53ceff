import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { FieldRow, ModelPage, TypeCell } from "../markdown/model-page.ts";
import type { Dialect } from "./dialect.ts";
import { foreignLanguage } from "./foreign.ts";
import { dialects } from "./index.ts";
import type { TypeExpression } from "./type-expression.ts";

/** A page whose type cells have been read. */
export type TypedPage = ModelPage<TypeExpression>;

/** Reads the type cells of a page in the dialect the page is written in. */
export function readTypes(page: ModelPage): Outcome<TypedPage> {
  const { body } = page;
  if (body.kind !== "fields") return { value: { ...page, body }, diagnostics: [] };
  const dialect = chooseDialect(body.rows);
  const rows = body.rows.map((row) => ({ row, type: dialect.parseType(row.type) }));
  const foreign = foreignPage(body.rows, dialect);
  return {
    value: {
      ...page,
      body: { kind: "fields", rows: rows.map(({ row, type }) => ({ ...row, type: type.value })) },
    },
    diagnostics: foreign ?? rows.flatMap(({ type }) => type.diagnostics),
  };
}

function chooseDialect(rows: readonly FieldRow<TypeCell>[]): Dialect {
  const claimed = dialects.find((dialect) => rows.some((row) => dialect.detect(row.type)));
  return claimed ?? dialects[0];
}

/** One finding in place of one for every cell, when no cell is of a language we know. */
function foreignPage(
  rows: readonly FieldRow<TypeCell>[],
  dialect: Dialect,
): readonly Diagnostic[] | null {
  if (rows.some((row) => dialect.detect(row.type))) return null;
  for (const { type } of rows) {
    const language = foreignLanguage(type);
    if (language !== null) return [diagnostic("MM3005", { language }, type.span)];
  }
  return null;
}
