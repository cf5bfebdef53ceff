import { describe, expect, test } from "vitest";
import type { Field, Model } from "../../generator/model/model.ts";
import { modelId, type TypeNode } from "../../generator/model/type.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { prettyModel } from "../../generator/report/pretty-model.ts";
import { colourNames } from "../support/colours.ts";

const start = { line: 1, column: 1 };
const source = { file: "a.md", start, end: start };
const base = {
  ...{ id: modelId("shared", "Pair"), namespace: "shared", name: "Pair", source },
  ...{ description: "", deprecation: null },
};
const text: TypeNode = { kind: "string" };
const other: TypeNode = {
  ...{ kind: "other", valueType: "string", known: ["a"], given: [] },
  tag: { wireName: "t\n", propertyName: "t" },
};

function field(type: TypeNode, more: Partial<Field> = {}): Field {
  return {
    ...{ docName: "a", wireName: "aKey", propertyName: "a", required: true, nullable: false },
    ...{ deprecation: null, description: "", examples: [], transport: false, source, type },
    ...more,
  };
}

function objectOf(fields: readonly Field[], rest: TypeNode | null = null): Model {
  return { ...base, kind: "object", fields, additionalProperties: rest };
}

function shown(model: Model): string {
  return prettyModel(model, createPaint(false));
}

describe("a model for people", () => {
  test("is its id and kind, then its fields", () => {
    const fields = [field(text), field({ kind: "integer" }, { wireName: "b\n" })];
    expect(shown(objectOf(fields))).toBe("shared/Pair object\n  aKey string\n  b\\n integer\n");
  });

  test("says what other keys hold", () => {
    expect(shown(objectOf([], text))).toBe("shared/Pair object\n  [any other key] string\n");
  });

  test("says that it is deprecated", () => {
    const model = { ...objectOf([]), deprecation: { reason: "" } };
    expect(shown(model)).toBe("shared/Pair object deprecated\n");
  });

  test.each([
    [false, ""],
    [true, "  … and any other value\n"],
  ])("lists the values of an enum, open: %s", (open, end) => {
    const members = [
      { name: "A", value: "a\n" },
      { name: "B", value: 2 },
    ];
    const model: Model = { ...base, kind: "enum", valueType: "string", open, members };
    expect(shown(model)).toBe(`shared/Pair enum\n  A = "a\\n"\n  B = 2\n${end}`);
  });

  test("lists the members of a union", () => {
    const members: readonly TypeNode[] = [text, { kind: "ref", id: modelId("", "Other") }];
    expect(shown({ ...base, kind: "union", members, discriminator: null })).toBe(
      "shared/Pair union\n  | string\n  | Other\n",
    );
  });

  test.each([
    [null, "no body"],
    [text, "body string"],
  ])("shows the body of an envelope before its other fields (%#)", (body, line) => {
    expect(shown({ ...base, kind: "envelope", fields: [field(text)], body })).toBe(
      `shared/Pair envelope\n  ${line}\n  aKey string\n`,
    );
  });

  test("says that no page tells the members of an unknown union", () => {
    expect(shown({ ...base, kind: "unknown" })).toBe(
      "shared/Pair unknown\n  no page tells its members\n",
    );
  });
});

test.each<[Partial<Field>, string]>([
  [{}, ""],
  [{ required: false }, " optional"],
  [{ nullable: true }, " nullable"],
  [{ deprecation: { reason: "" } }, " deprecated"],
  [{ transport: true }, " transport"],
  [{ required: false, nullable: true }, " optional nullable"],
])("a field with %j is marked %j", (more, marks) => {
  expect(shown(objectOf([field(text, more)]))).toBe(`shared/Pair object\n  aKey string${marks}\n`);
});

test.each<[TypeNode, string]>([
  [{ kind: "array", items: text }, "string[]"],
  [
    { kind: "array", items: { kind: "union", members: [text, { kind: "date" }] } },
    "(string | date)[]",
  ],
  [{ kind: "map", values: text }, "{ [key]: string }"],
  [{ kind: "nullable", of: text }, "string | null"],
  [{ kind: "literal", value: "a\n" }, '"a\\n"'],
  [other, "any object with another t\\n"],
])("the type %j is shown as %j", (type, words) => {
  expect(shown(objectOf([field(type)]))).toBe(`shared/Pair object\n  aKey ${words}\n`);
});

test("colours tell names, kinds, types and marks apart", () => {
  const model = {
    ...objectOf([field(text, { nullable: true })], text),
    deprecation: { reason: "" },
  };
  expect(colourNames(prettyModel(model, createPaint(true)))).toBe(
    "<bold>shared/Pair</> <dim>object</><yellow> deprecated</>\n" +
      "  aKey <cyan>string</> <dim>nullable</>\n  <dim>[any other key]</> string\n",
  );
  const openEnum: Model = { ...base, kind: "enum", valueType: "string", open: true, members: [] };
  expect(colourNames(prettyModel(openEnum, createPaint(true)))).toContain(
    "  <dim>… and any other value</>\n",
  );
  for (const one of [
    { ...base, kind: "envelope", fields: [], body: null },
    { ...base, kind: "unknown" },
  ] as const) {
    expect(colourNames(prettyModel(one, createPaint(true)))).toContain("\n  <dim>no ");
  }
});
