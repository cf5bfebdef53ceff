import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import { keyOf, withAllKeys } from "../../generator/config/all-keys.ts";
import { defineConfig } from "../../generator/config/define-config.ts";
import { loadAllowed } from "../../generator/config/load-allowed.ts";
import { defaultSettings, withDefaults } from "../../generator/config/settings.ts";
import { defineEmitter } from "../../generator/emit/define-emitter.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { temporaryFolder } from "../support/cli.ts";
import { writeTree } from "../support/tree.ts";

describe("a schema that sees all keys", () => {
  const schema = withAllKeys(v.objectWithRest({ a: v.number() }, v.string()));

  test.each([
    '{ "a": 1 }',
    '{ "a": 1, "constructor": "b" }',
    '{ "a": 1, "prototype": "b", "c": "d" }',
    '{ "a": 1, "__proto__": "b" }',
    '{ "a": 1, "Constructor": "b" }',
  ])("returns them: %s", (text) => {
    const value: unknown = JSON.parse(text);
    const result = v.safeParse(schema, value);
    expect(result.success).toBe(true);
    expect(JSON.stringify(result.output)).toBe(JSON.stringify(value));
  });

  test.each([
    ['{ "a": 1, "constructor": 2 }', ["constructor"]],
    ['{ "a": 1, "prototype": {}, "__proto__": [] }', ["prototype", "__proto__"]],
    ['{ "constructor": "b" }', ["a"]],
    ['{ "a": 1, "b": 2 }', ["b"]],
  ])("checks their values: %s", (text, keys) => {
    const { issues = [] } = v.safeParse(schema, JSON.parse(text));
    expect(issues.map(({ path }) => keyOf(String(path?.[0].key)))).toEqual(keys);
  });

  test.each([null, "text", 1, undefined])("refuses %j as it is", (value) => {
    const { issues = [] } = v.safeParse(schema, value);
    expect(issues.map(({ input, path }) => [input, path])).toEqual([[value, undefined]]);
  });

  test.each([[{ a: 1 }], [[["constructor"]]], [Object.assign([1], { constructor: 2 })]])(
    "returns the same value where there is nothing to mark: %j",
    (value) => {
      expect(v.safeParse(withAllKeys(v.unknown()), value).output).toBe(value);
    },
  );
});

describe("the defaults", () => {
  test("are those of every setting that is not given", () => {
    expect(withDefaults({})).toEqual(defaultSettings);
    expect(withDefaults({ strict: true })).toEqual({ ...defaultSettings, strict: true });
  });

  test("contain the emitters of a project that say so themselves", () => {
    const emitter = (name: string, byDefault: boolean) =>
      defineEmitter({
        ...{ name, byDefault, makes: "nothing", folder: name },
        load: () => Promise.resolve(() => ({})),
      });
    const emitters = [emitter("own", true), emitter("other", false)];
    expect(withDefaults({ emitters }).emit).toEqual([...defaultSettings.emit, "own"]);
    expect(withDefaults({ emitters, emit: ["zod"] }).emit).toEqual(["zod"]);
  });

  test("change nothing of a config that is defined", () => {
    const config = { wire: "auto" } as const;
    expect(defineConfig(config)).toBe(config);
  });
});

describe("allowed findings", () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await temporaryFolder(), "project");
    mkdirSync(folder);
  });

  /** Loads a file of allowed findings with this text. */
  async function allowed(name: string, text: string): Promise<unknown> {
    await writeTree(folder, new Map([[name, text]]));
    const { value, diagnostics } = await loadAllowed(join(folder, name), name, workTree);
    const findings = diagnostics.map(({ code, span, message }) =>
      [span?.file, span?.start.line, span?.start.column, code, message].join(" "),
    );
    return findings.length === 0 ? value : [value, ...findings];
  }

  test.each([
    ["a.json", '{ "012345678901": "why" }', { "012345678901": "why" }],
    ["a.json", '\uFEFF{ "012345678901": "why" }', { "012345678901": "why" }],
    [
      "a.yaml",
      "012345678901: why\n12e456789012: 5",
      { "012345678901": "why", "12e456789012": "5" },
    ],
    ["a.yaml", '012345678901: "w\uFEFFhy"', { "012345678901": "w\uFEFFhy" }],
    ["a.conf", "# none so far\n", {}],
    ["a.yaml", "", {}],
  ])("in %s are read: %j", async (name, text, value) => {
    expect(await allowed(name, text)).toEqual(value);
  });

  test.each([
    ["a.yaml", "a: 1\na: 2", [2, 1, "Map keys must be unique"]],
    ["a.json", '{ "a" 1 }', [1, 7, "Unexpected number"]],
    ["a.yaml", "[".repeat(10_000), [1, 1, expect.stringContaining("nested")]],
  ])("in %s cannot be loaded", async (name, text, [line, column, reason]) => {
    const start = `${name} ${String(line)} ${String(column)} MM6001 \`${name}\` cannot be loaded: `;
    const found = await allowed(name, text);
    expect(found).toEqual([null, expect.stringContaining(start)]);
    expect(String(found).slice(String(found).indexOf(start) + start.length)).toEqual(reason);
  });

  test.each([
    [
      "a.yaml",
      "0123456789ab:\n  b: c",
      "a.yaml 1 1 MM6003 `0123456789ab` must be a string, but it is an object",
    ],
    [
      "a.json",
      '{ "0123": "why" }',
      'a.json 1 4 MM6003 `0123` must be the fingerprint of a finding, which has 12 digits from 0 to f, but it is "0123"',
    ],
    ["a.json", '["a"]', "a.json 1 1 MM6003 The file must be an object, but it is a list"],
  ])("in %s are refused: %j", async (name, text, finding) => {
    expect(await allowed(name, text)).toEqual([null, finding]);
  });

  test.each([
    ["UTF-16, as PowerShell writes it", Buffer.from("\uFEFF{}", "utf16le")],
    ["Latin-1", Buffer.from('{ "012345678901": "caf\u00e9" }', "latin1")],
  ])("in %s are refused", async (_encoding, bytes) => {
    writeFileSync(join(folder, "a.json"), bytes);
    const { value, diagnostics } = await loadAllowed(join(folder, "a.json"), "a.json", workTree);
    expect([value, ...diagnostics.map(({ message }) => message)]).toEqual([
      ...[null, "`a.json` cannot be loaded: it is not UTF-8 text"],
    ]);
  });

  test("of a file that does not exist are told of by its name", async () => {
    const { value, diagnostics } = await loadAllowed(join(folder, "a.json"), "b.json", workTree);
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        code: "MM6001",
        message: "`b.json` cannot be loaded: it does not exist",
        span: { file: "b.json" },
      },
    ]);
  });
});
