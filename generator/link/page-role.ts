import { snakeCase } from "change-case";
import type { TypeExpression } from "../read/dialects/type-expression.ts";
import type { FieldRow } from "../read/markdown/model-page.ts";
import { findLinked, findModel, type PageEntry, type PageIndex } from "./page-index.ts";
import { isResponse, isTransport, responseRows } from "./transport.ts";

/** What a page with a table of fields describes. `transport` names the rows that are not JSON. */
export interface PageRole {
  /**
   * - `object`: JSON.
   * - `envelope`: an object of the SDK. The rows that are not transport are the bodies it may carry.
   * - `undecided`: read as JSON, although the page looks like an object of the SDK.
   */
  readonly kind: "object" | "envelope" | "undecided";
  readonly transport: ReadonlySet<string>;
}

type Row = FieldRow<TypeExpression>;

const noRows: ReadonlySet<string> = new Set();

/**
 * Tells objects of the SDK from JSON.
 *
 * Rows of the HTTP exchange mark a response, but the errors that an SDK throws also have such a row besides their own
 * JSON. SDKs that return bodies directly wrap paginated lists, and responses with headers, in `result`. The page of a
 * request has the parameters besides the body, and no other page refers to it.
 *
 * @param isUsed Whether another page refers to this one.
 */
export function roleOf(
  entry: PageEntry,
  rows: readonly Row[],
  isUsed: boolean,
  index: PageIndex,
): PageRole {
  const transport = exchangeRows(entry, rows, index);
  if (transport.size > 0) {
    const isError = lastFolder(entry) === "errors" && !transport.has("status_code");
    return { kind: isError ? "object" : "envelope", transport };
  }
  const object: PageRole = { kind: "object", transport };
  if (isUsed || rows.length === 0) return object;
  const role = exchangeRole(entry, rows, index);
  // Operation classes have their own folder. On other pages, only a certain result counts.
  const isOperation = ["operations", "ops"].includes(lastFolder(entry));
  return isOperation || (lastFolder(entry) === "webhooks" && role.kind === "envelope")
    ? role
    : object;
}

/** Returns the role of a page that an override assigns, whatever the page looks like. */
export function roleAs(
  envelope: "body" | "object",
  { transport }: PageRole,
  rows: readonly Row[],
): PageRole {
  if (envelope === "body") return { kind: "envelope", transport };
  // Rows that were taken for parameters are keys after all. Only rows with a type of the HTTP exchange stay outside.
  const exchange = rows.filter(({ type }) => isTransport(type)).map(({ name }) => name);
  return { kind: "object", transport: new Set(exchange) };
}

function lastFolder({ namespace }: PageEntry): string {
  return namespace.slice(namespace.lastIndexOf("/") + 1);
}

/** Returns the rows that are part of the HTTP exchange. Their type shows it, or, in a response, their name. */
function exchangeRows(
  { page }: PageEntry,
  rows: readonly Row[],
  index: PageIndex,
): ReadonlySet<string> {
  const isMarked = isResponse(rows.map(({ name }) => name));
  const marks = rows.filter(
    ({ name, type }) =>
      isExchange(type, index, page.file) || (isMarked && responseRows.includes(name)),
  );
  const headers = marks.length === 0 ? [] : rows.filter(isHeaders);
  return new Set([...marks, ...headers].map(({ name }) => name));
}

function isExchange(type: TypeExpression, index: PageIndex, file: string): boolean {
  if (isTransport(type)) return true;
  const page = type.kind === "list" ? null : pageOf(type, index, file);
  return page !== null && index.exchangePages.has(page.id);
}

/** Whether a row holds header fields as SDKs return them, with a list of values for each name. */
function isHeaders({ name, type }: Row): boolean {
  return name === "headers" && type.kind === "map" && type.values.kind === "list";
}

function exchangeRole(entry: PageEntry, rows: readonly Row[], index: PageIndex): PageRole {
  const { title } = entry.page;
  if (title.endsWith("Response")) return responseRole(rows);
  if (title.endsWith("Request")) return requestRole(entry, rows, index);
  return { kind: "object", transport: noRows };
}

function responseRole(rows: readonly Row[]): PageRole {
  const isWrapper = rows.every((row) => row.name === "result" || isHeaders(row));
  if (!isWrapper) return { kind: rows.length === 1 ? "undecided" : "object", transport: noRows };
  const headers = rows.filter(({ name }) => name === "headers");
  return { kind: "envelope", transport: new Set(headers.map(({ name }) => name)) };
}

/** Verbs of operations that only read or remove, and so send no body. */
const bodiless: ReadonlySet<string> = new Set([
  ...["delete", "download", "fetch", "find", "get", "list", "read", "remove", "retrieve", "show"],
]);

const sending: ReadonlySet<string> = new Set([
  ...["add", "create", "edit", "import", "insert", "invite", "patch", "post", "put", "replace"],
  ...["send", "set", "submit", "update", "upload", "upsert"],
]);

function requestRole({ page }: PageEntry, rows: readonly Row[], index: PageIndex): PageRole {
  const bodies = rows.filter((row) => isBody(row, index, page.file));
  const [body, ...more] = bodies;
  const others = rows.filter((row) => row !== body);
  if (body !== undefined && more.length === 0) {
    return { kind: "envelope", transport: new Set(others.map(({ name }) => name)) };
  }
  const verbs = snakeCase(page.title).split("_");
  const isBodiless =
    body === undefined &&
    verbs.some((word) => bodiless.has(word)) &&
    !verbs.some((word) => sending.has(word));
  return isBodiless
    ? { kind: "envelope", transport: new Set(rows.map(({ name }) => name)) }
    : { kind: "undecided", transport: noRows };
}

/**
 * Whether a row is the body of a request. Its name says so, or it has the name of the object it holds. Parameters
 * with a union or an enum are named like their type as well, so that rule holds for objects only.
 */
function isBody({ name, type }: Row, index: PageIndex, file: string): boolean {
  if (name === "request_body") return true;
  const page = pageOf(type, index, file)?.page;
  if (page === undefined) return false;
  if (name === "body") return true;
  const words = snakeCase(page.title);
  if (words.endsWith("request_body")) return true;
  return page.body.kind === "fields" && (words === name || words === `${name}_input`);
}

/** Returns the page that a type leads to, also from inside a list. */
function pageOf(type: TypeExpression, index: PageIndex, file: string): PageEntry | null {
  switch (type.kind) {
    case "list":
      return pageOf(type.items, index, file);
    case "nullable":
      return pageOf(type.of, index, file);
    case "named":
      return findModel(index, type, null, file);
    case "linked":
      return type.of.kind === "named"
        ? findModel(index, type.of, type.href, file)
        : (findLinked(index, type.href, file)[0] ?? null);
    default:
      return null;
  }
}
