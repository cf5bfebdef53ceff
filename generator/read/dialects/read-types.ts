import { diagnostic, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { FieldRow, ModelPage, OtherGenerator, TypeCell } from "../markdown/model-page.ts";
import { foreignPage, languageOf, type ForeignPage } from "./foreign.ts";
import { dialects } from "./index.ts";
import type { TypeExpression } from "./type-expression.ts";
import { readOwnType } from "./typescript.ts";

/** A page whose type cells have been read. */
export interface TypedPage extends ModelPage<TypeExpression> {
  /** Set if the page is written in a language that is not supported. Its types are then all unknown. */
  readonly foreign: ForeignPage | null;
}

/** Reads the type cells of a page in the dialect that the page is written in. */
export function readTypes(page: ModelPage): TypedPage {
  const { body } = page;
  if (body.kind === "members" || body.kind === "bodies") {
    const types = body.types.map(readOwnType);
    return { ...page, foreign: null, body: { kind: body.kind, types } };
  }
  if (body.kind !== "fields") return { ...page, foreign: null, body };
  const foreign = page.isOwn ? null : foreignPage(body.rows.map((row) => row.type));
  const readType = typeReader(body.rows, page.isOwn, foreign !== null);
  const rows = body.rows.map((row) => ({ ...row, type: refused(row.type) ?? readType(row.type) }));
  return { ...page, foreign, body: { kind: "fields", rows } };
}

/** The findings about pages that cannot be read because of who wrote them. */
export interface ForeignFindings {
  readonly diagnostics: readonly Diagnostic[];
  /**
   * The files about which other findings count, or `null` if all of them do. If most of a spec cannot be read, only
   * those about pages that can be read are of use.
   */
  readonly relevant: ReadonlySet<string> | null;
}

/** Returns one finding for all pages in other languages, and one for all pages of each other generator. */
export function findForeignPages(pages: readonly TypedPage[]): ForeignFindings {
  const foreign = pages.flatMap((page) => (page.foreign === null ? [] : [page.foreign]));
  const others = pages.flatMap(({ otherGenerator: other }) => (other === null ? [] : [other]));
  const readable = pages.filter((page) => page.foreign === null && hasRows(page));
  const areMost = foreign.length + others.length > readable.length;
  return {
    diagnostics: [...inOtherLanguage(foreign), ...byOtherGenerators(others)],
    relevant: areMost ? new Set(readable.map(({ file }) => file)) : null,
  };
}

function hasRows({ body }: TypedPage): boolean {
  return body.kind === "fields" || body.kind === "values" ? body.rows.length > 0 : false;
}

function inOtherLanguage(foreign: readonly ForeignPage[]): readonly Diagnostic[] {
  const language = languageOf(foreign);
  const [first] = foreign;
  if (language === null || first === undefined) return [];
  return [diagnostic("MM3005", { language, pages: foreign.length }, first.span)];
}

function byOtherGenerators(others: readonly OtherGenerator[]): readonly Diagnostic[] {
  const names = [...new Set(others.map(({ name }) => name))];
  return names.flatMap((name) => {
    const [first, ...more] = others.filter((other) => other.name === name);
    if (first === undefined) return [];
    const { header, span } = first;
    return [diagnostic("MM3007", { generator: name, header, pages: more.length + 1 }, span)];
  });
}

/** A type that was not understood, for a reason that is reported elsewhere. */
const unreported: TypeExpression = { kind: "invalid", finding: null, hrefs: [] };

/** Returns the type of a cell that is out of place, or `null` if the cell is in its place. */
function refused({ refusal }: FieldRow["type"]): TypeExpression | null {
  return refusal === null ? null : { kind: "invalid", finding: refusal, hrefs: [] };
}

/** Returns the function that reads the cells of a page. */
function typeReader(
  rows: readonly FieldRow[],
  isOwn: boolean,
  isForeign: boolean,
): (cell: TypeCell) => TypeExpression {
  if (isForeign) return () => unreported;
  if (isOwn) return readOwnType;
  const claimed = dialects.find((dialect) => rows.some((row) => dialect.detect(row.type)));
  const dialect = claimed ?? dialects[0];
  return (cell) => dialect.parseType(cell);
}
