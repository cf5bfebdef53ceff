import { createJiti } from "jiti";
import { describe, expect, test } from "vitest";
import { importsOf, type Imports } from "../../generator/config/imports-of.ts";

const jiti = createJiti(import.meta.url, { moduleCache: false, fsCache: false });

function imports(text: string, file = "/project/modelmark.config.mts"): Imports {
  return importsOf({ file, text }, jiti);
}

const cjs = "/project/modelmark.config.cjs";

describe("the imports of a script", () => {
  test.each<[string, readonly string[], string?]>([
    ["export default {};", []],
    ['import a from "./a.ts";\nvoid a;', ["./a.ts"]],
    ["import { a } from './a';\nvoid a;", ["./a"]],
    ['import * as a from "./a";\nvoid a;', ["./a"]],
    ['import "./a";', ["./a"]],
    ['export { a } from "./a";', ["./a"]],
    ['export * from "./a";', ["./a"]],
    ['await import("./a");', ["./a"]],
    ['await import("./a", {});', ["./a"]],
    ['import a from "./it\'s";\nvoid a;', ["./it's"]],
    ['import a from "./a b(c)";\nvoid a;', ["./a b(c)"]],
    ['import.meta.resolve("./a");', ["./a"]],
    ['import a from "./a";\nimport b from "b";\nvoid [a, b];', ["./a", "b"]],
    ['import a from "./a";\nvoid a;\nawait import("./a");', ["./a"]],
    ['import type { A } from "./a";\nexport default {} as A;', []],
    ['// import "./a";\n/* require("./b") */', []],
    ['module.exports = require("./a");', ["./a"], cjs],
    ["module.exports = require ( './a' );", ["./a"], cjs],
    ["require('./a').b;", ["./a"], cjs],
    ['module.exports = require.resolve("./a");', ["./a"], cjs],
    ['export default required("./a");\nfunction required(a: string) { return a; }', []],
    ...["ts", "mts", "cts", "tsx"].map((ending): [string, readonly string[], string] => {
      return ["import './a';\nconst b: string = 'c';\nvoid b;", ["./a"], `/project/a.${ending}`];
    }),
    ["import './a';\nvoid 1;", ["./a"], "/project/a.ts.js"],
    // It cannot be run either.
    ["import './a';\nconst b: string = 'c';", [], "/project/a.ts.js"],
  ])("are read and nothing else: %s", (text, specifiers, file) => {
    expect(imports(text, file)).toEqual({ specifiers, isOpaque: false });
  });
});

describe("a script may read anything", () => {
  test.each<[string, readonly string[], string?]>([
    ['import fs from "node:fs";\nvoid fs;', []],
    ['import fs from "fs/promises";\nvoid fs;', []],
    ['import a from "node:child_process";\nimport b from "./b";\nvoid [a, b];', ["./b"]],
    ['import { createRequire } from "module";\nvoid createRequire;', []],
    ['import a from "node:test";\nvoid a;', []],
    ['module.exports = require("pathological") ?? require("fs");', ["pathological"], cjs],
    ["await import(process.argv[2]);", []],
    ["await import(`./${process.argv[2]}`);", []],
    // Babel puts such a name together.
    ["await import(`./a`);", []],
    ["module.exports = require(`./a`);", [], cjs],
    ["module.exports = require(`process`);", [], cjs],
    ['import a from "./a";\nawait import(a);', ["./a"]],
    ["module.exports = require(name);", [], cjs],
    ["module.exports = require.resolve(name);", [], cjs],
    ['module.exports = require("./a" + name);', [], cjs],
    ["module.exports = require(`./${name}`);", [], cjs],
    ['module.exports = require("");', [], cjs],
  ])("by what it imports: %s", (text, specifiers, file) => {
    expect(imports(text, file)).toEqual({ specifiers, isOpaque: true });
  });

  test.each([
    ...["process.loadEnvFile();", "use(process);", "const it = process;"],
    ...["const { loadEnvFile } = process;", "const { env, ...all } = process;"],
    ...[
      "const { ['env']: env } = process;",
      "const { [env]: it } = process;",
      "const { [process]: env } = {};",
    ],
    ...["const { env = process } = {};", "const [it] = process;", "process[name];"],
    ...["process[env];", "const { a, constructor: it } = other;"],
    ...["process['loadEnvFile'];", "process?.dlopen;", "other[process];", "process.env = process;"],
    ...["globalThis.process;", "global.process;", "eval('1');", "new Function('1');"],
    ...["Bun.file('a');", "Deno.readFile('a');", "const { env } = globalThis;"],
    ...["(() => {}).constructor('1');", "other.getBuiltinModule('fs');", "other.loadEnvFile();"],
    ...['other["constructor"];', 'other?.["constructor"]("1");', "const { constructor } = other;"],
    ...["const { a: { constructor: it } } = other;", "(({ constructor: it }) => it)(other);"],
    ...['const { "loadEnvFile": it } = other;', "let it; ({ constructor: it } = other);"],
    ...["other?.constructor;", "const it = { a: process };", "const it = { process };"],
    ...["const it = { [process]: 1 };", "class A { [process] = 1; }", "export default process;"],
    ...["process();", "process`a`;", "function f(it = process) {}", "process ?? 1;"],
    ...['void import("process");', 'void import("node:process");', "require?.('./a');"],
    ...['(async () => (await import("process")).env)();', "[require];", "require.cache;"],
    ...[
      'f("./a", require);',
      'f(require, "./a");',
      "require.extensions;",
      "module.require;",
      "module.parent;",
    ],
    ...["const { parent } = module;", "const { cache } = require;", "const it = require;"],
  ])("by a name: %s", (text) => {
    const expected = { specifiers: [], isOpaque: true };
    expect(imports(text, "/project/modelmark.config.cts")).toMatchObject(expected);
  });

  test.each([
    ...['import it from "process";\nuse(it);', 'import it from "node:process";\nit.dlopen();'],
    ...[
      'import * as it from "process";\nuse(it);',
      'import { default as it } from "process";\n[it];',
    ],
    ...['import { loadEnvFile } from "process";', 'import { env, binding } from "process";'],
    ...['import it, { env } from "process";\nit.env; it.dlopen;'],
    ...['import { "binding" as it } from "process";\nit();'],
    ...['module.exports = require("process");', 'module.exports = require("node:process").env;'],
    ...['export { loadEnvFile } from "process";', 'export { env, dlopen } from "node:process";'],
    ...['export { default } from "process";', 'export * from "process";'],
    ...['export * as it from "node:process";', 'export { "dlopen" as it } from "process";'],
    ...[
      'import it from "process";\nexport { it };',
      'import it from "process";\nexport default it;',
    ],
    ...['const { loadEnvFile } = await import("node:process");', 'void import("process", {});'],
  ])("by the module `process`: %s", (text) => {
    expect(imports(text, cjs)).toEqual({ specifiers: [], isOpaque: true });
  });
});

describe("a script may not read anything", () => {
  test.each([
    ...["assert", "buffer", "crypto", "events", "os", "path", "url", "util", "util/types"],
    ...["node:assert", "node:assert/strict", "node:path/posix", "node:os", "node:url"],
  ])("because it imports %s", (name) => {
    const text = `import it from "${name}";\nvoid it;`;
    expect(imports(text)).toEqual({ specifiers: [], isOpaque: false });
  });

  test.each([
    ...["process.env.A;", "process?.env;", "process['env'];", "process.cwd();", "process.argv[2];"],
    ...["const { env, platform } = process;", "const { env: { A } } = process;", "let it;"],
    ...[
      "typeof process;",
      "typeof require;",
      "require['main'];",
      "void globalThis;",
      "type A = typeof process;",
    ],
    ...["class A implements process {}", "let it = a as Function;", "f<process>();"],
    ...["function f(this: Function, it: typeof global): process {}", "declare const it: Bun.B;"],
    ...["interface A extends Function { it: process }", "abstract class A { it: Function; }"],
    ...["enum A { process }", "let it = a satisfies Function;", "let it = <Function>a;"],
    ...[
      "type A = process.B;",
      "let it: process;",
      "let it: Function;",
      "const it = { process: 1 };",
    ],
    ...[
      "class A { process = 1; global() {} }",
      "other.process;",
      "other.eval('1');",
      "a.global.b;",
    ],
    ...["const process = 1;\nuse(process);", "function f(require) { return [require]; }"],
    ...[
      "module.exports = 1;",
      "module.id;",
      "require.main === module.children;",
      "require.resolve;",
    ],
    ...[
      "const { main } = require;",
      "const { filename } = module;",
      "'process';",
      "use('process');",
    ],
    ...[
      "other('./a', 'process');",
      "const it = 'node:process';",
      "Bunny.file();",
      "a.constructors;",
    ],
    ...[
      "class A { constructor() {} }",
      "const fields = { constructor: { type: 'string' } };",
      "const it = ['constructor'];",
      "use({ loadEnvFile: 1 });",
    ],
    ...['import { env, cwd } from "process";\n[env, cwd];', 'import it from "process";\nit.env;'],
    ...['import * as it from "node:process";\nconst { argv } = it;', 'import it from "process";'],
    ...['import { default as it } from "process";\nit.env;', 'import it from "os";\nuse(it);'],
    ...['export { env, cwd as it } from "process";', 'export * from "os";', "export { it };"],
    ...['export type { Process } from "process";', 'import type { Process } from "process";'],
    ...['import { env as it } from "process";\nuse(it);', 'import { type } from "os";\ntype();'],
  ])("because of its names: %s", (text) => {
    expect(imports(text, "/project/modelmark.config.cts")).toEqual({
      ...{ specifiers: [], isOpaque: false },
    });
  });
});
