import { expect, test } from "vitest";
import { markdownProse } from "../../generator/report/markdown-text.ts";

test.each([
  ["plain words stay", "A word, and another.", "A word, and another."],
  ["a code span stays", "use `a*b` now", "use `a*b` now"],
  ["two code spans that touch", "`a``b`", "`a` `b`"],
  [
    "marks of markdown",
    "\\ * _ { } [ ] ( ) < > + | ~ :",
    "&#92; &#42; &#95; &#123; &#125; &#91; &#93; &#40; &#41; &#60; &#62; &#43; &#124; &#126; &#58;",
  ],
  ["marks without a name behind them", "a # b ! c & d", "a &#35; b &#33; c &#38; d"],
  ["a backtick alone", "a ` b", "a &#96; b"],
  ["a line feed", "a\nb", "a&#92;nb"],
])("%s", (_what, text, wanted) => {
  expect(markdownProse(text)).toBe(wanted);
});

test.each([
  ...[
    "@a",
    "a@",
    "$a",
    "a:/b",
    "www.a",
    "WWW.a",
    "[[a",
    "#1",
    "!a",
    "%a",
    "&a",
    "~_a",
    "^a",
    ":+1",
  ],
  ...['~"a', "a.de", "1.de", "_.de", "-.de", "é.de", "a-1", "0123abc", "ABCDEF0", "#é", "#-"],
])("%j is a code span, as a service could make a link of it", (word) => {
  expect(markdownProse(`so ${word} it`)).toBe(`so \`${word}\` it`);
});

test.each(["1.2", "a.1", "1-a", "a-b", "012abc", "a.", ".a"])("%j stays a word", (word) => {
  expect(markdownProse(`so ${word} it`)).toBe(`so ${word} it`);
});
