import { describe, expect, test } from "vitest";
import { isPlainLink, namesBehind } from "../../generator/tree/git/behind-links.ts";
import {
  formatLoads,
  mayFormat,
  mayRead,
  outFolders,
} from "../../generator/tree/git/config-reach.ts";
import { holdsConfig, isManifest, mayMatter } from "../../generator/tree/git/manifest-facts.ts";
import { fromTop, parseRef } from "../../generator/tree/git/parse-ref.ts";

// What a commit hook reads from texts before anything else of the program is loaded.

test.each([
  ["main", "main", null],
  ["main:", "main", ""],
  ["main:spec", "main", "spec"],
  ["main:a:b", "main", "a:b"],
  [":spec", "", "spec"],
  [":/words: of a message", ":/words: of a message", null],
  ["main@{2026-01-01 10:00}", "main@{2026-01-01 10:00}", null],
  ["main@{10:00}:spec", "main@{10:00}", "spec"],
  ["main^{/a:b}~1:x", "main^{/a:b}~1", "x"],
  ["a{b:c", "a{b:c", null],
  ["a}b:c", "a}b", "c"],
  ["main:a\nb", "main", "a\nb"],
  ["", "", null],
])("the text %j is the ref %j with the path %j", (text, ref, path) => {
  expect(parseRef(text)).toEqual({ ref, path });
});

test.each([
  ["spec", "docs/", "spec"],
  ["./spec", "docs/", "docs/spec"],
  [".", "docs", "docs"],
  ["./", "docs", "docs/"],
  ["..", "docs", "."],
  ["../spec", "docs/a", "docs/spec"],
  ["../spec", "docs/", "spec"],
  [".spec", "docs", ".spec"],
  ["...", "docs", "..."],
  ["a/./b", "docs", "a/./b"],
])("the path %j given in %j is %j from the top", (path, prefix, wanted) => {
  expect(fromTop(path, prefix)).toBe(wanted);
});

describe("a path also has the names of links", () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[] | null]>([
    ["a/b", {}, []],
    ["a/b", { l: "a" }, ["l/b"]],
    ["a/b", { l: "a/" }, ["l/b"]],
    ["a/b", { l: "a/b" }, ["l"]],
    ["a/b", { l: "./a" }, ["l/b"]],
    ["a/b", { "x/l": "../a" }, ["x/l/b"]],
    ["a/b", { "x/l": "a" }, []],
    ["ab", { l: "a" }, []],
    ["a/b", { l: "a", m: "l" }, ["l/b", "m/b"]],
    ["a/b", { m: "l", l: "a" }, ["l/b", "m/b"]],
    ["a/b", { "x/l": ".." }, null],
    ["a/b", { l: "." }, null],
    [
      "a",
      Object.fromEntries(Array.from({ length: 99 }, (_, at) => [`l${at}`, "a"])),
      Array.from({ length: 99 }, (_, at) => `l${at}`),
    ],
    ["a", Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`l${at}`, "a"])), null],
    ["x/b", { "x/l": "." }, null],
    ["a", { l: "b" }, []],
  ])("%s with %j: %j", (path, links, names) => {
    const all = Object.entries(links).map(([from, target]) => ({ path: from, target }));
    expect(namesBehind(path, all)).toEqual(names);
  });

  test.each([
    ["a", true],
    ["../../a", true],
    ["./../a", true],
    ["a/..", false],
    ["a/../b", false],
    ["../a/../b", false],
    ["a//../b", false],
    ["ab/../c", false],
    [".a/../b", false],
    ["../.././a", true],
    ["..//../a", true],
    [".//a", true],
    ["a/..b", true],
    ["a../b", true],
    ["..a/../b", false],
    [".", true],
  ])("the link to %s is plain: %s", (target, isPlain) => {
    expect(isPlainLink({ path: "l", target })).toBe(isPlain);
  });
});

describe("a config", () => {
  test.each([
    ['{ "spec": "spec" }', false],
    ['{ "overrides": {} }', false],
    ['{ "overrides": "a.json" }', false],
    ["{ overrides: 'a.json', }", false],
    ["{ overrides: `a.json` }", false],
    ["{ overrides: `a${b}.json` }", true],
    ["{ overrides: name }", true],
    ["{ overrides }", true],
    ["{ overrides, out: 'a' }", true],
    ["{ out: 'a' + b }", true],
    ["{ out: 'a' as const }", false],
    ["{ out: 'a' satisfies string }", false],
    ["{ out: 'a' // here\n}", false],
    ["{ out: 'a'", false],
    ['{ "out" : "a" }', false],
    ['{ "out": a }', true],
    ["{ about: a }", false],
    ["{ include: [] }", true],
    ["{ '\\x6fut': a }", true],
    ["{ '\\u006fut': a }", true],
    ["secret\0", true],
    ["reads page.txt", true],
    ["", false],
  ])("%j may depend on page.txt: %s", (text, depends) => {
    expect(mayRead({ path: "modelmark.config.json", text }, "page.txt")).toBe(depends);
    expect(mayRead({ path: "modelmark.config.ts", text }, "page.txt")).toBe(depends);
  });

  test.each([
    ["import { a } from './a.ts';", true],
    ["import './a.ts';", true],
    ["import('./a.ts')", true],
    ["import.meta.url", false],
    ["import . meta", false],
    ['import { defineConfig } from "modelmark";', false],
    ["import type { Settings } from 'modelmark';", false],
    ["import * as path from 'node:path'; import os from 'os';", false],
    ["import url from 'url'; import p from 'node:process'; import util from `util`;", false],
    ["import a from 'modelmark'; import b from './b.ts';", true],
    ["import fs from 'node:fs';", true],
    ["import a from 'modelmark-more';", true],
    ["export * from './a.ts';", true],
    ['export { a } from "./a.ts";', true],
    ["require('./a.cjs')", true],
    ["require('modelmark')", false],
    ["require ( 'node:path' )", false],
    ["await import('modelmark')", false],
    ["const load = require;", true],
    ["required", false],
    ["process.getBuiltinModule('fs')", true],
    ["process.loadEnvFile()", true],
    ["createRequire(a)", true],
    ["module.mainModule", true],
    ["eval('a')", true],
    ["new Function('a')", true],
    ["Bun.file('a')", true],
    ["Deno.readTextFile('a')", true],
    ["process['binding']", true],
    ["process?.['binding']", true],
    ["process ?. ['binding']", true],
    ["process.env['HOME']", false],
    ["evaluate()", false],
  ])("that is a script, %j, may load files: %s", (text, loads) => {
    for (const path of ["modelmark.config.ts", "a/modelmark.config.mjs", "x.cts", "x.js"]) {
      expect(mayRead({ path, text }, "page.txt")).toBe(loads);
    }
    expect(mayRead({ path: "modelmark.config.json", text }, "page.txt")).toBe(false);
    expect(mayRead({ path: "x.tsx", text }, "page.txt")).toBe(false);
  });

  test.each([
    ['{ "format": "project" }', true],
    ["format,", true],
    ["formats", false],
    ["", false],
  ])("%j may be laid out by prettier: %s", (text, formats) => {
    expect(mayFormat({ path: "modelmark.config.json", text })).toBe(formats);
  });

  test.each<[string, string, readonly string[]]>([
    ["modelmark.config.json", "{}", ["generated/"]],
    ["a/modelmark.config.json", "{}", ["a/generated/"]],
    ["modelmark.config.json", '{ "out": "src/api" }', ["generated/", "src/api/"]],
    [
      "a/b/modelmark.config.ts",
      "{ out: '../x', more: { out : `./y//z` } }",
      ["a/b/generated/", "a/x/", "a/b/y/z/"],
    ],
    ["modelmark.config.ts", "{ out: '../../x' }", ["generated/", "x/"]],
    ["modelmark.config.ts", "{ about: 'x', layout: 'y' }", ["generated/"]],
    ["modelmark.config.ts", "{ out:'x' }", ["generated/", "x/"]],
    ["modelmark.config.ts", "{ out: name }", ["generated/"]],
    ["modelmark.config.ts", "{ out: '' }", ["generated/", "/"]],
  ])("%s of %j writes to %j", (path, text, folders) => {
    expect(outFolders({ path, text })).toEqual(folders);
  });
});

describe("a config of prettier", () => {
  test.each([
    [".prettierrc", "{}", false],
    [".prettierrc", '{ "plugins": [] }', true],
    [".prettierrc", "plugins:\n  - a", true],
    [".prettierrc", '"@acme/prettier-config"', true],
    [".prettierrc", " '@acme/prettier-config' ", true],
    [".prettierrc", '{ "a": "b" }', false],
    [".prettierrc", 'a: "b"', false],
    [".prettierrc", '"a": b', false],
    [".prettierrc", "a: prettier: b", false],
    ["a.yaml", "prettier:", false],
    [".prettierrc", '{ "\\u0070lugins": [] }', true],
    [".prettierrc", "\0", true],
    ["package.yaml", "prettier: acme", true],
    ["package.yaml", "prettier:\n  semi: true", true],
    ["package.yaml", "a: b\nprettier: acme", true],
    ["prettier.config.js", "export default {};", false],
    ["prettier.config.js", "import a from './a.js';", true],
    [".prettierrc", "import a from './a.js';", false],
    ["package.json", "{}", false],
    ["a/package.json", '{ "prettier": "acme" }', true],
    ["package.json", '{ "prettier": { "semi": true } }', false],
    ["package.json", '{ "prettier": { "plugins": [] } }', true],
    ["package.json", '{ "plugins": [] }', false],
    ["package.json", '\ufeff{ "prettier": "acme" }', true],
    ["package.json", "{", true],
    ["package.json", "null", false],
    ["package.json", '"text"', false],
    ["my-package.json", "{", false],
    ["package.json5", "{", false],
    ["package.json", '{ "a": "\ufeff", "prettier": "a" }', true],
  ])("%s of %j loads modules: %s", (path, text, loads) => {
    expect(formatLoads({ path, text })).toBe(loads);
  });
});

describe("a manifest", () => {
  test.each([
    ['{ "modelmark": {} }', true],
    ['{ "modelmark" : [] }', true],
    ['{ "modelmark": "1.0.0" }', false],
    ['{ "modelmark":', true],
    ['{ "modelmarks": {} }', false],
    ['{ "\\u006dodelmark": {} }', true],
    ["{}", false],
  ])("%j may hold a config: %s", (text, holds) => {
    expect(holdsConfig(text)).toBe(holds);
  });

  test.each([
    ["package.json", true],
    ["package-lock.json", true],
    ["npm-shrinkwrap.json", true],
    ["pnpm-lock.yaml", true],
    ["yarn.lock", true],
    ["bun.lock", true],
    ["my-package.json", false],
    ["package.json5", false],
    ["package-lock.json.bak", false],
    ["a-yarn.lock", false],
    ["bun.lockb", false],
    ["pnpm-lockxyaml", false],
  ])("is called %s: %s", (name, isOne) => {
    expect(isManifest(name)).toBe(isOne);
  });

  const pkg = (more: object): string => JSON.stringify({ name: "acme", version: "1.0.0", ...more });
  const lock = (version: string): string =>
    `{\n  "lockfileVersion": 3,\n  "node_modules/modelmark": {\n    "version": "${version}"\n  }\n}`;
  const yarn = (version: string): string =>
    `modelmark@^1.0.0:\n  version "${version}"\n  resolved "x"\n`;

  test.each<[string, string, readonly string[], boolean, boolean]>([
    ["nothing", "package.json", [pkg({}), pkg({})], true, false],
    ["another key", "package.json", [pkg({}), pkg({ private: true })], true, false],
    ["the name", "package.json", [pkg({}), pkg({ name: "other" })], true, true],
    ["the version", "package.json", [pkg({}), pkg({ version: "2.0.0" })], true, true],
    ["prettier", "package.json", [pkg({}), pkg({ prettier: "a" })], true, true],
    [
      "the name, beside all configs",
      "package.json",
      [pkg({}), pkg({ name: "other" })],
      false,
      false,
    ],
    [
      "the name after a byte order mark",
      "package.json",
      [pkg({}), `\ufeff${pkg({})}`],
      true,
      false,
    ],
    ["text that is no JSON", "package.json", ["{", "{"], true, true],
    ["text that becomes JSON", "package.json", ["{", pkg({})], true, true],
    ["text that is no JSON any more", "package.json", [pkg({}), "{"], true, true],
    ["text that is null", "package.json", ["null", "null"], true, true],
    ["a config", "package.json", [pkg({ modelmark: {} }), pkg({ modelmark: {} })], false, true],
    ["a new config", "package.json", [pkg({}), pkg({ modelmark: {} })], false, true],
    [
      "a dependency that stays",
      "package.json",
      [pkg({ d: { modelmark: "1" } }), pkg({ d: { modelmark: "1" } })],
      false,
      false,
    ],
    [
      "a dependency",
      "package.json",
      [pkg({ d: { modelmark: "1" } }), pkg({ d: { modelmark: "2" } })],
      false,
      true,
    ],
    ["a new dependency", "package.json", [pkg({}), pkg({ d: { modelmark: "1" } })], false, true],
    [
      "another dependency",
      "package.json",
      [pkg({ d: { other: "1" } }), pkg({ d: { other: "2" } })],
      false,
      false,
    ],
    ["a new file", "package.json", [pkg({})], true, true],
    ["a new file elsewhere", "package.json", [pkg({})], false, false],
    [
      "a dependency, laid out",
      "package.json",
      ['{"d": {"modelmark" : "10"}}', '{"d": {"modelmark" : "11"}}'],
      false,
      true,
    ],
    [
      "a dependency, laid out without spaces",
      "package.json",
      ['{"d":{"modelmark":"1"}}', '{"d": {"modelmark": "1"}}'],
      false,
      true,
    ],
    [
      "two lines below in a lock",
      "package-lock.json",
      [lock("1.0.0").replace("{\n    ", "{\n\n"), lock("1.0.1").replace("{\n    ", "{\n\n")],
      false,
      true,
    ],
    [
      "three lines below in a lock",
      "yarn.lock",
      ["modelmark@1:\n\n\n1", "modelmark@1:\n\n\n2"],
      false,
      false,
    ],
    [
      "the word before ours in a lock",
      "yarn.lock",
      ["a modelmark@1", "b modelmark@1"],
      false,
      true,
    ],
    [
      "which of two lines names ours",
      "bun.lock",
      ["modelmark@1a\n\n\nmodelmark@2", "modelmark@1\n\n\namodelmark@2"],
      false,
      true,
    ],
    ["the version in a lock", "package-lock.json", [lock("1.0.0"), lock("1.0.1")], false, true],
    ["no version in a lock", "package-lock.json", [lock("1.0.0"), lock("1.0.0")], true, false],
    [
      "another version in a lock",
      "package-lock.json",
      [lock("1.0.0"), `${lock("1.0.0")}\n"other": 2`],
      true,
      false,
    ],
    ["the version in the lock of yarn", "yarn.lock", [yarn("1.0.0"), yarn("1.0.1")], false, true],
    [
      "no version in the lock of yarn",
      "yarn.lock",
      [yarn("1.0.0"), `${yarn("1.0.0")}\nother`],
      true,
      false,
    ],
    [
      "the version, in lines of another system",
      "yarn.lock",
      [yarn("1.0.0").replaceAll("\n", "\r\n"), yarn("1.0.1").replaceAll("\n", "\r\n")],
      true,
      true,
    ],
    [
      "a package whose name ends like ours",
      "yarn.lock",
      [yarn("1.0.0").replace("m", "xm"), yarn("1.0.1").replace("m", "xm")],
      true,
      false,
    ],
    [
      "a package whose name begins like ours",
      "yarn.lock",
      ["modelmark-x@1:\n  version 1", "modelmark-x@1:\n  version 2"],
      true,
      false,
    ],
    [
      "a lock that is JSON without a version of its own",
      "bun.lock",
      [
        lock("1.0.0").replace("lockfileVersion", "x"),
        lock("2.0.0").replace("lockfileVersion", "x"),
      ],
      true,
      false,
    ],
  ])("in which %s changes matters", (_what, name, texts, isAbove, matters) => {
    expect(mayMatter({ name, texts, isAbove })).toBe(matters);
  });
});
