import { describe, expect, test } from "vitest";
import { roleAs, roleOf, type PageRole } from "../../generator/link/page-role.ts";
import type { TypedPage } from "../../generator/read/dialects/read-types.ts";
import type { TypeExpression } from "../../generator/read/dialects/type-expression.ts";
import type { FieldRow } from "../../generator/read/markdown/model-page.ts";
import {
  bare,
  entryOf,
  fields,
  indexOf,
  linked,
  listOf,
  mapOf,
  named,
  nilable,
  page,
  row,
  typed,
  values,
} from "../support/typed-pages.ts";

const { text, integer, transport } = typed;
const headers = mapOf(listOf(text));

/** The pages that the rows of the tests refer to. */
const others: readonly TypedPage[] = [
  page("shared/Pair", fields(row("id", text))),
  page("shared/PairInput", fields(row("id", text))),
  page("shared/AddRequestBody", fields(row("id", text))),
  page("shared/Union", bare),
  page("shared/Hue", values("red")),
  page("shared/Metadata", fields(row("response", transport))),
  page("shared/None", fields()),
];

type Rows = readonly (readonly [string, TypeExpression])[];

const toRows = (rows: Rows): readonly FieldRow<TypeExpression>[] =>
  rows.map(([name, type]) => row(name, type));

/** Shows a role: `envelope without status_code`. */
function show({ kind, transport: rows }: PageRole): string {
  return rows.size === 0 ? kind : `${kind} without ${[...rows].join(", ")}`;
}

function role(id: string, rows: Rows, isUsed = false): string {
  const one = page(id, fields(...toRows(rows)));
  const index = indexOf([...others, one]);
  return show(roleOf(entryOf(index, id), toRows(rows), isUsed, index));
}

const pair = named("Models::Shared::Pair");
const http: Rows = [
  ["content_type", text],
  ["status_code", integer],
  ["raw_response", text],
];
const httpRows = "content_type, status_code, raw_response";

const metadata = named("Models::Shared::Metadata");

describe("rows of the HTTP exchange", () => {
  test.each<[string, string, Rows, string]>([
    ["a response", "a/X", [...http, ["pair", pair]], `envelope without ${httpRows}`],
    ["rows of which one is missing", "a/X", http.slice(1), "object"],
    ["a row of their type", "a/X", [["raw", transport]], "envelope without raw"],
    ["a row of their type or null", "a/X", [["raw", nilable(transport)]], "envelope without raw"],
    [
      "a page of such rows",
      "a/X",
      [
        ["meta", metadata],
        ["id", text],
      ],
      "envelope without meta",
    ],
    ["a page of such rows or null", "a/X", [["meta", nilable(metadata)]], "envelope without meta"],
    ["a list of pages of such rows", "a/X", [["meta", listOf(metadata)]], "object"],
    ["a page without rows", "a/X", [["none", named("Shared::None")]], "object"],
    [
      "other names",
      "a/X",
      [["a", text], ...http, ["status", text]],
      `envelope without ${httpRows}`,
    ],
    [
      "header fields beside them",
      "a/X",
      [
        ["headers", headers],
        ["raw", transport],
      ],
      "envelope without raw, headers",
    ],
    ["header fields alone", "a/X", [["headers", headers]], "object"],
    [
      "headers of one value",
      "a/X",
      [
        ["headers", mapOf(text)],
        ["raw", transport],
      ],
      "envelope without raw",
    ],
    [
      "a list of headers",
      "a/X",
      [
        ["headers", listOf(text)],
        ["raw", transport],
      ],
      "envelope without raw",
    ],
    [
      "such fields of another name",
      "a/X",
      [
        ["links", headers],
        ["raw", transport],
      ],
      "envelope without raw",
    ],
    [
      "an error",
      "a/errors/X",
      [
        ["raw", transport],
        ["message", text],
      ],
      "object without raw",
    ],
    ["an error with a status", "errors/X", http, `envelope without ${httpRows}`],
    ["a page below errors", "errors/a/X", [["raw", transport]], "envelope without raw"],
  ])("%s", (_what, id, rows, wanted) => {
    expect(role(id, rows)).toBe(wanted);
    expect(role(id, rows, true)).toBe(wanted);
  });
});

describe("a page whose title ends with Response", () => {
  test.each<[string, string, Rows, string]>([
    ["with a result", "operations/GetResponse", [["result", pair]], "envelope"],
    ["with a result in ops", "a/ops/GetResponse", [["result", pair]], "envelope"],
    ["with a result in webhooks", "webhooks/GetResponse", [["result", pair]], "envelope"],
    ["with a result elsewhere", "shared/GetResponse", [["result", pair]], "object"],
    [
      "with a result and headers",
      "operations/GetResponse",
      [
        ["result", pair],
        ["headers", headers],
      ],
      "envelope without headers",
    ],
    ["with one other row", "operations/GetResponse", [["pair", pair]], "undecided"],
    ["with one other row in webhooks", "webhooks/GetResponse", [["pair", pair]], "object"],
    [
      "with more rows",
      "operations/GetResponse",
      [
        ["result", pair],
        ["pair", pair],
      ],
      "object",
    ],
    ["without rows", "operations/GetResponse", [], "object"],
    ["of another title", "operations/ResponseOf", [["result", pair]], "object"],
  ])("%s", (_what, id, rows, wanted) => {
    expect(role(id, rows)).toBe(wanted);
    expect(role(id, rows, true)).toBe("object");
  });
});

describe("a page whose title ends with Request", () => {
  const id: readonly [string, TypeExpression] = ["id", text];
  const link = (title: string): TypeExpression =>
    linked(`../../models/shared/${title.toLowerCase()}.md`, named(`Gone::${title}`));

  test.each<[string, string, Rows, string]>([
    ["a row of that name", "AddRequest", [id, ["request_body", text]], "envelope without id"],
    ["a body with a page", "AddRequest", [id, ["body", pair]], "envelope without id"],
    ["a body without a page", "AddRequest", [id, ["body", text]], "undecided"],
    ["a row named like its type", "AddRequest", [id, ["pair", pair]], "envelope without id"],
    ["a list named like its type", "AddRequest", [["pair", listOf(nilable(pair))]], "envelope"],
    ["a map named like its type", "AddRequest", [["pair", mapOf(pair)]], "undecided"],
    ["an input", "AddRequest", [["pair", named("Shared::PairInput")]], "envelope"],
    ["a type of that name", "AddRequest", [["a", named("Shared::AddRequestBody")]], "envelope"],
    ["a union named like its type", "AddRequest", [["union", named("Shared::Union")]], "undecided"],
    ["an enum named like its type", "AddRequest", [["hue", named("Shared::Hue")]], "undecided"],
    ["a row of another name", "AddRequest", [["other", pair]], "undecided"],
    ["a link named like its type", "AddRequest", [["pair", link("Pair")]], "envelope"],
    [
      "a link of a union",
      "AddRequest",
      [["body", linked("../../models/shared/union.md", text)]],
      "envelope",
    ],
    [
      "a link of other text",
      "AddRequest",
      [["pair", linked("../../models/shared/pair.md", text)]],
      "envelope",
    ],
    ["a link of a class to nowhere", "AddRequest", [["pair", linked("gone.md", pair)]], "envelope"],
    [
      "a link to nowhere",
      "AddRequest",
      [["body", linked("../../models/shared/gone.md", text)]],
      "undecided",
    ],
    [
      "two bodies",
      "AddRequest",
      [
        ["body", pair],
        ["pair", pair],
      ],
      "undecided",
    ],
    ["no body, to read", "GetPairRequest", [id, ["at", text]], "envelope without id, at"],
    ["no body, to read later in the title", "PairListRequest", [id], "envelope without id"],
    ["no body, to read and write", "GetOrCreateRequest", [id], "undecided"],
    ["no body, to write", "AddPairRequest", [id], "undecided"],
    ["no body, and no verb", "PairRequest", [id], "undecided"],
    ["a word that begins like a verb", "GetterRequest", [id], "undecided"],
    [
      "two bodies, to read",
      "GetRequest",
      [
        ["body", pair],
        ["pair", pair],
      ],
      "undecided",
    ],
    ["another title", "RequestOf", [["body", pair]], "object"],
  ])("with %s", (_what, title, rows, wanted) => {
    expect(role(`operations/${title}`, rows)).toBe(wanted);
    const onHook = wanted.startsWith("envelope") ? wanted : "object";
    expect(role(`webhooks/${title}`, rows)).toBe(onHook);
    expect(role(`operations/${title}`, rows, true)).toBe("object");
  });

  test.each([
    ...["delete", "download", "fetch", "find", "get", "list", "read", "remove", "retrieve", "show"],
  ])("has no body to %s", (verb) => {
    const title = `${verb.slice(0, 1).toUpperCase()}${verb.slice(1)}PairRequest`;
    expect(role(`ops/${title}`, [id])).toBe("envelope without id");
  });

  test.each([
    ...["add", "create", "edit", "import", "insert", "invite", "patch", "post", "put", "replace"],
    ...["send", "set", "submit", "update", "upload", "upsert"],
  ])("may have a body to get and %s", (verb) => {
    const title = `GetAnd${verb.slice(0, 1).toUpperCase()}${verb.slice(1)}Request`;
    expect(role(`ops/${title}`, [id])).toBe("undecided");
  });
});

describe("an override", () => {
  const rows = toRows([
    ["id", text],
    ["raw", transport],
  ]);

  test.each<["body" | "object", readonly string[], string]>([
    ["body", [], "envelope"],
    ["body", ["id", "raw"], "envelope without id, raw"],
    ["object", ["id", "raw"], "object without raw"],
    ["object", [], "object without raw"],
  ])("to %s with the transport rows %j", (envelope, names, wanted) => {
    expect(show(roleAs(envelope, { kind: "undecided", transport: new Set(names) }, rows))).toBe(
      wanted,
    );
  });
});
