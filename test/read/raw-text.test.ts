import { describe, expect, test } from "vitest";
import {
  fieldDeprecation,
  pageDeprecation,
  unstrike,
} from "../../generator/read/markdown/deprecation.ts";
import {
  codeText,
  excerpt,
  plainText,
  rawValue,
  undoMarkup,
  unfold,
  withoutHtml,
} from "../../generator/read/markdown/raw-text.ts";
import { readRequired } from "../../generator/read/markdown/required-cell.ts";

describe("the raw text of a cell", () => {
  test.each([
    ["a<br/>b<br>c<BR />d<br  />e", "a\nb\nc\nd\ne"],
    ["<br/> a <br/>", "a"],
    ["<b>a</b>", "<b>a</b>"],
  ])("has its line breaks: %j", (cell, text) => {
    expect(unfold(cell)).toBe(text);
  });

  test.each([
    ["\\*a\\*", "*a*"],
    ["a\\_b \\`c\\` \\[d\\] \\<e\\> \\& \\~ \\# \\!", "a_b `c` [d] <e> & ~ # !"],
    ["\\d+\\.\\w \\\\ \\(a\\) \\-", "\\d+\\.\\w \\\\ \\(a\\) \\-"],
    ["www\\.a.com WWW\\.b", "www.a.com WWW.b"],
    ["www\\. a", "www\\. a"],
    ["a\\.b", "a\\.b"],
    ["https\\://a.b http\\://c ftps\\:/d", "https://a.b http://c ftps:/d"],
    ["https\\: a", "https\\: a"],
    ["x\\:/a", "x\\:/a"],
    ["me\\@a.b", "me@a.b"],
    ["me\\@ a", "me\\@ a"],
    ["\\@a", "\\@a"],
    ["<https://a.b/c> and <http://d> <ftp://e>", "https://a.b/c and http://d ftp://e"],
    ["<mailto:a>", "<mailto:a>"],
    ["<https://a b>", "<https://a b>"],
    ["<https://>", "https://"],
    ["<me@a.b>", "me@a.b"],
    ['{"to":"<me@a.b>"}', '{"to":"me@a.b"}'],
    ["Me <me@a.b>", "Me <me@a.b>"],
    ["<me@a.b> me", "<me@a.b> me"],
    ["<me@a@b>", "<me@a@b>"],
    ["<me at a.b>", "<me at a.b>"],
    ["[a.com](http://a.com)", "a.com"],
    ["[a.com](https://a.com)", "a.com"],
    ["[a.com](a.com)", "a.com"],
    ["[me@a.b](mailto:me@a.b)", "me@a.b"],
    ["[a.com](https://b.com)", "[a.com](https://b.com)"],
    ["see [a.com](http://a.com)", "see [a.com](http://a.com)"],
    ["[a.com](http://a.com) too", "[a.com](http://a.com) too"],
  ])("is what a formatter changed: %s", (cell, text) => {
    expect(undoMarkup(cell)).toBe(text);
  });

  test.each([
    ["active", "active"],
    ["`active`", "active"],
    ["`a\\*&amp;`", "a\\*&amp;"],
    ["a\\*b", "a*b"],
    ["&amp;&lt;&#65;&#x42;&#x43;&eacute;", "&<ABCé"],
    ["&AMP;", "&"],
    ["&;&#;&#x; & &nothing; &amp", "&;&#;&#x; & &nothing; &amp"],
    ["&#x1234567;&#12345678;", "&#x1234567;&#12345678;"],
    ["a`b`", "a`b`"],
    ["\\d", "\\d"],
  ])("is a value: %s", (cell, value) => {
    expect(rawValue(cell)).toBe(value);
  });

  test.each([
    ["`a`", "a"],
    ["``a`b``", "a`b"],
    ["`` `a` ``", "`a`"],
    ["` a `", "a"],
    ["`  a  `", " a "],
    ["` a`", " a"],
    ["`a `", "a "],
    ["`a b `", "a b "],
    ["` a b`", " a b"],
    ["`a\nb`", "a\nb"],
    ["`  `", "  "],
    ["`a``", null],
    ["`a`b`", "a`b"],
    ["`a` b", null],
    ["a `b`", null],
    ["``", null],
    ["a", null],
  ])("is code: %j", (cell, code) => {
    expect(codeText(cell)).toBe(code);
  });

  test.each([
    ["a", "a"],
    ["**a**", "a"],
    ["*a*", "a"],
    ["***a***", "a"],
    ["**`a`**", "a"],
    ["__`a`__", "a"],
    ["_`a`_", "a"],
    ["_a_", "_a_"],
    ["__a__", "__a__"],
    ["[a](b.md)", "a"],
    ["[**`a`**](b.md)", "**`a`**"],
    ["**[`a`](b.md)**", "a"],
    ["[a](b) c", "[a](b) c"],
    ["c [a](b)", "c [a](b)"],
    ["** a **", "a"],
    ["a **b**", "a **b**"],
    ["**a** b", "**a** b"],
    ["*a* b", "*a* b"],
    ["a *b*", "a *b*"],
    ["x __`a`__", "x __`a`__"],
    ["_`a`_ x", "_`a`_ x"],
    ["a\\_b &amp; c", "a_b & c"],
    ["`a\\_b &amp;`", "a_b &"],
    ['<a id="x"></a>`a`', "a"],
    ["<b> `a` </b>", "a"],
  ])("is a word: %s", (cell, word) => {
    expect(plainText(cell)).toBe(word);
  });

  test.each([
    ['<a id="x"></a>a', "a"],
    ["<CODE>a</Code> <em>b</em> <kbd>c</kbd> <i>d</i>", "a b c d"],
    ["<span class=x>a</span><strong>b</strong>", "ab"],
    ["<br/>a<p>", "<br/>a<p>"],
    ["<abbr>a", "<abbr>a"],
    ["<a <b>", "<a"],
    [" a ", "a"],
  ])("has no tags of emphasis and anchors: %s", (cell, text) => {
    expect(withoutHtml(cell)).toBe(text);
  });

  test.each([
    [120, "x".repeat(120)],
    [121, `${"x".repeat(119)}…`],
  ])("has at most 120 characters in a message, out of %d", (length, text) => {
    expect(excerpt("x".repeat(length))).toBe(text);
  });
});

describe("a Required cell", () => {
  test.each([
    ...[
      ":heavy_check_mark:",
      "✔",
      "✔️",
      ":white_check_mark:",
      "✅",
      ":ballot_box_with_check:",
      "☑",
    ],
    ...[
      "☑️",
      "✓",
      "🗸",
      "[x]",
      "[X]",
      "yes",
      "Yes",
      "y",
      "true",
      "TRUE",
      "Required",
      "**yes**",
      "`true`",
    ],
  ])("%s means yes", (cell) => {
    expect(readRequired(cell)).toBe(true);
  });

  test.each([
    ...[
      ":heavy_minus_sign:",
      "➖",
      "-",
      "\\-",
      "–",
      "—",
      "",
      "[ ]",
      "no",
      "N",
      "false",
      "Optional",
    ],
    ...[":x:", "❌", "✗", "✘", "✖", "✖️", ":heavy_multiplication_x:", "❎", "*no*"],
    ...[":negative_squared_cross_mark:", ":no_entry_sign:"],
  ])("%s means no", (cell) => {
    expect(readRequired(cell)).toBe(false);
  });

  test.each(["maybe", "yes, if set", "x", ":check:", "✔✔", "0"])("%s means neither", (cell) => {
    expect(readRequired(cell)).toBeNull();
  });
});

describe("what is struck through", () => {
  test.each([
    ["~~a~~", "a", true],
    ["~~~~", "", true],
    ["~~a~~ b", "~~a~~ b", false],
    ["a ~~b~~", "a ~~b~~", false],
    ["~a~", "~a~", false],
    ["a", "a", false],
  ])("%s", (written, text, marked) => {
    expect(unstrike(written)).toEqual({ text, marked });
  });
});

describe("a notice of deprecation", () => {
  test.each([
    [": warning: ** DEPRECATED **: Use b.", "", "Use b."],
    [":warning: **DEPRECATED**: Use b.", "", "Use b."],
    [":warning:**DEPRECATED** Use b.", "", "Use b."],
    ["⚠️ **DEPRECATED**: Use b.\n\n\nThe id.\nMore.", "The id.\nMore.", "Use b."],
    ["⚠ \\*\\* DEPRECATED \\*\\*:\nUse b.", "", "Use b."],
    [":warning: **DEPRECATED**:   \n Use b.  ", "", "Use b."],
    [":warning: **DEPRECATED**", "", ""],
    [":warning: **DEPRECATED**: Deprecated: Use b. The id.", "", "Deprecated: Use b. The id."],
    ["Deprecated: Use b! The id.", "The id.", "Use b!"],
    ["Deprecated: Use b? The id.", "The id.", "Use b?"],
    ["Deprecated: Use a.b.c The id", "", "Use a.b.c The id"],
    ["Deprecated: Use `a. b` or i.e. that. The id.", "The id.", "Use `a. b` or i.e. that."],
    ["Deprecated: Use b\nThe id.", "The id.", "Use b"],
    ["Deprecated: Use b \nThe id.", "The id.", "Use b"],
    ["Deprecated – use b", "", "use b"],
    ["Deprecated — use b", "", "use b"],
    ["Deprecated: . The id.", ". The id.", ""],
    ["__Deprecated__: Use b.", "", "Use b."],
    ["**Deprecated**: Use b. The id.", "The id.", "Use b."],
    ["**Deprecated.** Use b.", "", "Use b."],
    ["**Deprecated.**: Use b.", "", "Use b."],
    ["__Deprecated:__ Gone.", "", "Gone."],
    ["Deprecated. The id.", "The id.", ""],
    ["Deprecated. Please use b. The id.", "The id.", "Please use b."],
    ["Deprecated. No longer set.", "", "No longer set."],
    ["Deprecated. Users have it.", "Users have it.", ""],
    ["Deprecated:", "", ""],
  ])("in the description of a field: %j", (text, description, reason) => {
    expect(fieldDeprecation(text, false)).toEqual({ description, deprecation: { reason } });
  });

  test.each([
    ["> :warning: **DEPRECATED**: Use b.", "", "Use b."],
    [">:warning: **DEPRECATED**", "", ""],
    [">:warning: **DEPRECATED**\n\nDeprecated: Use b. A pair.", "A pair.", "Use b."],
    ["A pair.\n> ⚠️ **DEPRECATED**: Use b.\n\nMore.", "A pair.\n\nMore.", "Use b."],
    [
      "> :warning: **DEPRECATED**: This will be removed in a future release, please migrate away from it as soon as possible.\n\nDeprecated: Use b.",
      "",
      "Use b.",
    ],
  ])("in the description of a page: %j", (text, description, reason) => {
    expect(pageDeprecation(text, false)).toEqual({ description, deprecation: { reason } });
  });

  test.each([
    "A :warning: **DEPRECATED** pair",
    "a > :warning: **DEPRECATED**",
    ":warning: **DEPRECATED**: Use b.",
  ])("is not in the description of a page: %s", (text) => {
    expect(pageDeprecation(text, false)).toEqual({ description: text, deprecation: null });
  });

  test.each(["The id. :warning: **DEPRECATED**", "> :warning: **DEPRECATED**", "A deprecated: x"])(
    "is not in the description of a field: %s",
    (text) => {
      expect(fieldDeprecation(text, false)).toEqual({ description: text, deprecation: null });
    },
  );
});
