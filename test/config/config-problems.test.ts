import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { loadConfigFile, parseData } from "../../generator/config/load-config-file.ts";
import { loadProblem, readProblem } from "../../generator/config/load-config-problem.ts";
import { NestingError } from "../../generator/config/nesting.ts";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { temporaryFolder } from "../support/cli.ts";

/** A finding without its file: `2:3 Unexpected token`. The message names the file without its folder. */
function told({ code, span, message }: Diagnostic, file: string): string {
  expect(code).toBe("MM6001");
  expect([span?.file, span?.end]).toEqual([file, span?.start]);
  const name = file.slice(file.lastIndexOf("/") + 1);
  const start = `\`${name}\` cannot be loaded: `;
  expect(message.slice(0, start.length)).toBe(start);
  return `${span?.start.line}:${span?.start.column} ${message.slice(start.length)}`;
}

async function problem(file: string, text: string, error: unknown, real?: string): Promise<string> {
  const source = real === undefined ? { file, text } : { file, text, real };
  return told(await loadProblem(source, error), file);
}

/** Loads a text, and returns what is told of it. */
async function problemOf(file: string, text: string): Promise<string> {
  const isScript = /\.[cm]?[jt]s$/.test(file);
  try {
    await (isScript ? loadConfigFile({ file, text }) : parseData({ file, text }));
  } catch (error) {
    return problem(file, text, error);
  }
  return "nothing";
}

test("a file that cannot be read has no place in it", () => {
  const finding = readProblem("/project/a.json", "it does not exist");
  expect(told(finding, "/project/a.json")).toBe("1:1 it does not exist");
});

describe("JSON that does not parse", () => {
  test.each([
    ["{\n  nonsense", "2:3 Unexpected identifier 'nonsense'"],
    ['{ "a": 1, }', "1:11 Unexpected `}`"],
    ['{ "a" 1 }', "1:7 Unexpected number"],
    ['{ "a": 1 "b" }', "1:10 Unexpected text"],
    ['{ "a": 1 true }', "1:10 Unexpected word"],
    ['{ "a": 1 null }', "1:10 Unexpected word"],
    ['{ "a": 1 { }', "1:10 Unexpected `{`"],
    ['{ "a": 1 [ }', "1:10 Unexpected `[`"],
    ['{ "a": [1 ] ] }', "1:13 Unexpected `]`"],
    ['{ "a": 1 : }', "1:10 Unexpected `:`"],
    ['{ "a": , }', "1:8 Unexpected `,`"],
    ["", "1:1 it is empty"],
    ["\uFEFF \n", "1:1 it is empty"],
    ["{", "1:2 its text ends too soon"],
    ['{ "a": [1', "1:10 its text ends too soon"],
    ['{\n  "a": tr\n', "2:10 its text ends too soon"],
    ['\uFEFF{ "a', "1:5 its text ends too soon"],
    ['{ "a": 1.\n}', "1:10 Unexpected end of line"],
    ['\uFEFF{ "a" }', "1:7 Unexpected `}`"],
    ['{ "a\uFEFF" }', "1:8 Unexpected `}`"],
    ["{\n\n\n\n\n\n\n\n\n          1 }", "10:11 Unexpected number"],
    ["// c\n{}", "1:1 Unexpected character '/'"],
    ["{ token found: 1 }", "1:3 Unexpected identifier 'token'"],
    ["{ 'a': 1 }", "1:3 Unexpected character '''"],
    // Only V8 refuses this.
    ['{ "a": "b\n" }', "1:10 Bad control character in string literal"],
    ['\uFEFF{ "a":\n "b\t" }', "2:4 Bad control character in string literal"],
  ])("%j", async (text, finding) => {
    expect(await problemOf("/project/a.json", text)).toEqual(finding);
  });

  test.each([
    ["It is: a list. \nMore", "It is: a list"],
    ["TypeError: It is a list:", "It is a list"],
    ["It is no Error: a list", "It is no Error: a list"],
  ])("is told in the words of the error if it parses after all: %j", async (message, words) => {
    expect(await problem("a.json", "{}", new TypeError(message))).toBe(`1:1 ${words}`);
  });

  test("is not looked into if it is nested too deeply", async () => {
    const finding = await problem("a.json", "{", new NestingError());
    expect(finding).toMatch(/^1:1 .*nested/);
  });
});

describe("YAML that does not parse", () => {
  const open = "Flow sequence in block collection must be sufficiently indented and end with a ]";
  test.each([
    ["a.yaml", "a: [1", `1:6 ${open}`],
    ["a.yaml", "a: 1\n---\na: 2", "2:1 it holds more than one document"],
    ["a.yml", "a: 1\na: 2", "2:1 Map keys must be unique"],
    ["a.yaml", "\n  'a", "2:5 Missing closing 'quote"],
    ["a.yaml", `${"# a\n".repeat(9)}          'a`, "10:13 Missing closing 'quote"],
    ["a.conf", "a: [1", `1:6 ${open}`],
    ["a", "a: [1", `1:6 ${open}`],
  ])("%s with %j", async (file, text, finding) => {
    expect(await problemOf(`/project/${file}`, text)).toBe(finding);
  });

  test.each([
    [new Error("no place at line 1, column 2"), "1:1 no place at line 1, column 2"],
    [Object.assign(new Error("no list"), { linePos: { line: 2 } }), "1:1 no list"],
    [Object.assign(new Error("no places"), { linePos: [] }), "1:1 no places"],
    [Object.assign(new Error("null"), { linePos: [null] }), "1:1 null"],
    [Object.assign(new Error("a line"), { linePos: [{ line: 2 }] }), "1:1 a line"],
    [Object.assign(new Error("a column"), { linePos: [{ col: 2 }] }), "1:1 a column"],
    [
      Object.assign(new Error("both at line 20, column 30:"), { linePos: [{ line: 2, col: 3 }] }),
      "2:3 both",
    ],
    [
      Object.assign(new Error("one at line 2, column 3, or so"), {
        linePos: [{ line: 2, col: 3 }],
      }),
      "2:3 one at line 2, column 3, or so",
    ],
    [
      Object.assign(new Error("two at line 2, column 3"), { linePos: [{ line: 2, col: 3 }] }),
      "2:3 two",
    ],
    ["text", "1:1 text"],
    [null, "1:1 null"],
  ])("with the error %s", async (error, finding) => {
    expect(await problem("a.yaml", "a: 1\nb: 2\n", error)).toBe(finding);
  });
});

describe("a script that cannot be loaded", () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await temporaryFolder(), "a+(b)[c]$");
    mkdirSync(folder);
  });

  test.each([
    ["a.mjs", "\nexport default = 1;\n", "2:16 Unexpected token"],
    ["a.ts", "\n\nexport default = 1;\n", "3:16 Unexpected token"],
    ["a.cts", "const a: = 1", "1:10 Unexpected token"],
    ["a.js", 'import a from "./none";\nexport default a;', "1:16 Cannot find module './none'"],
    ["a.js", "import a from 'none-such';\nvoid a;", "1:16 Cannot find module 'none-such'"],
    ["a.cjs", "\n require('./none');", "2:11 Cannot find module './none'"],
    ["a.mjs", '\nthrow new Error("on purpose. ");', "2:7 on purpose"],
    ["a.mjs", 'throw "text"', "1:1 text"],
    ["a.mjs", "\n\n\nthrow null", "1:1 null"],
    ["a.mjs", '\nJSON.parse("{")', expect.stringContaining("in JSON at position 1")],
    // The code that runs has longer lines than what was written.
    ["a.ts", 'enum A { b = "c" } throw new RangeError("deep")', "1:1 deep"],
  ])("%s with %j", async (name, text, finding) => {
    expect(await problemOf(join(folder, name), text)).toEqual(finding);
  });

  test("by a module that it imports has the place of the import", async () => {
    writeFileSync(join(folder, "b.ts"), 'import "./none";\n');
    const text = 'export {};\nimport "./b";';
    expect(await problemOf(join(folder, "a.ts"), text)).toMatch(
      /^2:.* Cannot find module '.*none'/,
    );
  });
});

describe("the place in a script", () => {
  const file = "/project/a.ts";
  const text = `${"x".repeat(10)}\n${"y".repeat(20)}\n`;
  test.each([
    ["Error: Failed /project/a.ts:2:3", "2:4 Failed /project/a.ts:2:3"],
    ["Failed /project/a.ts?_t=1.5:2:3: there", "2:4 Failed /project/a.ts?_t=1.5:2:3: there"],
    ["Failed /project/a.ts?_t=1,5:2:3", "1:1 Failed /project/a.ts?_t=1,5:2:3"],
    ["Failed /project/axts:2:3", "1:1 Failed /project/axts:2:3"],
    ["Failed /project/a.ts:2", "1:1 Failed /project/a.ts:2"],
    ["Failed\n/project/a.ts:2:3", "2:4 Failed"],
    ["Failed /project/a.ts:2:20", "2:21 Failed /project/a.ts:2:20"],
    ["Failed /project/a.ts:2:21", "2:1 Failed /project/a.ts:2:21"],
    ["Failed /project/a.ts:12:0", "12:1 Failed /project/a.ts:12:0"],
    ["Failed /project/a.ts:12:7", "12:1 Failed /project/a.ts:12:7"],
  ])("comes from the message: %j", async (message, finding) => {
    expect(await problem(file, text, message)).toBe(finding);
  });

  test("comes from the message before the stack, whose columns count from 1", async () => {
    const error = new Error("Failed");
    error.stack = "Error: Failed\n    at f (/project/b.ts:1:1)\n    at g (/project/a.ts:2:5)";
    expect(await problem(file, text, error)).toBe("2:5 Failed");
    error.message = "Failed /project/a.ts:1:2";
    expect(await problem(file, text, error)).toBe("1:3 Failed /project/a.ts:1:2");
    error.message = "Failed";
    delete error.stack;
    expect(await problem(file, text, error)).toBe("1:1 Failed");
  });

  test("comes from the file behind a link", async () => {
    const message = "Failed /real/a.ts:2:3";
    expect(await problem(file, text, message, "/real/a.ts")).toBe(`2:4 ${message}`);
    expect(await problem(file, text, message)).toBe(`1:1 ${message}`);
  });

  test.each([
    ["Cannot find module './a'", "import './a';", "1:9"],
    ["Cannot find package 'a'", '\nimport "a";', "2:9"],
    ["Cannot find module './a' imported from x", "import './b';\nimport './a';", "2:9"],
    ["Cannot find module './a'", "import './ab';", "1:1"],
    ["Cannot find module ''", "import '';", "1:1"],
    ["Cannot find module", "import 'undefined';", "1:1"],
    ["Cannot find file './a'", "import './a';", "1:1"],
    ["It says: Cannot find module './a'", "import './a';", "1:1"],
  ])("is that of the name of a module: %s", async (message, script, place) => {
    expect(await problem(file, script, message)).toBe(`${place} ${message}`);
  });

  test.each([
    ["a.ts", "\nexport default = 1;", new SyntaxError("no place"), "2:16 no place"],
    ["a.js", "const a = {;", new SyntaxError("no place"), "1:12 no place"],
    ["a.ts", "const a: string = '1';", new SyntaxError("no place"), "1:1 no place"],
    ["a.ts", "export default = 1;", new Error("no place"), "1:1 no place"],
  ])("is looked for in the text of a syntax error: %s with %j", async (name, script, error, at) => {
    expect(await problem(`/project/${name}`, script, error)).toBe(at);
  });
});
