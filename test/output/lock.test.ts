import { describe, expect, test } from "vitest";
import { arrivalsIn } from "../../generator/output/arrivals-in.ts";
import { conflictSides } from "../../generator/output/conflict-sides.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { parseLock, printLock, type Lock } from "../../generator/output/lock.ts";
import { ownedBy } from "../../generator/output/owned.ts";
import { reasonsBetween, type Origin } from "../../generator/output/reasons.ts";

const lock: Lock = {
  ...{ generator: "1.0.0", inputs: { "b.md": "h2", "a.md": "h1" }, config: { emit: "h3" } },
  ...{ outputs: { "models/a.ts": null, "index.ts": null }, ranks: { "x/A": 1, "y/A": 0 } },
};

describe("a lock", () => {
  test("is printed with each entry on lines of its own, in order", () => {
    expect(printLock({ ...lock, ranks: {} })).toBe(`{
  "version": 2,
  "generator": "1.0.0",
  "inputs": {
    "a.md": {
      "hash": "h1"
    },
    "b.md": {
      "hash": "h2"
    },
    "//": {}
  },
  "config": {
    "emit": {
      "hash": "h3"
    },
    "//": {}
  },
  "outputs": {
    "index.ts": true,
    "models/": true,
    "models/a.ts": true,
    "//": true
  }
}
`);
  });

  test("has the order of arrival only where models want the same name", () => {
    expect(JSON.parse(printLock(lock))).toMatchObject({
      ranks: { "x/": 0, "x/A": 1, "y/": 0, "y/A": 0, "//": 0 },
    });
  });

  test("is read as it was printed, also from a checkout with a byte order mark", () => {
    for (const mark of ["", "\uFEFF"]) {
      expect(parseLock(mark + printLock(lock))).toEqual({ value: lock, diagnostics: [] });
    }
  });

  test("keeps a byte order mark in the name of a page", () => {
    const odd = { ...lock, inputs: { "a\uFEFF.md": "h" } };
    expect(parseLock(printLock(odd)).value).toEqual(odd);
  });

  test("that lacks the order of arrival or a hash is read as far as it goes", () => {
    const text = '{"version":2,"generator":"1","inputs":{"a.md":{}},"config":{},"outputs":{}}';
    expect(parseLock(text).value).toEqual({
      ...{ generator: "1", inputs: { "a.md": "" }, config: {}, outputs: {}, ranks: {} },
    });
  });

  test("that does not exist is none, and no finding", () => {
    expect(parseLock(null)).toEqual({ value: null, diagnostics: [] });
  });

  test("of the first format has the hashes of files, and one of the whole config", () => {
    const old = { version: 1, generator: "0.1", config: "c", inputs: { "a.md": "h" } };
    expect(parseLock(JSON.stringify({ ...old, outputs: { "a.ts": "o" } }))).toEqual({
      value: {
        ...{ generator: "0.1", inputs: { "a.md": "h" }, outputs: { "a.ts": "o" } },
        ...{ config: {}, ranks: {}, wholeConfig: "c" },
      },
      diagnostics: [],
    });
  });

  test.each([
    ["half a text", "{", /: its text ends too soon$/],
    ["no JSON", "{]", /JSON/],
    ["another version", '{"version":3}', /does not hold what Modelmark writes at `version`$/],
    [
      "no hashes",
      printLock(lock).replace('"hash": "h1"', '"hash": 1'),
      /writes at `inputs.a.md.hash`$/,
    ],
    [
      "a place that is no number",
      printLock(lock).replace('"x/A": 1', '"x/A": "1"'),
      /writes at `ranks.x\/A`$/,
    ],
    [
      "no list of files",
      printLock(lock).replace('"outputs": {', '"files": {'),
      /writes at `outputs`$/,
    ],
    ["no generator", printLock(lock).replace('"generator"', '"program"'), /writes at `generator`$/],
  ])("with %s is none, and the finding names it and says why", (_what, text, reason) => {
    const { value, diagnostics } = parseLock(text, "out/modelmark.lock.json");
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([{ code: "MM7005" }]);
    expect(diagnostics[0]?.message).toContain("`out/modelmark.lock.json`");
    expect(diagnostics[0]?.message).toMatch(reason);
  });

  test("is named by its usual name where no other is given", () => {
    expect(parseLock("{").diagnostics[0]?.message).toContain("`modelmark.lock.json`");
  });
});

/** A text in which a merge of two texts has come to no end. */
function conflict(ours: string, theirs: string): string {
  return `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other\n`;
}

describe("a lock in conflict", () => {
  test("counts on both sides, and ours where both say something", () => {
    const theirs: Lock = {
      ...{ generator: "2.0.0", inputs: { "b.md": "t2", "c.md": "t3" }, config: { out: "t" } },
      ...{ outputs: { "models/b.ts": null }, ranks: { "y/A": 3, "z/A": 4 } },
    };
    expect(parseLock(conflict(printLock(lock), printLock(theirs)))).toEqual({
      value: {
        generator: "1.0.0",
        inputs: { "a.md": "h1", "b.md": "h2", "c.md": "t3" },
        config: { emit: "h3", out: "t" },
        outputs: { "index.ts": null, "models/a.ts": null, "models/b.ts": null },
        ranks: { "x/A": 1, "y/A": 0, "z/A": 4 },
      },
      diagnostics: [],
    });
  });

  test.each([
    ["ours", conflict("{", printLock(lock))],
    ["theirs", conflict(printLock(lock), "{\n")],
  ])("is none where %s cannot be read", (_side, text) => {
    expect(parseLock(text)).toMatchObject({ value: null, diagnostics: [{ code: "MM7005" }] });
  });
});

describe("the sides of a conflict", () => {
  test.each([
    ["no conflict", "a\n=======\nb\n>>>>>>> c", ["a\n=======\nb\n>>>>>>> c"]],
    ["a longer mark", "<<<<<<<< a\nb", ["<<<<<<<< a\nb"]],
    ["a mark within a line", " <<<<<<< a\nb", [" <<<<<<< a\nb"]],
    ["two sides", "a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\nd", ["a\nb\nd", "a\nc\nd"]],
    ["marks without names", "<<<<<<<\nb\n=======\nc\n>>>>>>>\nd", ["b\nd", "c\nd"]],
    ["an ancestor", "<<<<<<< x\nb\n||||||| z\no\n=======\nc\n>>>>>>> y", ["b", "c"]],
    ["CRLF", "<<<<<<< x\r\nb\r\n=======\r\nc\r\n>>>>>>> y\r\nd", ["b\r\nd", "c\r\nd"]],
    ["rules in it", "<<<<<<< x\n========\n=======\n======\n>>>>>>> y", ["========", "======"]],
    [
      "two conflicts",
      "<<<<<<< x\na\n=======\nb\n>>>>>>> y\nc\n<<<<<<< x\nd\n=======\ne\n>>>>>>> y",
      ["a\nc\nd", "b\nc\ne"],
    ],
    ["marks that look like ours", "<<<<<<< x\n<<<<<<<y\n=======\n>>>>>>> y", ["<<<<<<<y", ""]],
  ])("of a text with %s", (_what, text, sides) => {
    expect(conflictSides(text)).toEqual(sides);
  });
});

describe("the files of an earlier run", () => {
  const evidence = { written: null, isUnchanged: false };

  test("are those of the lock; without a lock there are none", () => {
    expect(ownedBy(lock, evidence).paths).toEqual(["models/a.ts", "index.ts"]);
    expect(ownedBy(null, evidence).paths).toEqual([]);
    expect(ownedBy(null, { ...evidence, isUnchanged: true }).isEdited("a.ts", "is")).toBe(false);
  });

  test.each([
    ["with no hash and no other change", null, null, true, true],
    ["with no hash, but another change", null, null, false, false],
    ["that this machine wrote so", null, contentHash("is"), true, false],
    ["that this machine wrote otherwise", null, contentHash("was"), false, true],
    ["whose hash is in the lock", contentHash("is"), null, true, false],
    ["whose hash in the lock is another", contentHash("was"), contentHash("is"), false, true],
  ])("%s are edited or not", (_what, inLock, hash, isUnchanged, isEdited) => {
    const written = hash === null ? null : new Map([["a.ts", hash]]);
    const owned = ownedBy({ ...lock, outputs: { "a.ts": inLock } }, { written, isUnchanged });
    expect(owned.isEdited("a.ts", "is")).toBe(isEdited);
  });
});

test("the order of arrival is that of the lock; without one, nothing has arrived yet", () => {
  expect(arrivalsIn(lock)).toEqual({
    pages: new Set(["a.md", "b.md"]),
    ranks: new Map([
      ["x/A", 1],
      ["y/A", 0],
    ]),
  });
  expect(arrivalsIn(null)).toEqual({ pages: new Set(), ranks: new Map() });
});

test.each<[string, Origin | null, readonly unknown[]]>([
  ["no lock", null, [{ kind: "no lock" }]],
  ["nothing else", lock, []],
  ["another generator", { ...lock, generator: "2" }, [{ kind: "generator" }]],
  ["another setting", { ...lock, config: { emit: "x" } }, [{ kind: "config" }]],
  ["a setting less", { ...lock, config: {} }, [{ kind: "config" }]],
  ["a whole config", { ...lock, config: {}, wholeConfig: "x" }, [{ kind: "config" }]],
  [
    "other pages",
    { ...lock, inputs: { "z.md": "h", "a.md": "h", "b.md": "h2" } },
    [{ kind: "spec", pages: ["a.md", "z.md"] }],
  ],
  [
    "everything else",
    { generator: "2", config: {}, inputs: {} },
    [{ kind: "generator" }, { kind: "config" }, { kind: "spec", pages: ["a.md", "b.md"] }],
  ],
])("what has changed since a lock with %s", (_what, before, reasons) => {
  expect(reasonsBetween(before, lock)).toEqual(reasons);
});

test("a lock of the first format has the same config where the whole config is the same", () => {
  const before: Origin = { ...lock, config: {}, wholeConfig: "x" };
  expect(reasonsBetween(before, { ...lock, wholeConfig: "x" })).toEqual([]);
});
