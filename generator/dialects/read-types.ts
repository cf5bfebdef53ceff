import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { FieldRow, ModelPage } from "../markdown/model-page.ts";
import { foreignLanguage } from "./foreign.ts";
import { dialects } from "./index.ts";
import type { TypeExpression } from "./type-expression.ts";
import { readOwnType } from "./typescript.ts";

/** A page whose type cells have been read. */
export type TypedPage = ModelPage<TypeExpression>;

/** Reads the type cells of a page in the dialect the page is written in. */
export function readTypes(page: ModelPage): TypedPage {
  const { body } = page;
  if (body.kind === "members" || body.kind === "bodies") {
    return { ...page, body: { kind: body.kind, types: body.types.map(readOwnType) } };
  }
  if (body.kind !== "fields") return { ...page, body };
  const types = page.isOwn ? body.rows.map((row) => readOwnType(row.type)) : typesOf(body.rows);
  const rows = body.rows.map((row, index) => ({ ...row, type: types[index] ?? unreported }));
  return { ...page, body: { kind: "fields", rows } };
}

const unreported: TypeExpression = { kind: "invalid", finding: null, hrefs: [] };

function typesOf(rows: readonly FieldRow[]): readonly TypeExpression[] {
  const claimed = dialects.find((dialect) => rows.some((row) => dialect.detect(row.type)));
  if (claimed === undefined) {
    const foreign = foreignPage(rows);
    if (foreign !== null) return foreign;
  }
  const dialect = claimed ?? dialects[0];
  return rows.map((row) => dialect.parseType(row.type));
}

/** One finding for the whole page in place of one for every cell, if it is of a language we do not read. */
function foreignPage(rows: readonly FieldRow[]): readonly TypeExpression[] | null {
  const languages = rows.map((row) => foreignLanguage(row.type));
  const first = languages.findIndex((language) => language !== null);
  const language = languages[first] ?? null;
  if (language === null) return null;
  return rows.map((row, index) =>
    index === first
      ? {
          kind: "invalid",
          finding: diagnostic("MM3005", { language }, row.type.span),
          hrefs: [],
        }
      : unreported,
  );
}
