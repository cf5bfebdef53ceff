import { describe, expect, test } from "vitest";
import { aliasEdges, flattenCircles } from "../../generator/link/flatten-circles.ts";
import { finishModels, type Draft } from "../../generator/link/finish-models.ts";
import type { Overrides } from "../../generator/config/settings.ts";
import type { EnvelopeModel, Model } from "../../generator/model/model.ts";
import type { TypeNode } from "../../generator/model/type.ts";
import { plainEnum, plainField, plainObject, plainUnion, refTo } from "../support/plain-models.ts";
import { any, integer, list, map, only, orNull, text, unknown } from "../support/plain-types.ts";
import { at, codes, messages } from "../support/typed-pages.ts";

function envelope(id: string, body: TypeNode | null): EnvelopeModel {
  const { additionalProperties: _, ...object } = plainObject(id);
  return { ...object, kind: "envelope", body };
}

const ref = (id: string): TypeNode => refTo(plainObject(id));
const [u, v, w] = [ref("U"), ref("V"), ref("W")];
const [e, f, p] = [ref("E"), ref("F"), ref("P")];

/** The members of a union, the body of an envelope, or the kind of any other model. */
function typeOf(model: Model | undefined): readonly TypeNode[] | TypeNode | string | null {
  if (model?.kind === "union") return model.members;
  return model?.kind === "envelope" ? model.body : (model?.kind ?? "");
}

const flat = (...models: readonly Model[]) => flattenCircles(models).map(typeOf);

describe("a union without what leads back to it has", () => {
  test.each<[string, readonly TypeNode[], readonly TypeNode[] | string]>([
    ["its other members", [u, text], [text]],
    ["no members", [u], "unknown"],
    ["all members where none leads back", [text, integer], [text, integer]],
    ["lists of itself", [list(u), map(u)], [list(u), map(u)]],
    ["the members of a union inside", [any(u, text), integer], [text, integer]],
    ["a union inside that does not lead back", [u, any(text, integer)], [any(text, integer)]],
    ["null beside it", [orNull(u), text, integer], [orNull(text), integer]],
    ["null beside it once", [orNull(u), text, orNull(integer)], [text, orNull(integer)]],
    ["null of a union inside", [any(orNull(u), text)], [orNull(text)]],
    ["null around a union inside", [orNull(any(u, text))], [orNull(text)]],
    ["null around an inner list", [u, orNull(list(u))], [orNull(list(u))]],
    ["nothing but null", [orNull(u)], "unknown"],
    ["no null that belongs to another", [any(u, orNull(text)), integer], [orNull(text), integer]],
    ["members once", [u, text, any(u, text)], [text]],
  ])("%s", (_what, members, wanted) => {
    expect(flat(plainUnion("U", members))).toEqual([wanted]);
  });
});

describe("unions that lead to each other", () => {
  test("have the members of all of them, in the order of their ids", () => {
    const models = [plainUnion("V", [u, text]), plainUnion("U", [v, integer]), plainObject("P")];
    expect(flat(...models)).toEqual([[integer, text], [integer, text], "object"]);
  });

  test("through an envelope are the same", () => {
    const models = [plainUnion("U", [e, text]), envelope("E", any(u, integer))];
    expect(flat(...models)).toEqual([[integer, text], any(integer, text)]);
    expect(flat(plainUnion("U", [e, text]), envelope("E", u))).toEqual([[text], text]);
    expect(flat(plainUnion("U", [e, text]), envelope("E", orNull(u)))).toEqual([
      ...[[orNull(text)], orNull(text)],
    ]);
  });

  test("and nothing else are unknown, or envelopes without a body", () => {
    expect(flat(plainUnion("U", [v]), plainUnion("V", [u]))).toEqual(["unknown", "unknown"]);
    expect(flat(envelope("E", f), envelope("F", e))).toEqual([null, null]);
    const [one] = flattenCircles([plainUnion("U", [u])]);
    const { members: _, discriminator: __, ...base } = plainUnion("U", []);
    expect(one).toEqual({ ...base, kind: "unknown" });
  });

  test("lose the key that told their members apart, and others keep it", () => {
    const discriminator = { wireName: "type", mapping: new Map() };
    const models = [plainUnion("U", [u, text]), plainUnion("V", [u, text])];
    const told = models.map((model) => ({ ...model, discriminator }));
    expect(flattenCircles(told)).toEqual([
      ...[{ ...models[0], members: [text], discriminator: null }, told[1]],
    ]);
  });

  test("in two circles each have the members of their own", () => {
    const models = [
      ...[plainUnion("U", [v, text]), plainUnion("V", [u, w]), plainUnion("W", [e, integer])],
      envelope("E", any(w, only("a"))),
    ];
    expect(flat(...models)).toEqual([
      [text, w],
      [text, w],
      [only("a"), integer],
      any(only("a"), integer),
    ]);
  });
});

test("unions and envelopes lead to those that they name themselves", () => {
  const models = [
    plainUnion("U", [orNull(v), any(e, text), p, list(w)]),
    ...[plainUnion("V", [text]), plainUnion("W", [text]), plainObject("P"), plainEnum("X", ["a"])],
    ...[envelope("E", orNull(any(u, v))), envelope("F", null), envelope("G", any(w, p))],
  ];
  expect([...aliasEdges(models)]).toEqual([
    ...[
      ["U", ["V", "E"]],
      ["V", []],
      ["W", []],
    ],
    ...[
      ["E", ["U", "V"]],
      ["F", []],
      ["G", ["W"]],
    ],
  ]);
});

describe("the models of drafts", () => {
  const pending = (id: string, members: readonly TypeNode[] | null): Draft => {
    const { kind: _, fields: __, additionalProperties: ___, ...base } = plainObject(id);
    return { kind: "pending union", base: { ...base, source: at(9) }, members };
  };
  const tagged = ["A", "B"].map((id) =>
    plainObject(id, [
      plainField("type", { type: only(id) }),
      plainField("kind", { type: only(id) }),
    ]),
  );
  const two = tagged.map(refTo);

  interface Told {
    readonly uses?: readonly (readonly TypeNode[])[];
    readonly refused?: boolean;
    readonly overrides?: Overrides;
  }
  const finish = (
    drafts: readonly Draft[],
    { uses = [], refused = false, overrides = {} }: Told = {},
  ) => {
    const { id } = plainObject("U");
    const all = uses.map((members, line) => ({ members, span: at(line) }));
    const refusedUnions = new Set(refused ? [id] : []);
    return finishModels({ drafts, unionUses: new Map([[id, all]]), refusedUnions }, overrides);
  };

  test("have the members of their page, or of the cells of others", () => {
    const listed = finish([pending("U", [text]), plainObject("P")], { uses: [[integer]] });
    expect(listed.value.map(typeOf)).toEqual([[text], "object"]);
    expect(listed.diagnostics).toEqual([]);
    const used = finish([pending("U", null), pending("V", null)], { uses: [[integer], [text]] });
    expect(used.value.map(typeOf)).toEqual([[integer, text], "unknown"]);
    expect(codes(used.diagnostics)).toEqual(["MM4005", "MM4004"]);
    expect(used.diagnostics.map(({ span }) => span)).toEqual([at(1), at(9)]);
  });

  test("are not told to lack members where a cell was refused", () => {
    expect(codes(finish([pending("U", null)]).diagnostics)).toEqual(["MM4004"]);
    expect(finish([pending("U", null)], { refused: true }).diagnostics).toEqual([]);
  });

  test("have the key that tells their members apart", () => {
    const keyOf = (overrides: Overrides): string | undefined => {
      const [, , union] = finish([...tagged, pending("U", two)], { overrides }).value;
      return union?.kind === "union" ? union.discriminator?.wireName : undefined;
    };
    expect(keyOf({})).toBe("type");
    expect(keyOf({ U: { discriminator: "kind" } })).toBe("kind");
    expect(keyOf({ V: { discriminator: "kind" } })).toBe("type");
  });

  test("have no circles, and members for unknown tags", () => {
    const circle = finish([pending("U", [u, text])]);
    expect(circle.value.map(typeOf)).toEqual([[text]]);
    const hue = { ...plainEnum("Hue", ["red"]), open: true };
    const other = plainObject("C", [plainField("type", { type: refTo(hue) })]);
    const opened = finish([...tagged, hue, other, pending("U", [...two, refTo(other)])]).value.at(
      -1,
    );
    expect(opened?.kind === "union" && opened.members.at(-1)).toMatchObject({
      ...{ kind: "other", known: ["A", "B", "red"] },
    });
  });

  test("refer to no envelope without a body", () => {
    const held = plainObject("H", [
      ...[plainField("a", { type: list(e) }), plainField("b", { type: orNull(e) })],
      ...[plainField("c", { type: f }), plainField("d", { type: f, transport: true })],
    ]);
    const models = [held, pending("U", [e, text]), envelope("E", null), envelope("F", text)];
    const { value, diagnostics } = finish(models);
    const [object] = value;
    expect(object?.kind === "object" && object.fields.map(({ type }) => type)).toEqual([
      ...[list(unknown), orNull(unknown), f, f],
    ]);
    expect(value.slice(1).map(typeOf)).toEqual([[unknown, text], null, text]);
    expect(messages(diagnostics)).toEqual([
      "MM4008 A type refers to `E`, but nothing of that model is sent as JSON",
      "MM4008 A type refers to `E`, but nothing of that model is sent as JSON",
    ]);
    expect(diagnostics.map(({ span }) => span?.file)).toEqual(["page.md", "models/page.md"]);
    expect(finish([held, envelope("E", text), envelope("F", text)]).diagnostics).toEqual([]);
  });
});
