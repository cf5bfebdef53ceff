import { describe, expect, test } from "vitest";
import type { Overrides } from "../../generator/config/settings.ts";
import { closeTags } from "../../generator/link/close-tags.ts";
import type { Field, Model } from "../../generator/model/model.ts";
import type { TypeNode } from "../../generator/model/type.ts";
import {
  plainEnum,
  plainField as field,
  plainObject,
  plainUnion,
  refTo,
} from "../support/plain-models.ts";
import { any, integer, list, map, only, orNull, text } from "../support/plain-types.ts";

// Objects `A`, `B` and so on, and the enums of their tags, which are open. `x/T` is a tag with the text `t`.

const open = (id: string, ...some: readonly (string | number)[]) => ({
  ...{ ...plainEnum(id, some), open: true },
});
const tag = (name: string, one: Model, more: Partial<Field> = {}): Field =>
  field(name, { type: { kind: "ref", id: one.id }, ...more });

const tagA = open("x/TagA", "a");
const tagB = open("x/TagB", "b");
const tagC = open("x/TagC", "c", "d");
const a = plainObject("A", [tag("type", tagA)]);
const b = plainObject("B", [tag("type", tagB)]);
const c = plainObject("C", [tag("type", tagC)]);
const [refA, refB, refC] = [refTo(a), refTo(b), refTo(c)];
const objects: readonly Model[] = [tagA, tagB, tagC, a, b, c];

const envelope = (id: string, body: TypeNode | null): Model => ({
  ...{ ...plainObject(id), kind: "envelope", fields: [], body },
});

/** Shows a type: `A|B|other type(a,b)`. */
function show(type: TypeNode): string {
  switch (type.kind) {
    case "ref":
      return type.id;
    case "union":
      return `(${type.members.map(show).join("|")})`;
    case "array":
      return `${show(type.items)}[]`;
    case "map":
      return `{${show(type.values)}}`;
    case "nullable":
      return `${show(type.of)}?`;
    case "literal":
      return JSON.stringify(type.value);
    case "other": {
      const before = type.given.map(
        ({ wireName, values }) => ` after ${wireName}(${values.join()})`,
      );
      return `other ${type.tag.wireName}:${type.valueType}(${type.known.join()})${before.join("")}`;
    }
    default:
      return type.kind;
  }
}

function closed(models: readonly Model[], overrides: Overrides = {}) {
  const byId = new Map<string, Model>(closeTags(models, overrides).map((one) => [one.id, one]));
  const one = (id: string): Model => byId.get(id) ?? envelope(id, null);
  return {
    /** The type of a union, of the body of an envelope, or of the first field. */
    type: (id: string): string => {
      const model = one(id);
      if (model.kind === "union") return show({ kind: "union", members: model.members });
      if (model.kind === "envelope") return model.body === null ? "" : show(model.body);
      return model.kind === "object" ? model.fields.map(({ type }) => show(type)).join(" ") : "";
    },
    enum: (id: string): string => {
      const model = one(id);
      if (model.kind !== "enum") return "";
      return `${model.open ? "open" : "closed"}${model.isOpenTag === true ? " tag" : ""}`;
    },
    tags: (id: string): string => {
      const model = one(id);
      if (model.kind !== "union" || model.discriminator === null) return "";
      const { wireName, mapping } = model.discriminator;
      return `${wireName}: ${[...mapping].map((two) => two.join(">")).join(" ")}`;
    },
  };
}

test("without an open enum, nothing changes", () => {
  const models = [plainEnum("x/T", ["a"]), plainUnion("U", [text])];
  expect(closeTags(models, {})).toBe(models);
});

test("models stay in their order", () => {
  const union = plainUnion("U", [refA, refB]);
  const models = [union, ...objects];
  expect(closeTags(models, {}).map(({ id }) => id)).toEqual(models.map(({ id }) => id));
});

describe("a union gets a member for unknown tags", () => {
  const inner = plainUnion("Inner", [refA, refB]);
  const plain = plainUnion("Plain", [text, refA]);
  const body = envelope("Body", refTo(inner));
  const toBody: TypeNode = { kind: "ref", id: body.id };
  const direct = envelope("Direct", any(refA, refB));
  const toDirect: TypeNode = { kind: "ref", id: direct.id };
  const words = envelope("Words", any(text, integer));
  const toWords: TypeNode = { kind: "ref", id: words.id };
  const other = "other type:string(a,b)";
  const three = "other type:string(a,b,c,d)";

  test.each<[string, readonly TypeNode[], string]>([
    ["two objects", [refA, refB], `(A|B|${other})`],
    ["values of several members", [refA, refC], "(A|C|other type:string(a,c,d))"],
    ["one object", [refA, text], "(A|string)"],
    ["one object twice", [refA, refA], "(A|A)"],
    ["objects and a text", [refA, text, refB], `(A|string|B|${other})`],
    ["an object or null", [orNull(refA), refB], `(A?|B|${other})`],
    ["a union inside", [any(refA, refB), refC], `(A|B|C|${three})`],
    ["a union of a page", [refTo(inner), refC], `(A|B|C|${three})`],
    ["a union of a page or null", [orNull(refTo(inner)), refC], `(A?|B|C|${three})`],
    ["a union without tags", [refTo(plain), refB], `(Plain|B|${other})`],
    ["the body of an envelope", [toBody, refC], `(A|B|C|${three})`],
    ["an envelope of several bodies", [toDirect, refC], `(A|B|C|${three})`],
    ["an envelope of no objects", [toWords, refA, refB], `(Words|A|B|${other})`],
    ["lists of objects", [list(refA), list(refB)], "(A[]|B[])"],
    ["a list of two", [list(any(refA, refB)), text], `((A|B|${other})[]|string)`],
    [
      "a list beside objects",
      [refA, refB, list(any(refA, refC))],
      `(A|B|(A|C|other type:string(a,c,d))[]|${other})`,
    ],
    [
      "a map beside objects",
      [refA, refB, orNull(map(any(refA, refB)))],
      `(A|B|{(A|B|${other})}?|${other})`,
    ],
    ["no objects", [text, integer, only("a")], '(string|integer|"a")'],
    [
      "a model that does not exist",
      [{ kind: "ref", id: plainObject("None").id }, refA],
      "(None|A)",
    ],
  ])("%s", (_what, members, type) => {
    const union = plainUnion("U", members);
    expect(closed([...objects, inner, plain, body, direct, words, union]).type("U")).toBe(type);
  });

  test("wherever a type has one", () => {
    const held = plainObject("Held", [field("one", { type: orNull(any(refA, refB)) })]);
    const models = [...objects, held, inner, body, direct, envelope("None", null)];
    expect(closed(models).type("Held")).toBe(`(A|B|${other})?`);
    expect(closed(models).type("Direct")).toBe(`(A|B|${other})`);
    expect(closed(models).type("Body")).toBe("Inner");
    expect(closed(models).type("None")).toBe("");
    const free = { ...plainObject("Free"), additionalProperties: any(refA, refB) };
    const [one] = closeTags([free, ...objects], {});
    expect(one?.kind === "object" && show(one.additionalProperties ?? text)).toBe(`(A|B|${other})`);
  });

  test("which no envelope without a body has", () => {
    const none = envelope("None", null);
    const union = plainUnion("U", [{ kind: "ref", id: none.id }, refA, refB]);
    expect(closed([...objects, none, union]).type("U")).toBe(`(None|A|B|${other})`);
  });

  test("also where a list leads back to the union", () => {
    const loop = plainUnion("Loop", [refA, refB, list(any(refTo(plainUnion("Loop", [])), refC))]);
    expect(closed([...objects, loop]).type("Loop")).toBe(
      `(A|B|(A|B|(Loop|C)[]|C|${three})[]|${other})`,
    );
  });
});

describe("the tags of a union", () => {
  const union = plainUnion("U", [refA, refB]);

  test("tell its members apart once they are closed", () => {
    expect(closed([...objects, union]).tags("U")).toBe("type: a>A b>B");
    const wanted = { U: { discriminator: "type" } };
    expect(closed([...objects, union], wanted).tags("U")).toBe("type: a>A b>B");
    expect(closed([...objects, union], { U: { discriminator: "none" } }).tags("U")).toBe("");
  });

  test("stay as they were found before", () => {
    const mapping = new Map([["z", a.id]]);
    const told = { ...union, discriminator: { wireName: "type", mapping } };
    expect(closed([...objects, told]).tags("U")).toBe("type: z>A");
  });

  const [kindA, kindB] = [open("x/KindA", "k"), open("x/KindB", "l")];
  const two = [
    plainObject("P", [tag("type", tagA), tag("kind", kindA)]),
    plainObject("Q", [tag("type", tagB), tag("kind", kindB)]),
  ];
  const both = plainUnion("U", two.map(refTo));
  const models = [tagA, tagB, kindA, kindB, ...two, both];

  test.each<[string, Overrides, string]>([
    ["the first key", {}, "type:string(a,b)"],
    ["the key that an override names", { U: { discriminator: "kind" } }, "kind:string(k,l)"],
    ["the first key again", { U: { discriminator: "none" } }, "type:string(a,b)"],
  ])("are by %s", (_what, overrides, other) => {
    expect(closed(models, overrides).type("U")).toBe(`(P|Q|other ${other})`);
  });

  test("are by the key that a finding before has told", () => {
    const mapping = new Map([["k", a.id]]);
    const told = { ...both, discriminator: { wireName: "kind", mapping } };
    expect(closed([...models.slice(0, -1), told]).type("U")).toBe("(P|Q|other kind:string(k,l))");
  });

  test("keep the name of their property", () => {
    const named = [tagA, tagB].map((one, at) =>
      plainObject(`N${at}`, [tag("type", one, { propertyName: "typeOf" })]),
    );
    const [, , , , last] = closeTags([tagA, tagB, ...named, plainUnion("U", named.map(refTo))], {});
    expect(last?.kind === "union" && last.members.at(-1)).toMatchObject({
      tag: { wireName: "type", propertyName: "typeOf" },
    });
  });

  test("of two types have two members for unknown ones", () => {
    const tagOne = open("x/TagOne", 1, 2);
    const one = plainObject("One", [tag("type", tagOne)]);
    const some = plainUnion("U", [refA, refTo(one)]);
    expect(closed([tagA, tagOne, a, one, some]).type("U")).toBe(
      "(A|One|other type:string(a)|other type:integer(1,2))",
    );
  });

  test("are all values, of whatever member and field", () => {
    const plainType = plainObject("L", [field("type", { type: only("x") })]);
    const some = plainUnion("U", [refA, refB, refTo(plainType)]);
    expect(closed([...objects, plainType, some]).type("U")).toBe(
      "(A|B|L|other type:string(a,b,x))",
    );
  });

  test("come after those that are asked first", () => {
    // `type` tells all but R and S apart, and `kind` tells those.
    const kind = (one: Model): Field => tag("kind", one);
    const [r, s] = [kindA, kindB].map((one, at) =>
      plainObject(["R", "S"][at] ?? "", [tag("type", tagC), kind(one)]),
    );
    if (r === undefined || s === undefined) throw new Error("There are two objects");
    const some = plainUnion("U", [refA, refTo(r), refTo(s)]);
    expect(closed([tagA, tagC, kindA, kindB, a, r, s, some]).type("U")).toBe(
      "(A|R|S|other type:string(a,c,d)|other kind:string(k,l) after type(c,d))",
    );
  });

  test("come after no key that one of their members lacks", () => {
    const kinds = [kindA, kindB].map((one) => tag("kind", one));
    const r = plainObject("R", [tag("type", tagC), ...kinds.slice(0, 1)]);
    const s = plainObject("S", kinds.slice(1));
    const some = plainUnion("U", [refA, refB, refTo(r), refTo(s)]);
    expect(closed([tagA, tagB, tagC, kindA, kindB, a, b, r, s, some]).type("U")).toBe(
      "(A|B|R|S|other type:string(a,b,c,d)|other kind:string(k,l))",
    );
  });
});

describe("an open enum", () => {
  const union = plainUnion("U", [refA, refC]);

  test("that is used for tags alone is closed", () => {
    const models = closed([...objects, union]);
    expect(models.enum("x/TagA")).toBe("closed tag");
    expect(models.enum("x/TagB")).toBe("open");
    expect(models.type("A")).toBe("x/TagA");
  });

  test("that nothing uses stays open", () => {
    const unused = open("x/Unused", "a");
    expect(closed([...objects, unused, union]).enum("x/Unused")).toBe("open");
  });

  test.each<[string, Model]>([
    ["another key", plainObject("More", [tag("also", tagC)])],
    ["a list", plainObject("More", [field("type", { type: list({ kind: "ref", id: tagC.id }) })])],
    ["a union", plainUnion("More", [{ kind: "ref", id: tagC.id }, integer])],
    ["an object outside of unions", plainObject("More", [tag("type", tagC)])],
  ])("that %s uses too stays open, and its values are written at the tag", (_what, more) => {
    const models = closed([...objects, union, more]);
    expect(models.enum("x/TagC")).toBe("open");
    expect(models.type("C")).toBe('("c"|"d")');
    expect(models.type("A")).toBe("x/TagA");
    expect(models.enum("x/TagA")).toBe("closed tag");
    expect(models.type("More")).toContain("x/TagC");
  });

  test("of one value is that value at the tag", () => {
    const models = closed([...objects, union, plainObject("More", [tag("also", tagA)])]);
    expect(models.type("A")).toBe('"a"');
  });

  test("that a part of the HTTP exchange uses too is closed, since that is no JSON", () => {
    const more = plainObject("More", [tag("also", tagA, { transport: true })]);
    expect(closed([...objects, union, more]).enum("x/TagA")).toBe("closed tag");
  });

  test("that is a tag only in the HTTP exchange stays open", () => {
    const both = plainObject("A", [tag("type", tagA), tag("type", tagB, { transport: true })]);
    const more = plainObject("More", [tag("also", tagB)]);
    const models = closed([tagA, tagB, tagC, both, c, union, more]);
    expect(models.enum("x/TagA")).toBe("closed tag");
    expect(models.enum("x/TagB")).toBe("open");
  });

  test("of which no tag is made stays as it is", () => {
    const shut = { ...tagA, open: false };
    const models = closed([shut, tagC, a, c, union, plainObject("More", [tag("also", tagA)])]);
    expect(models.enum("x/TagA")).toBe("closed");
    expect(models.type("A")).toBe("x/TagA");
  });
});

describe("unions that lead to unions", () => {
  /** Unions or envelopes of which each leads to two of the next, and the last to objects. */
  function levels(count: number, make: (id: string, members: readonly TypeNode[]) => Model) {
    return Array.from({ length: count }, (_, level) =>
      ["x", "y"].map((side) => {
        const next = ["x", "y"].map((one) => refTo(plainUnion(`U${level + 1}${one}`, [])));
        return make(`U${level}${side}`, level === count - 1 ? [refA, refB] : next);
      }),
    ).flat();
  }

  test.each<[string, (id: string, members: readonly TypeNode[]) => Model]>([
    ["unions", plainUnion],
    ["envelopes", (id, members) => envelope(id, any(...members))],
  ])("on two ways at each level take no longer: %s", (_what, make) => {
    const models = closed([...objects, ...levels(60, make)]);
    expect(models.type("U0x")).toBe("(A|B|other type:string(a,b))");
  });

  test("in a long chain are all followed", () => {
    const last = plainUnion("U4000", [refA, refB]);
    const chain = Array.from({ length: 4_000 }, (_, at) =>
      plainUnion(`U${at}`, [refTo(plainUnion(`U${at + 1}`, [])), ...(at === 0 ? [refC] : [])]),
    );
    expect(closed([...objects, ...chain, last]).type("U0")).toBe(
      "(A|B|C|other type:string(a,b,c,d))",
    );
  });
});
