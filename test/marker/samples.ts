import { modelId } from "../../generator/model/type.ts";
import type { Field, SpecModel } from "../../generator/model/model.ts";
import type { SourceSpan } from "../../generator/diagnostics/span.ts";

// Values in which every place of their types is taken: the test says which is not.

const span: SourceSpan = {
  ...{ file: "models/first/alpha.md", start: { line: 3, column: 5 }, end: { line: 3, column: 9 } },
};

const base = (namespace: string, name: string) => ({
  ...{ id: modelId(namespace, name), namespace, name, source: span },
  description: "What it is.",
  deprecation: { reason: "Another is better" },
});

const field = (name: string, type: Field["type"], more: Partial<Field> = {}): Field => ({
  ...{ docName: `${name}Doc`, wireName: `${name}Wire`, propertyName: `${name}Property` },
  ...{ required: true, nullable: false, deprecation: { reason: "It is old" } },
  ...{ description: "What it holds.", examples: [], transport: false, source: span, type },
  ...more,
});

const ids = {
  alpha: modelId("first", "Alpha"),
  beta: modelId("first", "Beta"),
  choice: modelId("first", "Choice"),
  colour: modelId("second", "Colour"),
  reply: modelId("second", "Reply"),
  anything: modelId("second", "Thing"),
};

/** A model of each kind, with a type of each kind. */
export const spec: SpecModel = {
  models: [
    {
      ...{ ...base("first", "Alpha"), kind: "object", additionalProperties: { kind: "unknown" } },
      fields: [
        field("kind", { kind: "literal", value: "alphaKind" }),
        field(
          "text",
          { kind: "string" },
          { examples: [`exampleText${" that is too long for a cell".repeat(3)}`], required: false },
        ),
        field("whole", { kind: "integer" }, { examples: [7], nullable: true }),
        field("bytes", { kind: "binary" }),
        field("yes", { kind: "boolean" }),
        field("much", { kind: "number" }),
        field("day", { kind: "date" }, { required: false, nullable: true }),
        field("moment", { kind: "datetime" }),
        field("list", { kind: "array", items: { kind: "ref", id: ids.colour } }),
        field("table", {
          kind: "map",
          values: { kind: "nullable", of: { kind: "ref", id: ids.beta } },
        }),
        field("choice", { kind: "ref", id: ids.choice }, { required: false }),
        field(
          "shown",
          { kind: "unknown" },
          { examples: [{ exampleKey: ["exampleItem", null, true] }] },
        ),
        field("header", { kind: "string" }, { transport: true }),
        field("some", {
          kind: "union",
          members: [
            { kind: "literal", value: "literalText" },
            { kind: "ref", id: ids.beta },
            { kind: "string" },
          ],
        }),
      ],
    },
    {
      ...{ ...base("first", "Beta"), kind: "object", additionalProperties: null },
      fields: [
        field("kind", { kind: "literal", value: "betaKind" }),
        field("alpha", { kind: "ref", id: ids.alpha }, { required: false }),
      ],
    },
    {
      ...{ ...base("first", "Choice"), kind: "union" },
      members: [
        { kind: "ref", id: ids.alpha },
        { kind: "ref", id: ids.beta },
      ],
      discriminator: {
        wireName: "kindWire",
        mapping: new Map([
          ["alphaKind", ids.alpha],
          ["betaKind", ids.beta],
        ]),
      },
    },
    {
      ...{ ...base("second", "Colour"), kind: "enum", valueType: "string", open: true },
      members: [
        { name: "RedName", value: "redValue" },
        { name: "BlueName", value: "blueValue" },
      ],
    },
    {
      ...{ ...base("second", "Reply"), kind: "envelope" },
      fields: [
        field("status", { kind: "integer" }, { transport: true }),
        field("body", { kind: "ref", id: ids.alpha }),
        field("other", { kind: "ref", id: ids.beta }),
      ],
      body: {
        kind: "union",
        members: [
          { kind: "ref", id: ids.alpha },
          { kind: "ref", id: ids.beta },
        ],
      },
    },
    { ...base("second", "Thing"), kind: "unknown" },
  ],
};

/** The span of every sample of a finding. */
export const somewhere = span;
