import { describe, expect, test } from "vitest";
import { attachExamples } from "../../generator/link/attach-examples.ts";
import { link, type LinkOptions, type LinkSettings } from "../../generator/link/link.ts";
import type { EnvelopeModel, Model } from "../../generator/model/model.ts";
import type { TypeNode } from "../../generator/model/type.ts";
import type { TypedPage } from "../../generator/read/dialects/read-types.ts";
import type { TypeExpression } from "../../generator/read/dialects/type-expression.ts";
import { decideWirePolicy } from "../../generator/read/naming/wire-policy.ts";
import { plainField, plainObject, plainUnion, refTo } from "../support/plain-models.ts";
import { any, integer, list, orNull, text, unknown } from "../support/plain-types.ts";
import {
  anyOf,
  at,
  bare,
  bodies,
  codes,
  fields,
  indexOf,
  linked,
  members,
  messages,
  named,
  nilable,
  optional,
  page,
  row,
  typed,
  values,
  type Row,
} from "../support/typed-pages.ts";

const settings: LinkSettings = {
  ...{ optionalNull: "reject", dateLinks: "swapped", enums: "closed", properties: "wire" },
  overrides: {},
};

function linkedPages(
  pages: readonly TypedPage[],
  more: Partial<LinkSettings> = {},
  options?: LinkOptions,
) {
  const { value: policy } = decideWirePolicy([], "verbatim");
  const nulls = { rule: () => false, decision: "" };
  const { value, diagnostics } = link(pages, policy, nulls, { ...settings, ...more }, options);
  const one = (id: string): Model | undefined => value.models.find((model) => model.id === id);
  return { value, diagnostics, one };
}

const ref = (id: string): TypeNode => refTo(plainObject(id));

describe("a page becomes", () => {
  test("a model with its title, description and place", () => {
    const more = { description: "A pair.", deprecation: { reason: "Old." }, titleSpan: at(4) };
    const { one } = linkedPages([page("a/Pair", fields(row("id", typed.text)), more)]);
    expect(one("a/Pair")).toEqual({
      ...{ id: "a/Pair", namespace: "a", name: "Pair", description: "A pair." },
      ...{ deprecation: { reason: "Old." }, source: at(4), kind: "object" },
      ...{ fields: [plainField("id", { source: at(1) })], additionalProperties: null },
    });
  });

  test("a model of another name by an override, and none where it is ignored", () => {
    const pages = [page("a/Pair", bare), page("a/Other", bare)];
    const overrides = { "a/Pair": { rename: "Two", type: "string" }, "a/Other": { ignore: true } };
    const { value } = linkedPages(pages, { overrides });
    expect(value.models.map(({ id, name, kind }) => [id, name, kind])).toEqual([
      ["a/Pair", "Two", "union"],
    ]);
  });

  test.each<[string, TypedPage["body"], object]>([
    ["an enum", values("a", "b"), { kind: "enum", open: false }],
    [
      "a union of its members",
      members(typed.text, nilable(typed.integer)),
      { kind: "union", members: [text, orNull(integer)] },
    ],
    [
      "an envelope of its bodies",
      bodies(typed.text, typed.integer),
      { kind: "envelope", body: any(text, integer), fields: [] },
    ],
    ["an envelope without a body", bodies(), { kind: "envelope", body: null }],
    ["an unknown model", bare, { kind: "unknown" }],
  ])("%s", (_what, body, wanted) => {
    expect(linkedPages([page("a/X", body)]).one("a/X")).toMatchObject(wanted);
  });

  test("a union by an override, whatever it shows", () => {
    const overrides = { "a/X": { members: ["string", "integer"] } };
    const { one, diagnostics } = linkedPages([page("a/X", fields(row("a", named("Gone"))))], {
      overrides,
    });
    expect(one("a/X")).toMatchObject({ kind: "union", members: [text, integer] });
    expect(diagnostics).toEqual([]);
  });

  test("an open enum by the setting", () => {
    expect(linkedPages([page("a/X", values("a"))], { enums: "open" }).one("a/X")).toMatchObject({
      open: true,
    });
  });

  test("an unknown model without a finding where one was reported", () => {
    const reported = { kind: "bare", isReported: true } as const;
    expect(linkedPages([page("a/X", reported)]).diagnostics).toEqual([]);
    expect(codes(linkedPages([page("a/X", bare)]).diagnostics)).toEqual(["MM4004"]);
  });
});

describe("a page of the SDK becomes", () => {
  const pair = page("shared/Pair", fields(row("id", typed.text)));
  const response = (...rows: readonly Row[]) =>
    page("operations/GetResponse", fields(row("raw", typed.transport), ...rows));

  test.each<[string, readonly Row[], TypeNode | null]>([
    ["without a body", [], null],
    ["with one body", [row("pair", named("Shared::Pair"))], ref("shared/Pair")],
    [
      "with two bodies",
      [row("a", typed.text, optional), row("b", typed.integer, optional)],
      any(text, integer),
    ],
    ["with a body or null", [row("a", nilable(typed.text))], orNull(text)],
    ["with a body that may be absent", [row("a", nilable(typed.text), optional)], text],
  ])("an envelope %s", (_what, rows, body) => {
    const { one, diagnostics } = linkedPages([pair, response(...rows)]);
    expect(one("operations/GetResponse")).toMatchObject({
      kind: "envelope",
      body,
      name: "GetResponse",
    });
    expect(diagnostics).toEqual([]);
  });

  test("an envelope with all its fields", () => {
    const model = linkedPages([pair, response(row("a", typed.text))]).one("operations/GetResponse");
    expect(
      model?.kind === "envelope" &&
        model.fields.map(({ docName, transport }) => [docName, transport]),
    ).toEqual([
      ...[
        ["raw", true],
        ["a", false],
      ],
    ]);
  });

  test("an object where an override says so, or where another page refers to it", () => {
    const result = page("operations/GetResponse", fields(row("result", typed.text)));
    const kindOf = (pages: readonly TypedPage[], overrides: LinkSettings["overrides"] = {}) =>
      linkedPages(pages, { overrides }).one("operations/GetResponse")?.kind;
    const user = page("a/User", fields(row("a", named("Operations::GetResponse"))));
    expect(kindOf([result])).toBe("envelope");
    expect(kindOf([result, user])).toBe("object");
    expect(kindOf([result, user], { "operations/GetResponse": { envelope: "body" } })).toBe(
      "envelope",
    );
    expect(kindOf([result], { "operations/GetResponse": { envelope: "object" } })).toBe("object");
  });

  test("an object with a finding where it does not say what it is", () => {
    const undecided = page("operations/AddRequest", fields(row("id", typed.text)), {
      titleSpan: at(5),
    });
    const { one, diagnostics } = linkedPages([undecided]);
    expect(one("operations/AddRequest")?.kind).toBe("object");
    expect(messages(diagnostics)).toEqual([
      expect.stringMatching(/^MM4007 `operations\/AddRequest`/),
    ]);
    expect(diagnostics[0]?.span).toEqual(at(5));
    const overrides = { "operations/AddRequest": { envelope: "object" } } as const;
    expect(linkedPages([undecided], { overrides }).diagnostics).toEqual([]);
  });
});

describe("the cells of all pages", () => {
  const cell = (...some: readonly TypeExpression[]) =>
    linked("../../models/a/union.md", anyOf(...some));
  const union = page("a/Union", bare);

  test("tell the members of a union, on whatever page", () => {
    const pages = [
      page(
        "a/A",
        fields(
          row("x", cell(typed.text, typed.integer)),
          row("y", cell(typed.text, typed.integer)),
        ),
      ),
      ...[page("b/B", fields(row("z", cell(typed.text, typed.date)))), union],
    ];
    const { one, diagnostics } = linkedPages(pages);
    expect(one("a/Union")).toMatchObject({
      kind: "union",
      members: [text, integer, { kind: "datetime" }],
    });
    expect(codes(diagnostics)).toEqual(["MM4005"]);
  });

  test("tell the members of a union, if only one of them does", () => {
    const pages = [page("a/A", fields(row("x", cell(typed.text, typed.integer)))), union];
    expect(linkedPages(pages).one("a/Union")).toMatchObject({ members: [text, integer] });
  });

  test("do not tell of a union that they are refused", () => {
    const invalid = linked("../../models/a/union.md", typed.invalid);
    const pages = [page("a/A", fields(row("x", invalid))), union];
    expect(linkedPages(pages).diagnostics).toEqual([]);
  });

  test("tell where they lead nowhere", () => {
    const lost = row("x", { ...named("Shared::Lost"), span: at(8) });
    const short = row("y", { ...named("Lost"), span: at(9) });
    const { value, diagnostics } = linkedPages([page("a/A", fields(lost, short))]);
    expect(codes(diagnostics)).toEqual(["MM4001", "MM3001"]);
    expect(value.unresolved).toEqual([at(8)]);
    const known = linkedPages(
      [page("a/A", fields(lost))],
      {},
      { unread: ["models/shared/lost.md"] },
    );
    expect(known.diagnostics).toEqual([]);
    expect(known.value).not.toHaveProperty("unresolved");
  });
});

test("findings are those of the pages, the cells, the unions, the examples and the overrides", () => {
  const example = { text: "words", span: at(1) };
  const pages = [
    page("a/A", fields(row("x", named("Gone")), row("y", typed.integer, { example }))),
    ...[page("a/A", bare, { file: "models/a/b.md" }), page("a/U", bare)],
  ];
  const options: LinkOptions = { placeOfOverride: () => at(6, "config.json") };
  const { diagnostics } = linkedPages(pages, { overrides: { "a/B": {} } }, options);
  expect(codes(diagnostics)).toEqual(["MM4002", "MM3001", "MM4004", "MM2013", "MM6004"]);
  expect(diagnostics.at(-1)?.span?.file).toBe("config.json");
  expect(linkedPages([]).value).toEqual({ models: [] });
});

describe("an example", () => {
  const cell = (example: string) => ({ text: example, span: at(3) });
  const withExamples = (models: readonly Model[], cells: Readonly<Record<string, string>>) => {
    const rows = Object.entries(cells).map(([name, example]) =>
      row(name, typed.text, { example: cell(example) }),
    );
    const body = fields(row("none", typed.text), ...rows);
    const { entries } = indexOf([page("P", body), page("V", values("a"))]);
    return attachExamples(models, entries);
  };
  const deep = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;

  test.each<[string, TypeNode, boolean, unknown]>([
    ["12", text, false, "12"],
    ["12", integer, false, 12],
    ["null", text, true, null],
    ["null", unknown, false, null],
    ["a", refTo(plainUnion("U", [])), false, "a"],
    [deep(64), unknown, false, JSON.parse(deep(64))],
  ])("%s of a field of type %j that may be null: %s is %j", (example, type, nullable, wanted) => {
    const models = [
      plainObject("P", [plainField("key", { type, nullable })]),
      plainUnion("U", [text]),
    ];
    const { value, diagnostics } = withExamples(models, { key: example });
    const [object] = value;
    expect(object?.kind === "object" && object.fields[0]?.examples).toEqual([wanted]);
    expect(diagnostics).toEqual([]);
  });

  test.each<[string, TypeNode, string]>([
    ["words", integer, "MM2013 This example does not fit the type of its field (integer)"],
    ["null", text, "MM2013 This example does not fit the type of its field (string)"],
    [
      deep(65),
      list(unknown),
      "MM2018 This example is left out, because it has more than 64 levels",
    ],
  ])("%s under %j is left out", (example, type, finding) => {
    const { value, diagnostics } = withExamples([plainObject("P", [plainField("key", { type })])], {
      key: example,
    });
    expect(value).toEqual([plainObject("P", [plainField("key", { type })])]);
    expect(messages(diagnostics)).toEqual([finding]);
    expect(diagnostics[0]?.span).toEqual(at(3));
  });

  test("belongs to the field of its row alone, also on envelopes", () => {
    const some = [plainField("b"), plainField("none"), plainField("wire", { docName: "a" })];
    const envelope: EnvelopeModel = {
      ...plainObject("P"),
      kind: "envelope",
      fields: some,
      body: text,
    };
    const [model] = withExamples([envelope], { a: "x" }).value;
    expect(model?.kind === "envelope" && model.fields.map(({ examples }) => examples)).toEqual([
      [],
      [],
      ["x"],
    ]);
  });

  test("of no row leaves a model as it is", () => {
    const models = [
      plainObject("P", [plainField("none")]),
      plainUnion("U", [text]),
      plainObject("V"),
    ];
    const { value } = withExamples(models, {});
    expect(value.map((model, index) => model === models[index])).toEqual([true, true, true]);
  });
});
