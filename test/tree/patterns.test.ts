import { describe, expect, test } from "vitest";
import { attributesFrom, noRules, parseRules } from "../../generator/tree/git/attribute-rules.ts";
import { characterClass } from "../../generator/tree/git/character-class.ts";
import { wildmatch } from "../../generator/tree/git/wildmatch.ts";

// `test/staged/attribute-rules.test.ts` compares all of this with git itself.

/** The paths of a list that a pattern matches. */
function matching(pattern: string, paths: string, ignoresCase = false): string {
  const fits = wildmatch(pattern, ignoresCase);
  return paths.split(" ").filter(fits).join(" ");
}

describe("a pattern", () => {
  test.each([
    ["a", "a b aa", "a"],
    ["a.md", "a.md axmd", "a.md"],
    ["?", "a / ab é", "a"],
    ["??", "a ab é abc", "ab é"],
    ["*", "a ab a/b", "a ab"],
    ["a*", "a ab ba a/b", "a ab"],
    ["*a", "a ba ab b/a", "a ba"],
    ["a*c", "ac abc abbc abd", "ac abc abbc"],
    ["a*b*c", "abc axbxc acb", "abc axbxc"],
    ["**", "a a/b a/b/c", "a a/b a/b/c"],
    ["**/a", "a b/a b/c/a ba", "a b/a b/c/a"],
    ["**/a/b", "a/b x/a/b xa/b", "a/b x/a/b"],
    ["a/**", "a a/b a/b/c", "a/b a/b/c"],
    ["a/**/b", "a/b a/x/b a/x/y/b ab a/xb", "a/b a/x/b a/x/y/b"],
    ["x**/b", "x/b xy/b x/y/b xb b", "x/b xy/b x/y/b xb"],
    ["?**/b", "x/b x/y/b xy/b", "x/b xy/b"],
    ["?x**", "ax axb ax/b", "ax axb"],
    ["a/**b", "a/b a/xb a/x/b", "a/b a/xb"],
    ["***/b", "b x/b x/y/b", "b x/b x/y/b"],
    ["?/**\\/b", "a/b a/x/b a/x/y/b", "a/x/b a/x/y/b"],
    ["\\*", "* a", "*"],
    ["\\?x", "?x ax", "?x"],
    ["a\\b", "ab a\\b", "ab"],
    ["a\\", "a a\\ ab", ""],
    ["[ab]", "a b c", "a b"],
    ["x[ab]y", "xay xby xcy xa", "xay xby"],
    ["[ab", "a b [ab", ""],
    ["é", "é e", "é"],
    ["", "a", ""],
  ])("%s matches of %s: %s", (pattern, paths, wanted) => {
    expect(matching(pattern, paths)).toBe(wanted);
  });

  test.each([
    ["Ab", "ab AB aB", "ab AB aB"],
    ["[A-Z]", "a M [", "a M"],
    ["[[:upper:]]", "a A 1", "a A"],
    ["É", "é É", "É"],
  ])("%s matches in any case of %s: %s", (pattern, paths, wanted) => {
    expect(matching(pattern, paths, true)).toBe(wanted);
  });
});

describe("a class of characters", () => {
  /** The characters of a text that a class matches; `null` if it is no class. */
  const chars = (pattern: string, text: string, ignoresCase = false): string | null => {
    const one = characterClass(pattern, 0, ignoresCase);
    return one === null
      ? null
      : text
          .split("")
          .filter((char) => one.fits(char))
          .join("");
  };

  test.each([
    ["[a]", "ab", "a"],
    ["[abc]", "abcd", "abc"],
    ["[!a]", "ab/", "b"],
    ["[^a]", "ab/^", "b^"],
    ["[a^]", "ab^", "a^"],
    ["[a!]", "ab!", "a!"],
    ["[a/]", "a/", "a"],
    ["[b-d]", "abcde", "bcd"],
    ["[d-b]", "abcde", "d"],
    ["[-b]", "ab-", "b-"],
    ["[b-]", "abc-", "b-"],
    ["[a-c-e]", "abcde-", "abce-"],
    ["[]]", "a]", "]"],
    ["[]a]", "a]b", "a]"],
    ["[]-_]", "a]^_", "]^_"],
    ["[!]]", "a]", "a"],
    ["[\\]]", "a]\\", "]"],
    ["[\\]a]", "a]\\", "a]"],
    ["[a-\\c]", "abcd\\", "abc"],
    ["[\\a-c]", "abcd", "abc"],
    ["[[a]", "a[b", "a["],
    ["[[:x]", "[:xy", "[:x"],
    ["[[:a-c]", "[:abc", "[:abc"],
    ["[[-\\]]", "[\\]^", "[\\]"],
    ["[[:digit:]]", "a1", "1"],
    ["[[:digit:]a]", "a1b", "a1"],
    ["[[:digit:]-9]", "1-a9", "1-9"],
    ["[![:digit:]]", "a1", "a"],
    ["[[:alpha:][:digit:]]", "a1-", "a1"],
    ["[[:upper:]]", "aA", "A"],
    ["[[:lower:]]", "aA", "a"],
    ["[[:alnum:]]", "aA0-", "aA0"],
    ["[[:blank:]]", "a \t\n", " \t"],
    ["[[:cntrl:]]", "a\u0001\n", "\u0001\n"],
    ["[[:graph:]]", "a~! \n", "a~!"],
    ["[[:print:]]", "a~! \n", "a~! "],
    ["[[:punct:]]", "!/:@[`{~a1", "!:@[`{~"],
    ["[[:space:]]", "a \t\r\n", " \t\r\n"],
    ["[[:xdigit:]]", "0aFg", "0aF"],
  ])("%s fits of %j: %j", (pattern, text, wanted) => {
    expect(chars(pattern, text)).toBe(wanted);
  });

  test.each([
    ...["[", "[]", "[a", "[!", "[!]", "[\\", "[a\\", "[a-", "[a-\\", "[[:digit:]", "[[:digit:"],
    ...["[[:no:]]", "[[::]]", "[[:Digit:]]", "[[:"],
    ...["[[:constructor:]]", "[[:toString:]]", "[[:__proto__:]]"],
  ])("%s is none", (pattern) => {
    expect(characterClass(pattern, 0, false)).toBeNull();
    expect(matching(pattern, "a [ d")).toBe("");
  });

  test("ends behind its bracket", () => {
    expect(characterClass("x[a]y", 1, false)?.end).toBe(4);
    expect(characterClass("[!]a]", 0, false)?.end).toBe(5);
  });

  test("has letters of both cases only where upper case is named, and case does not count", () => {
    expect(chars("[[:upper:]]", "aA", true)).toBe("a");
    expect(chars("[[:lower:]]", "aA", true)).toBe("a");
    expect(chars("[[:digit:]]", "a1", true)).toBe("1");
  });
});

/** Shows the attributes of a path: `a=x b !c -d`. */
function attributes(text: string, path = "a/b.md", folder = "", ignoresCase = false): string {
  const all = attributesFrom([parseRules(text, folder, ignoresCase)], ["one", "two"])(path);
  const shown = [...all].map(([name, value]) => {
    if (value === null) return `!${name}`;
    return typeof value === "string" ? `${name}=${value}` : `${value ? "" : "-"}${name}`;
  });
  return shown.sort().join(" ");
}

describe("a line of attributes", () => {
  test.each([
    ["* one", "one"],
    ["* -one", "-one"],
    ["* !one", "!one"],
    ["* one=x", "one=x"],
    ["* one=", "one="],
    ["* one=a=b", "one=a=b"],
    ["* one two=x", "one two=x"],
    ["*\tone\t two", "one two"],
    [" \t* one", "one"],
    ["* one\r", "one"],
    ["* one ", "one"],
    ["\r* one", "one"],
    ["*", ""],
    ["", ""],
    ["# one", ""],
    ["#* one", ""],
    ["* one a/b", ""],
    ["* one -", ""],
    ["* one --x", ""],
    ["* one =x", ""],
    ["* one .x", ".x one"],
    ["* one x.y-z_1", "one x.y-z_1"],
    ["* one é", ""],
    ["x one", ""],
    ["b.md one", "one"],
    ["B.md one", ""],
    ["/b.md one", ""],
    ["a/b.md one", "one"],
    ["/a/b.md one", "one"],
    ["a/* one", "one"],
    ["a one", ""],
    ["b.md/ one", ""],
    ["*/ one", ""],
    ["!b.md one", ""],
    ['"b.md" one', "one"],
    ['"b.m\\144" one', "one"],
    ['"\\142.md" one', "one"],
    ['"b.md one', ""],
    ['"b\\x" one', ""],
    ['"b.md"one', "one"],
    ['"*" one', "one"],
  ])("%j gives %j", (line, wanted) => {
    expect(attributes(line)).toBe(wanted);
    expect(attributes(`\n# more\n${line}\n`)).toBe(wanted);
  });

  test.each([
    ["!b.md one", "!b.md", ""],
    ['"!b.md" one', "!b.md", ""],
    ["\\!b.md one", "!b.md", "one"],
    ["b/ one", "b/c", ""],
    ['"a b" one', "a b", "one"],
    ['"a\\"b" one', 'a"b', "one"],
    ['"a\\\\\\\\b" one', "a\\b", "one"],
    ['"\\303\\251" one', "é", "one"],
    ['"é" one', "é", "one"],
    ['"a\\tb" one', "a\tb", "one"],
    ['"a\\nb\\a\\b\\f\\r\\v" one', "a\nb\x07\b\f\r\v", "one"],
    ['"\\400" one', " 0", ""],
    ['"x\\c" one', '"x\\c"', ""],
    ['"x\\c" one', '"xc"', "one"],
  ])("%j is about %j: %j", (line, path, wanted) => {
    expect(attributes(line, path)).toBe(wanted);
  });

  test("is about the files below its folder", () => {
    expect(attributes("b.md one", "x/a/b.md", "x/")).toBe("one");
    expect(attributes("a/b.md one", "x/a/b.md", "x/")).toBe("one");
    expect(attributes("x/a/b.md one", "x/a/b.md", "x/")).toBe("");
    expect(attributes("b.md one", "y/b.md", "x/")).toBe("");
  });

  test("may be about names in any case", () => {
    expect(attributes("B.MD one", "a/b.md", "", true)).toBe("one");
  });

  test("counts only up to the length that git reads", () => {
    const line = (length: number): string => `* one ${"x".repeat(length - 6)}`;
    expect(attributes(line(2047))).toContain("one");
    expect(attributes(line(2048))).toBe("");
    expect(attributes(`* one ${"x".repeat(2040)}é`)).toBe("");
  });
});

describe("attributes of several lines", () => {
  test.each([
    ["* one=a\n* one=b", "one=b"],
    ["* one=a one=b", "one=b"],
    ["* one=a\nx one=b", "one=a"],
    ["* one=a\n* two=b", "one=a two=b"],
    ["* one\n* !one", "!one"],
    ["* one\n* -one", "-one"],
  ])("%j are %j", (text, wanted) => {
    expect(attributes(text)).toBe(wanted);
  });

  test("are those of the strongest file", () => {
    const files = ["* one=a two=a", "* one=b"].map((text) => parseRules(text, "", false));
    const all = attributesFrom([noRules, ...files], ["one", "two"])("x");
    expect([...all].sort()).toEqual([
      ["one", "b"],
      ["two", "a"],
    ]);
  });

  test("that nobody asks for are not looked for", () => {
    const files = [parseRules("* three\n* one three", "", false)];
    expect([...attributesFrom(files, ["two"])("x")]).toEqual([]);
    expect([...attributesFrom(files, ["one"])("x")].sort()).toEqual([
      ["one", true],
      ["three", true],
    ]);
  });
});

describe("a name for several attributes", () => {
  test.each([
    ["[attr]both one two=x\n* both", "both one two=x"],
    ["[attr] both one\n* both", ""],
    ["[attr]both one\n* -both", "-both"],
    ["[attr]both one\n* both=x", "both=x"],
    ["[attr]both one\n* !both", "!both"],
    ["[attr]both one\n* both -one", "-one both"],
    ["[attr]both one\n* -one both", "both one"],
    ["[attr]both one\n[attr]all both two\n* all", "all both one two"],
    ["[attr]both one both\n* both", "both one"],
    ["[attr]both one\n[attr]both two\n* both", "both two"],
    ["[attr]both a/b\n* both one", "both one"],
    ["[attr] one", ""],
    ["[attr]", ""],
    ["[attr]both\n* both one", "both one"],
    ["* both\n[attr]both one", "both one"],
    ["x[attr]both one\n* both two", "both two"],
  ])("as in %j gives %j", (text, wanted) => {
    expect(attributes(text)).toBe(wanted);
  });

  test("counts only in files at the top", () => {
    expect(attributes("[attr]both one\n* both two", "x/a", "x/")).toBe("both two");
  });

  test("may stand for a name, and so on, however long that goes on", () => {
    const names = Array.from({ length: 50_000 }, (_, at) => `[attr]n${at} n${at + 1}`);
    const text = [...names, "[attr]n50000 one", "* n0"].join("\n");
    const all = attributesFrom([parseRules(text, "", false)], ["one"])("a");
    expect(all.get("one")).toBe(true);
  });
});
