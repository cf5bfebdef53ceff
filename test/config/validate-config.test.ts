import { describe, expect, test } from "vitest";
import { defineEmitter } from "../../generator/emit/define-emitter.ts";
import {
  checkSettings,
  validateAllowed,
  validateConfig,
  validateOverrides,
} from "../../generator/config/validate-config.ts";

async function messages(value: unknown): Promise<readonly string[]> {
  const text = JSON.stringify(value);
  const { value: config, diagnostics } = await validateConfig(value, { file: "a.json", text });
  expect(config).toBeNull();
  return diagnostics.map(({ message }) => message);
}

const wires = '"auto", "camelCase", "snake_case" or "verbatim"';

describe("a config that is refused", () => {
  test.each<[unknown, string]>([
    [[], "The config must be an object, but it is a list"],
    ["text", 'The config must be an object, but it is "text"'],
    [null, "The config must be an object, but it is null"],
    [{ wires: 1 }, "There is no setting `wires`; did you mean `wire`?"],
    [{ zzzzzz: 1 }, "There is no setting `zzzzzz`"],
    [{ strict: "yes" }, '`strict` must be true or false, but it is "yes"'],
    [{ spec: 1 }, "`spec` must be a string, but it is 1"],
    [{ spec: [] }, "`spec` must be a string, but it is a list"],
    [{ spec: {} }, "`spec` must be a string, but it is an object"],
    [{ spec: "a\0" }, '`spec` must be a string without a zero character, but it is "a\0"'],
    [{ spec: "" }, "`spec` must be something rather than nothing, but it is empty"],
    [{ out: "" }, "`out` must be something rather than nothing, but it is empty"],
    [{ overrides: "" }, "`overrides` must be something rather than nothing, but it is empty"],
    [
      { projects: [{ name: "" }] },
      "`projects[0].name` must be something rather than nothing, but it is empty",
    ],
    [{ constructor: 1 }, "There is no setting `constructor`"],
    [{ prototype: 1 }, "There is no setting `prototype`"],
    [JSON.parse('{ "__proto__": {} }'), "There is no setting `__proto__`"],
    [
      { diagnostics: JSON.parse('{ "__proto__": "off" }') },
      "There is no setting `diagnostics.__proto__`",
    ],
    [
      { overrides: { "a/B": { fields: { constructor: { wireName: 1 } } } } },
      "`overrides.a/B.fields.constructor.wireName` must be a string, but it is 1",
    ],
    [
      { overrides: JSON.parse('{ "__proto__": 1 }') },
      "`overrides.__proto__` must be an object, but it is 1",
    ],
    [{ include: "a" }, '`include` must be a list, but it is "a"'],
    [{ include: ["a", 1] }, "`include[1]` must be a string, but it is 1"],
    [
      { wire: "camelcase" },
      '`wire` must be "auto", "camelCase", "snake_case" or "verbatim", but it is "camelcase"; did you mean "camelCase"?',
    ],
    [
      { enums: "opened" },
      '`enums` must be "closed" or "open", but it is "opened"; did you mean "open"?',
    ],
    [
      { include: [...Array<string>(10).fill("a"), 1] },
      "`include[10]` must be a string, but it is 1",
    ],
    [{ overrides: 1 }, "`overrides` must be a string or an object, but it is 1"],
    [
      { overrides: { "a/B": { type: 1 } } },
      "`overrides.a/B.type` must be a string or an object, but it is 1",
    ],
    [{ projects: [{}] }, "`projects[0].name` must be given, but it is missing"],
    [
      { overrides: { "a/B": { fields: { c: { nulable: true } } } } },
      "There is no setting `overrides.a/B.fields.c.nulable`; did you mean `nullable`?",
    ],
    [{ wire: "" }, `\`wire\` must be ${wires}, but it is an empty string`],
    [
      { overrides: { "a/B": { type: "" } } },
      "`overrides.a/B.type` must be something rather than nothing, but it is empty",
    ],
    [
      { overrides: { "a/B": { members: [] } } },
      "`overrides.a/B.members` must be something rather than nothing, but it is empty",
    ],
    [{ projects: [] }, "`projects` must be something rather than nothing, but it is empty"],
    [
      { info: { title: "x".repeat(201) } },
      "`info.title` must be at most 200 characters long, but it is 201 characters long",
    ],
    [
      { info: { schemaId: `a:${"x".repeat(500)}` } },
      "`info.schemaId` must be at most 500 characters long, but it is 502 characters long",
    ],
    [
      { info: { schemaId: "schema#" } },
      '`info.schemaId` must be a whole URI without a `#`, but it is "schema#"',
    ],
    [{ spec: "a\0b" }, '`spec` must be a string without a zero character, but it is "a\0b"'],
    [
      { overrides: { "a/B": { type: { kind: "array", items: 1 } } } },
      "`overrides.a/B.type.items` must be an object, but it is 1",
    ],
  ])("%j: %s", async (value, message) => {
    expect(await messages(value)).toEqual([message]);
  });

  test("is refused where it is nested too deeply", async () => {
    const value: Record<string, unknown> = {};
    value["overrides"] = value;
    const { diagnostics } = await validateConfig(value, { file: "a.json", text: "{}" });
    expect(diagnostics).toMatchObject([
      {
        ...{ code: "MM6003", span: { file: "a.json", start: { line: 1, column: 1 } } },
        message: "The config must be nested at most 100 levels deep, but it is nested deeper",
      },
    ]);
  });

  test("is told all at once, in the order of the file", async () => {
    const text = '{\n  "zzzzzz": 1,\n  "strict": 2,\n  "spec": 3\n}';
    const { diagnostics } = await validateConfig(JSON.parse(text), { file: "a.json", text });
    expect(diagnostics.map(({ code, span }) => [code, span?.start.line])).toEqual([
      ...[
        ["MM6002", 2],
        ["MM6003", 3],
        ["MM6003", 4],
      ],
    ]);
  });

  test("is told by its keys in the whole file", async () => {
    const source = { file: "package.json", text: '{ "modelmark": { "wires": 1 } }' };
    const { diagnostics } = await validateConfig(
      { wires: 1 },
      { ...source, within: ["modelmark"] },
    );
    expect(diagnostics[0]?.message).toContain("`modelmark.wires`");
    expect(diagnostics[0]?.span?.start).toEqual({ line: 1, column: 19 });
  });
});

describe("emitters of a config", () => {
  const emitter = defineEmitter({
    ...{ name: "own", makes: "nothing", byDefault: false, folder: "own" },
    load: () => Promise.resolve(() => ({})),
  });

  test("can be chosen by their names, also by a project", async () => {
    const source = { file: "a.ts", text: "" };
    for (const config of [
      { emitters: [emitter], emit: ["own"] },
      { projects: [{ name: "a", emitters: [emitter], emit: ["own", "docs"] }] },
    ]) {
      expect((await validateConfig(config, source)).diagnostics).toEqual([]);
    }
  });

  test("bring functions", async () => {
    expect(await messages({ emitters: [{ ...emitter, load: 1 }] })).toEqual([
      "`emitters[0].load` must be a function, but it is 1",
    ]);
  });

  test("have plain names", async () => {
    expect(await messages({ emitters: [{ ...emitter, name: "Own", folder: "a/b" }] })).toEqual([
      '`emitters[0].name` must be a name in kebab-case, but it is "Own"',
      '`emitters[0].folder` must be a name in kebab-case, but it is "a/b"',
    ]);
    const name = "x".repeat(101);
    expect(await messages({ emitters: [{ ...emitter, name }] })).toEqual([
      "`emitters[0].name` must be at most 100 characters long, but it is 101 characters long",
    ]);
  });

  test("are named where another is chosen", async () => {
    expect((await messages({ emitters: [emitter], emit: ["owm"] }))[0]).toMatch(
      /^`emit\[0\]` must be .*"own".*, but it is "owm"; did you mean "own"\?$/,
    );
    expect((await messages({ emitters: [{ emit: 1 }, null, 2], emit: ["own"] })).length).not.toBe(
      0,
    );
    expect((await messages({ emitters: "own", emit: ["own"] })).length).not.toBe(0);
  });
});

test("files of overrides and of allowed findings are checked by their own rules", async () => {
  const source = { file: "a.json", text: "{}" };
  const overrides = { "a/B": { ignore: true } };
  expect(await validateOverrides(overrides, source)).toEqual({ value: overrides, diagnostics: [] });
  expect((await validateOverrides({ "a/B": { ignor: true } }, source)).value).toBeNull();
  const allowed = { "0123456789ab": "agreed" };
  expect(await validateAllowed(allowed, source)).toEqual({ value: allowed, diagnostics: [] });
  expect((await validateAllowed({ "0123456789ab": 1 }, source)).value).toBeNull();
});

describe("the settings of a program", () => {
  test.each<[unknown, readonly string[]]>([
    [undefined, []],
    [{ wire: "auto", overrides: { "a/B": { rename: "C" } } }, []],
    [{ wires: 1 }, ["There is no setting `wires`; did you mean `wire`?"]],
    [{ strict: 1 }, ["`strict` must be true or false, but it is 1"]],
    [
      { overrides: { "a/B": { rename: 1 } } },
      ["`overrides.a/B.rename` must be a string, but it is 1"],
    ],
    [{ overrides: "a.yaml" }, ['`overrides` must be an object, but it is "a.yaml"']],
  ])("%j: %j", (settings, wanted) => {
    const found = checkSettings(settings);
    expect(found.map(({ message }) => message)).toEqual(wanted);
    expect(found.every(({ span }) => span === undefined)).toBe(true);
  });
});
