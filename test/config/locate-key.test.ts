import { describe, expect, test } from "vitest";
import { locatorOf, positionAt } from "../../generator/config/locate-key.ts";
import { overridePlaces } from "../../generator/config/override-places.ts";

/** Returns the text that a key is found at, with its line and column: `2:4 key`. */
async function located(
  file: string,
  text: string,
  path: string,
  within?: readonly string[],
): Promise<string> {
  const locate = await locatorOf({ file, text, ...(within === undefined ? {} : { within }) });
  const { start, end } = locate(path === "" ? [] : path.split("."));
  expect(end.line).toBe(start.line);
  const line = text.replace(/^\uFEFF/, " ").split("\n")[start.line - 1] ?? "";
  return `${start.line}:${start.column} ${line.slice(start.column - 1, end.column - 1)}`;
}

describe("a key in JSON", () => {
  const text = '{\n  "wire": 1,\n  "list": [{ "a": 2 }, "text"],\n  "wire": { "b": 3 }\n}';

  test.each([
    ["wire", "4:4 wire"],
    ["wire.b", "4:14 b"],
    ["list", "3:4 list"],
    ["list.0", '3:12 { "a": 2 }'],
    ["list.0.a", "3:15 a"],
    ["list.1", '3:24 "text"'],
    ["list.2", "3:4 list"],
    ["list.1.a", '3:24 "text"'],
    ["wire.c.d", "4:4 wire"],
    ["none", "1:1 "],
    ["", "1:1 "],
  ])("%j is at %j, or at the nearest around it", async (path, place) => {
    expect(await located("a.json", text, path)).toBe(place);
  });

  test("is found behind a byte order mark, and below the key of the config", async () => {
    expect(await located("a.json", '\uFEFF{ "a": [1] }', "a")).toBe("1:5 a");
    expect(await located("a.json", '\uFEFF{ "a": [1] }', "a.0")).toBe("1:10 1");
    const manifest = '{ "wire": 1, "modelmark": { "wire": 2 } }';
    expect(await located("package.json", manifest, "wire", ["modelmark"])).toBe("1:30 wire");
    expect(await located("package.json", manifest, "", ["modelmark"])).toBe("1:15 modelmark");
  });
});

describe("a key in YAML", () => {
  const text = "wire: 1\nlist:\n  - a: 2\n  - text\n2: b\n";

  test.each([
    ["wire", "1:1 wire"],
    ["list.0.a", "3:5 a"],
    ["list.1", "4:5 text"],
    ["list.2", "2:1 list"],
    ["list.1.a", "4:5 text"],
    ["2", "5:1 2"],
    ["none", "1:1 "],
  ])("%j is at %j, or at the nearest around it", async (path, place) => {
    for (const file of ["a.yaml", "a.yml"]) expect(await located(file, text, path)).toBe(place);
  });
});

describe("a key in a script", () => {
  const text = [
    "const rewire = { $wire: 1 };",
    "export default {",
    '  wire : 1, "a.b": { c: 2 },',
    "  list: [{ c: 3 }], shared, shared2,",
    "  a$b: 410, `d`: 5,",
    "};",
  ].join("\n");

  test.each([
    ["wire", "3:3 wire"],
    ["$wire", "1:18 $wire"],
    ["list.0.c", "4:12 c"],
    ["list.0", "4:3 list"],
    ["list.c", "4:12 c"],
    ["shared", "4:21 shared"],
    ["shared.c", "4:21 shared"],
    ["shared2", "4:29 shared2"],
    ["list.10.c", "4:12 c"],
    ["list.x1.c", "4:3 list"],
    ["list.1x.c", "4:3 list"],
    ["a$b", "5:3 a$b"],
    ["d", "5:14 d"],
    ["none", "1:1 "],
    ["3", "1:1 "],
  ])("%j is at %j, or at the nearest around it", async (path, place) => {
    for (const file of ["a.ts", "a.yaml.js"]) expect(await located(file, text, path)).toBe(place);
  });

  test("is found although it has signs of a pattern in it", async () => {
    const locate = await locatorOf({ file: "a.ts", text: 'axb: 1, "a.b": 2' });
    expect(locate(["a.b"])).toMatchObject({ start: { column: 10 }, end: { column: 13 } });
  });
});

test("no key is looked for in a text that is nested too deeply", async () => {
  const text = `{ "wire": ${"[".repeat(200)}${"]".repeat(200)} }`;
  expect(await located("a.json", text, "wire")).toBe("1:1 ");
});

test.each([
  ["", 0, 1, 1],
  ["ab", 1, 1, 2],
  ["a\nbc", 2, 2, 1],
  ["a\nbc", 4, 2, 3],
  ["a\n\n", 3, 3, 1],
])("in %j, the offset %i is at %i:%i", (text, offset, line, column) => {
  expect(positionAt(text, offset)).toEqual({ line, column });
});

describe("the places of overrides", () => {
  const text = { file: "a.json", text: '{ "a/B": {} }' };

  test("are those in their text", async () => {
    const settings = { overrides: { "a/B": {} } };
    const { placeOfOverride } = await overridePlaces({ overridesText: text, settings });
    expect(placeOfOverride?.(["a/B"]).start).toEqual({ line: 1, column: 4 });
  });

  test("are not looked for where there are no overrides, or no text", async () => {
    const none = { settings: { overrides: {} } };
    expect(await overridePlaces({ ...none, overridesText: text })).toEqual({});
    const settings = { overrides: { "a/B": {} } };
    expect(await overridePlaces({ settings, overridesText: null })).toEqual({});
  });
});
