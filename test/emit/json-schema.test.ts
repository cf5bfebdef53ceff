import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import addFormatsModule from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import { hasErrors } from "../../generator/diagnostics/diagnostic.ts";
import type { EmitContext } from "../../generator/emit/define-emitter.ts";
import { emitAll, loadEmitters } from "../../generator/emit/index.ts";
import { isOurs } from "../../generator/emit/header.ts";
import { defaultOptions } from "../../generator/config/settings.ts";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { definitionNames } from "../../generator/emit/schema/definition-names.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import type { Field, Model, ModelBase } from "../../generator/model/model.ts";
import { modelId, type ModelId, type TypeNode } from "../../generator/model/type.ts";
import { buildModel } from "../../generator/pipeline.ts";
import { readSpec } from "../../generator/read/source/read-spec.ts";

// The schema of each kind of model and type, and the values it accepts. The test `differential` compares far more
// values.

const casesFolder = join(import.meta.dirname, "../cases");
const cases = (await readdir(casesFolder)).sort();
const start = { line: 1, column: 1 };
const source = { file: "page.md", start, end: start };
const text: TypeNode = { kind: "string" };
const pair: TypeNode = { kind: "ref", id: modelId("", "Pair") };

function base(id: string): ModelBase {
  const [name = "", namespace = ""] = id.split("/").reverse();
  return {
    ...{ id: modelId(namespace, name), namespace, name, description: "" },
    ...{ deprecation: null, source },
  };
}

function field(name: string, type: TypeNode, more: Partial<Field> = {}): Field {
  return {
    ...{ docName: name, wireName: name, propertyName: name, required: true, nullable: false },
    ...{ deprecation: null, description: "", examples: [], type, transport: false, source },
    ...more,
  };
}

function object(id: string, fields: readonly Field[], rest: TypeNode | null = null): Model {
  return { ...base(id), kind: "object", fields, additionalProperties: rest };
}

function choice(id: string, ...members: readonly TypeNode[]): Model {
  return { ...base(id), kind: "union", members, discriminator: null };
}

function enumeration(id: string, values: readonly (string | number)[], open = false): Model {
  const valueType = typeof values[0] === "number" ? "integer" : "string";
  const members = values.map((value) => ({ name: String(value), value }));
  return { ...base(id), kind: "enum", valueType, open, members };
}

const refTo = (id: ModelId): TypeNode => ({ kind: "ref", id });
const cat = object("Cat", [field("kind", { kind: "literal", value: "cat" }), field("lives", text)]);
const dog = object("Dog", [field("kind", { kind: "literal", value: "dog" }), field("barks", text)]);
const pet: Model = {
  ...{ ...base("Pet"), kind: "union", members: [refTo(cat.id), refTo(dog.id)] },
  discriminator: { wireName: "kind", mapping: new Map([cat, dog].map(tagOf)) },
};

function tagOf({ id, name }: Model): readonly [string, ModelId] {
  return [name.toLowerCase(), id];
}

const pairModel = object("Pair", [
  field("key", text),
  field("value", text, { required: false, nullable: true }),
]);

const loaded = await loadEmitters({ emit: ["json-schema", "openapi"], emitters: [] });

function textOf(
  emitter: "json-schema" | "openapi",
  models: readonly Model[],
  unsafeIntegers: EmitContext["unsafeIntegers"] = "reject",
): string {
  const model = emittedSpec({ models });
  const names = planNames(model).value;
  const settings = { ...defaultOptions, unsafeIntegers, emit: [emitter] };
  const { modelFiles, sharedFiles, diagnostics } = emitAll(model, names, settings, loaded);
  expect([modelFiles, sharedFiles.length, diagnostics]).toEqual([[], 1, []]);
  const content = sharedFiles[0]?.content;
  return content?.kind === "text" ? content.text() : "";
}

interface Bundle {
  readonly $defs: Readonly<Record<string, object>>;
}

function bundleOf(...args: [readonly Model[], EmitContext["unsafeIntegers"]?]): Bundle {
  const bundle: Bundle = JSON.parse(textOf("json-schema", ...args));
  return bundle;
}

function definitionsIn(models: readonly Model[]): Record<string, object> {
  const document: { components: { schemas: Record<string, object> } } = JSON.parse(
    textOf("openapi", models),
  );
  return document.components.schemas;
}

function ajvFor(bundle: object): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  // The package is a CommonJS module, although its types say otherwise.
  (addFormatsModule as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(bundle, "models");
  return ajv;
}

function validatorOf(bundle: Bundle, name: string): (value: unknown) => boolean {
  const validate = ajvFor(bundle).getSchema(`models#/$defs/${name}`);
  if (validate === undefined) throw new Error(`no definition ${name}`);
  return (value) => validate(value) === true;
}

/** A type, its schema, the values that fit, and the values that do not. */
const types: readonly [TypeNode, object, readonly unknown[], readonly unknown[]][] = [
  [text, { type: "string" }, ["", "x"], [1, null, {}]],
  [{ kind: "number" }, { type: "number" }, [1.5, -0], ["1", NaN, Infinity, null]],
  [{ kind: "boolean" }, { type: "boolean" }, [true, false], [0, "true", null]],
  [{ kind: "unknown" }, {}, [1, null, [], {}], []],
  [
    { kind: "integer" },
    { type: "integer", minimum: -9007199254740991, maximum: 9007199254740991 },
    [0, 1.0, 9007199254740991, -9007199254740991],
    [1.5, "1", 9007199254740992, -9007199254740992],
  ],
  [
    { kind: "date" },
    { type: "string", format: "date" },
    ["2024-02-29"],
    ["2023-02-29", "2024-02-29T00:00:00Z", 1, null],
  ],
  [
    { kind: "datetime" },
    { type: "string", format: "date-time" },
    ["2024-02-29T12:00:00.5+01:00"],
    ["2024-02-29", "2024-02-29T25:00:00Z", "2024-02-29T12:00:00"],
  ],
  [{ kind: "binary" }, { type: "string", format: "binary" }, ["\u0000"], [1]],
  [
    { kind: "array", items: text },
    { type: "array", items: { type: "string" } },
    [[], ["a"]],
    [[1], {}],
  ],
  [
    { kind: "map", values: { kind: "boolean" } },
    { type: "object", additionalProperties: { type: "boolean" } },
    [{}, { a: true }],
    [{ a: 1 }, [], null],
  ],
  [
    pair,
    { $ref: "#/$defs/Pair" },
    [{ key: "a" }, { key: "a", value: null, x: 1 }],
    [{}, { key: 1 }],
  ],
  [{ kind: "literal", value: "a" }, { const: "a" }, ["a"], ["b", null]],
  [{ kind: "literal", value: 1 }, { const: 1 }, [1], ["1", true]],
  [
    { kind: "union", members: [text, { kind: "number" }] },
    { anyOf: [{ type: "string" }, { type: "number" }] },
    ["a", 1],
    [null, true],
  ],
  [{ kind: "union", members: [text, { kind: "unknown" }] }, {}, ["a", null], []],
  [{ kind: "union", members: [text, text] }, { type: "string" }, ["a"], [1]],
  [{ kind: "union", members: [] }, { not: {} }, [], [null, "a", {}]],
];

describe("types", () => {
  test.each(types)("%j", (type, schema, good, bad) => {
    const bundle = bundleOf([object("Box", [field("it", type)]), pairModel]);
    expect(bundle.$defs["Box"]).toMatchObject({ properties: { it: schema }, required: ["it"] });
    const accepts = validatorOf(bundle, "Box");
    expect(good.filter((it) => !accepts({ it }))).toEqual([]);
    expect(bad.filter((it) => accepts({ it }))).toEqual([]);
    expect(accepts({})).toBe(false);
  });

  test.each(types)("%j or null", (type, _schema, good, bad) => {
    const nullableField = field("it", type, { nullable: true, required: false });
    const inside: TypeNode = { kind: "array", items: { kind: "nullable", of: type } };
    const bundle = bundleOf([object("Box", [nullableField, field("all", inside)]), pairModel]);
    const accepts = validatorOf(bundle, "Box");
    expect([null, ...good].filter((it) => !accepts({ it, all: [it] }))).toEqual([]);
    expect(bad.filter((it) => it !== null && accepts({ it, all: [] }))).toEqual([]);
    expect(bad.filter((it) => it !== null && accepts({ all: [it] }))).toEqual([]);
    expect(accepts({ all: [] })).toBe(true);
  });

  test.each<[TypeNode, object]>([
    [{ kind: "date" }, { type: ["string", "null"], format: "date" }],
    [
      { kind: "array", items: text },
      { type: ["array", "null"], items: { type: "string" } },
    ],
    [{ kind: "unknown" }, {}],
    [{ kind: "literal", value: 1 }, { anyOf: [{ const: 1 }, { type: "null" }] }],
    [{ kind: "nullable", of: text }, { type: ["string", "null"] }],
    [
      { kind: "union", members: [{ kind: "nullable", of: pair }, { kind: "number" }] },
      { anyOf: [{ $ref: "#/$defs/Pair" }, { type: "null" }, { type: "number" }] },
    ],
  ])("%j says null once", (type, schema) => {
    const model = object("Box", [field("it", type, { nullable: true })]);
    const { $defs } = bundleOf([model, pairModel]);
    expect($defs["Box"]).toEqual({
      ...{ title: "Box", type: "object", properties: { it: schema }, required: ["it"] },
    });
  });

  test("integers of any size, where they are let through", () => {
    const bundle = bundleOf([choice("Any", { kind: "integer" })], "accept");
    expect(bundle.$defs["Any"]).toEqual({ title: "Any", type: "integer" });
    expect(validatorOf(bundle, "Any")(2 ** 60)).toBe(true);
  });
});

describe("models", () => {
  test.each<[string, Model, object, readonly unknown[], readonly unknown[]]>([
    [
      "an object without transport",
      object("M", [field("a", text), field("status", text, { transport: true })]),
      { title: "M", type: "object", properties: { a: { type: "string" } }, required: ["a"] },
      [{ a: "x" }, { a: "x", status: 1 }],
      [{ status: "x" }, [], null],
    ],
    [
      "an object with a typed rest",
      object("M", [field("a", text, { required: false })], { kind: "number" }),
      {
        ...{ title: "M", type: "object", properties: { a: { type: "string" } } },
        additionalProperties: { type: "number" },
      },
      [{}, { a: "x", b: 1 }],
      [{ b: "x" }],
    ],
    [
      "a free-form object with typed values",
      object("M", [], text),
      { title: "M", type: "object", additionalProperties: { type: "string" } },
      [{}, { a: "x" }],
      [{ a: 1 }],
    ],
    [
      "a closed enum",
      enumeration("M", ["a", "b"]),
      { title: "M", type: "string", enum: ["a", "b"] },
      ["a"],
      ["c", 1, null],
    ],
    [
      "an open enum",
      enumeration("M", ["a", "b"], true),
      { title: "M", type: "string", examples: ["a", "b"] },
      ["a", "c"],
      [1, null],
    ],
    [
      "an enum of integers",
      enumeration("M", [1, 2]),
      { title: "M", type: "integer", enum: [1, 2] },
      [1],
      ["1", 3],
    ],
    [
      "an open enum of integers",
      enumeration("M", [1], true),
      {
        ...{ title: "M", type: "integer", examples: [1] },
        ...{ minimum: -9007199254740991, maximum: 9007199254740991 },
      },
      [1, 7],
      [1.5, 2 ** 53],
    ],
    [
      "a union nothing is known of",
      choice("M", { kind: "unknown" }),
      { title: "M", anyOf: [{}] },
      [1, null],
      [],
    ],
    [
      "fields that allow anything, with and without something said of them",
      object("M", [
        field("a", { kind: "unknown" }),
        field("b", { kind: "unknown" }, { description: "Anything.", nullable: true }),
        field("c", { kind: "unknown" }, { examples: [1] }),
      ]),
      {
        ...{ title: "M", type: "object", required: ["a", "b", "c"] },
        properties: {
          a: {},
          b: { description: "Anything.", anyOf: [{}] },
          c: { anyOf: [{}], examples: [1] },
        },
      },
      [{ a: 1, b: null, c: "x" }],
      [{ a: 1, b: null }],
    ],
  ])("%s", (_name, model, schema, good, bad) => {
    const bundle = bundleOf([model]);
    expect(bundle.$defs).toEqual({ M: schema });
    const accepts = validatorOf(bundle, "M");
    expect(good.filter((value) => !accepts(value))).toEqual([]);
    expect(bad.filter((value) => accepts(value))).toEqual([]);
  });

  test("that allow any object allow it in a way that tools understand", () => {
    const accepts = validatorOf(bundleOf([object("M", [], { kind: "unknown" })]), "M");
    expect([{}, { a: [1] }].every(accepts)).toBe(true);
    expect([null, [], "x"].some(accepts)).toBe(false);
  });

  test("a discriminated union is anyOf here, and oneOf with its key in OpenAPI", () => {
    const bundle = bundleOf([cat, dog, pet]);
    expect(bundle.$defs["Pet"]).toEqual({
      ...{ title: "Pet", anyOf: [{ $ref: "#/$defs/Cat" }, { $ref: "#/$defs/Dog" }] },
    });
    const accepts = validatorOf(bundle, "Pet");
    expect(accepts({ kind: "dog", barks: "x" })).toBe(true);
    expect(accepts({ kind: "cat", barks: "x" })).toBe(false);
    const [toCat, toDog] = ["#/components/schemas/Cat", "#/components/schemas/Dog"];
    expect(definitionsIn([cat, dog, pet])["Pet"]).toEqual({
      ...{ title: "Pet", oneOf: [{ $ref: toCat }, { $ref: toDog }] },
      discriminator: { propertyName: "kind", mapping: { cat: toCat, dog: toDog } },
    });
  });

  test("a mapping that text cannot tell apart is left out", () => {
    const mapping = new Map<string | number, ModelId>([
      ["1", cat.id],
      [1, dog.id],
    ]);
    const union: Model = {
      ...{ ...base("Pet"), kind: "union", members: [refTo(cat.id), refTo(dog.id)] },
      discriminator: { wireName: "kind", mapping },
    };
    expect(definitionsIn([cat, dog, union])["Pet"]).not.toHaveProperty("discriminator");
  });

  test("say what their pages say, beside references too", () => {
    const notes = { description: "One.", deprecation: { reason: "Use two." } };
    const fields = [
      field("a", pair, { ...notes, nullable: true, examples: [{ key: "x" }] }),
      field("b", pair, { deprecation: { reason: "" } }),
    ];
    const model = { ...object("M", fields), deprecation: { reason: "Gone." } };
    const said = { description: "One.\n\nDeprecated: Use two.", deprecated: true };
    expect(bundleOf([model, pairModel]).$defs["M"]).toEqual({
      ...{ title: "M", description: "Deprecated: Gone.", deprecated: true, type: "object" },
      properties: {
        a: {
          ...said,
          anyOf: [{ $ref: "#/$defs/Pair" }, { type: "null" }],
          examples: [{ key: "x" }],
        },
        b: { deprecated: true, $ref: "#/$defs/Pair" },
      },
      required: ["a", "b"],
    });
  });
});

describe("names of definitions", () => {
  function named(...ids: readonly string[]): readonly string[] {
    const model = { models: ids.map((id) => object(id, [])) };
    return [...definitionNames(model, planNames(model).value).values()];
  }

  test("have their namespace only where they must, letter case aside", () => {
    expect(named("Pair", "a/Pair", "b/PAIR", "b/Other")).toEqual([
      ...["Pair", "a.Pair", "b.PAIR", "Other"],
    ]);
  });

  test("are ASCII, and stay distinct", () => {
    const ids = [
      "Größe",
      "Grosse",
      "Gru00f6u00dfe",
      "größe/X",
      "u/X",
      "Δ",
      "日本",
      "𝒳yz",
      "../../x",
    ];
    const names = named(...ids);
    expect(names.slice(0, 2)).toEqual(["Gr-u00f6-u00dfe", "Grosse"]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
    for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
    const models = ids.map((id) => object(id, [field("it", refTo(base(id).id))]));
    const bundle = bundleOf(models);
    expect(Object.keys(bundle.$defs)).toEqual(names);
    for (const name of names) expect(validatorOf(bundle, name)({ it: 1 })).toBe(false);
  });
});

describe("the file", () => {
  test.each(["json-schema", "openapi"] as const)(
    "of %s keeps hostile text as it is, in sight, and is ours",
    (emitter) => {
      const hostile = '\u202e\u200b\ufeff\u2028\\\u2029"\ud800\u0000</script>';
      const names = ["__proto__", "constructor", hostile, "$ref", "a/b~c"];
      const tag = { kind: "literal", value: hostile } as const;
      const model = {
        ...object("M", [...names.map((name) => field(name, text)), field("tag", tag)]),
        description: `# */ ${hostile} `.repeat(200),
      };
      const document = textOf(emitter, [model, enumeration("Values", ["__proto__", hostile])]);
      expect(isOurs(document)).toBe(true);
      expect(document).not.toMatch(/[^\n\u0020-\u007e]/);
      const parsed: Bundle & { components?: { schemas: Bundle["$defs"] } } = JSON.parse(document);
      const { M, Values } = parsed.components?.schemas ?? parsed.$defs;
      expect(Values).toMatchObject({ enum: ["__proto__", hostile] });
      expect(M).toMatchObject({ description: model.description, required: [...names, "tag"] });
      const properties = M !== undefined && "properties" in M ? M.properties : null;
      expect(Object.keys(properties ?? {})).toEqual([...names, "tag"]);
      expect(properties).toMatchObject({ tag: { const: hostile } });
    },
  );

  test("lists models in their order, and ends with a line break", () => {
    const document = textOf("json-schema", [object("b/B", []), object("c/A", [])]);
    expect(document.endsWith("}\n")).toBe(true);
    expect(Object.keys((JSON.parse(document) as Bundle).$defs)).toEqual(["B", "A"]);
  });
});

describe("golden cases compile in strict mode", () => {
  test.each(cases)("%s", async (name) => {
    const folder = join(casesFolder, name);
    const pages = await readSpec(join(folder, "input"), { include: ["**/*.md"], exclude: [] });
    const given: Partial<Settings> = JSON.parse(
      await readFile(join(folder, "settings.json"), "utf8").catch(() => "{}"),
    );
    const { model, diagnostics } = buildModel(pages.value, { ...defaultSettings, ...given });
    // Nothing is emitted for pages with errors.
    const models = hasErrors(diagnostics) ? [] : emittedSpec(model).models;
    const bundle = bundleOf(models);
    const ajv = ajvFor(bundle);
    expect(ajv.validateSchema(bundle)).toBe(true);
    expect(Object.keys(bundle.$defs)).toHaveLength(models.length);
    for (const definition of Object.keys(bundle.$defs)) {
      expect(ajv.getSchema(`models#/$defs/${definition}`)).toBeDefined();
    }
  });
});
