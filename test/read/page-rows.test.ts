import { describe, expect, test } from "vitest";
import type { FieldRow, ValueRow } from "../../generator/read/markdown/model-page.ts";
import { readModelPage } from "../../generator/read/markdown/read-model-page.ts";
import { placedFindings } from "../support/page-findings.ts";
import { textAt } from "../support/type-text.ts";

const fieldHead =
  "# T\n\n## Fields\n\n| Field | Type | Required | Description | Example |\n| - | - | - | - | - |\n";
const valueHead = "# T\n\n## Values\n\n| Name | Value |\n| - | - |\n";

/** Returns the rows of a table of fields, and the findings about its page. */
function fields(rows: string): readonly [readonly FieldRow[], readonly string[]] {
  const { value, diagnostics } = readModelPage({ path: "t.md", text: fieldHead + rows });
  if (value?.body.kind !== "fields") throw new Error("the table was lost");
  return [value.body.rows, placedFindings(diagnostics, fieldHead + rows)];
}

/** Shows a field: its name, `!` if it is required, its description and its example. */
function fieldText({ name, required, description, deprecation, example }: FieldRow): string {
  const old = deprecation === null ? "" : ` (old: ${deprecation.reason})`;
  const shown = example === null ? "" : ` @${example.text}`;
  return `${name}${required ? "!" : ""} '${description}'${old}${shown}`;
}

const type = "::String";

describe("a row of fields", () => {
  test.each([
    ["| `a` | x | yes | The a. | 1 |", "a! 'The a.' @1"],
    ["| a_B2 | x | no | N/A | |", "a_B2 ''"],
    ["| _a | x | no | *N/A* | - |", "_a '' @-"],
    ["| **`a`** | x | no | `N/A` | `b` |", "a '' @`b`"],
    ["| ~~`a`~~ | x | no | **N/A** | |", "a '' (old: )"],
    ["| `~~a~~` | x | no | N/A. | |", null],
    ["| a | x | no | *N/A_ | |", "a '*N/A_'"],
    ["| a | x | no | N/A yet | |", "a 'N/A yet'"],
    ["| a | x | no | not N/A | |", "a 'not N/A'"],
    ["| a | x | no | Deprecated: Use b. The a. | |", "a 'The a.' (old: Use b.)"],
    ["| a | x | no | b<br/>c \\| d | e<br/>f \\| g |", "a 'b\nc | d' @e\nf | g"],
    [
      "| a | x | no | *b* [c](d) <e> | \\*f\\* <https://g.h> |",
      "a '*b* [c](d) <e>' @*f* https://g.h",
    ],
    ["| a | x | no | | <br/> |", "a ''"],
    ['| <a id="a"></a>`a` | x | no | | |', "a ''"],
  ])("%s", (row, text) => {
    const [rows, findings] = fields(row);
    expect(rows.map(fieldText)).toEqual(text === null ? [] : [text]);
    expect(findings).toEqual(text === null ? ["MM2009 at `~~a~~`"] : []);
  });

  test.each([
    [`| | ${type} | no | N/A | |`, [], "MM2009 at |"],
    [`| the id | ${type} | no | N/A | |`, [], "MM2009 at the id"],
    [`| 2a | ${type} | no | N/A | |`, [], "MM2009 at 2a"],
    [`| a-b | ${type} | no | N/A | |`, [], "MM2009 at a-b"],
    [`| a | ${type} | maybe | N/A | |`, ["a ''"], "MM2008 at maybe"],
    [`| a | ${type} | yes |`, ["a! ''"], `MM2003 at | a | ${type} | yes |`],
    [`| a | ${type} |`, ["a ''"], `MM2003 at | a | ${type} |`],
    ["| a |", ["a ''"], "MM2003 at | a |"],
    [
      `| a | ${type} | yes | b | c | d |`,
      ["a! 'b' @c"],
      `MM2003 at | a | ${type} | yes | b | c | d |`,
    ],
  ])("that is wrong is told of, and its certain parts stay: %s", (row, texts, finding) => {
    const [rows, findings] = fields(row);
    expect(rows.map(fieldText)).toEqual(texts);
    expect(findings).toEqual([finding]);
    expect(rows.every((one) => one.type.refusal === null)).toBe(true);
  });

  test.each([
    "| a | x \\|\\| y | z | yes | b | c |",
    "| a | x | | yes | b | c |",
    "| a | x | maybe | b |",
  ])("with cells in other columns has no type: %s", (row) => {
    const [rows, findings] = fields(row);
    expect(rows.map(({ name, required }) => [name, required])).toEqual([["a", false]]);
    expect(findings).toEqual([]);
    const refusal = rows[0]?.type.refusal;
    expect(refusal?.code).toBe("MM2019");
    expect(refusal?.span === undefined ? "" : textAt(refusal.span, fieldHead + row)).toBe(row);
  });

  test.each([
    [
      "the same type",
      `| a | ${type} | yes | b | |\n| \`a\` | *${type}* | yes | c | |`,
      "a! 'b'",
      ["MM2007 at `a`"],
      null,
    ],
    [
      "a link to the same page",
      "| a | [A](b.md) | no | b | |\n| a | [A](b.md) | no | c | |",
      "a 'b'",
      ["MM2007 at a"],
      null,
    ],
    [
      "absent in one row",
      `| a | ${type} | yes | b | |\n| a | ${type} | no | c | |`,
      "a 'b'",
      ["MM2007 at a"],
      null,
    ],
    [
      "absent in the other",
      `| a | ${type} | no | b | |\n| a | ${type} | yes | c | |`,
      "a 'b'",
      ["MM2007 at a"],
      null,
    ],
    [
      "another type",
      `| a | ${type} | yes | b | |\n| a | Date | yes | c | |`,
      "a! 'b'",
      [],
      "MM2020",
    ],
    [
      "another type and absent",
      `| a | ${type} | no | b | |\n| a | Date | yes | c | |`,
      "a 'b'",
      [],
      "MM2020",
    ],
    [
      "a link to another page",
      "| a | [A](b.md) | no | b | |\n| a | [A](c.md) | no | c | |",
      "a 'b'",
      [],
      "MM2020",
    ],
    [
      "a link with another text",
      "| a | [A](b.md) | no | b | |\n| a | [B](b.md) | no | c | |",
      "a 'b'",
      [],
      "MM2020",
    ],
    [
      "an image in place of a word",
      "| a | an image | no | b | |\n| a | ![x](y) | no | c | |",
      "a 'b'",
      [],
      "MM2020",
    ],
    [
      "HTML in place of an image",
      "| a | ![x](y) | no | b | |\n| a | <x> | no | c | |",
      "a 'b'",
      [],
      "MM2020",
    ],
    [
      "text and code",
      "| a | `A` | no | b | |\n| a | A | no | c | |",
      "a 'b'",
      ["MM2007 at a"],
      null,
    ],
  ])("that repeats a name with %s", (_what, twoRows, text, findings, refusal) => {
    const [rows, told] = fields(twoRows);
    expect(rows.map(fieldText)).toEqual([text]);
    expect(told).toEqual(findings);
    expect(rows[0]?.type.refusal?.code ?? null).toBe(refusal);
    if (refusal !== null) expect(rows[0]?.type.refusal?.message).toContain("than on line 7");
  });

  test.each([
    ["| | x | no | | |", "This row has no name in its first column"],
    [
      "| *the id* | x | no | | |",
      "`the id` cannot be the name of a field or a value: names consist of letters, digits and underscores",
    ],
    ["| a | x | *maybe* | | |", "`*maybe*` does not say whether the field is required"],
  ])("is explained: %s", (row, message) => {
    const { diagnostics } = readModelPage({ path: "t.md", text: fieldHead + row });
    expect(diagnostics.map((one) => one.message)).toEqual([message]);
  });

  test("names the place of its name, type and example", () => {
    const text = "|   `a`   |  *::String* `x`   | yes | N/A |   1 2    |";
    const [row] = fields(text)[0];
    const places = [row?.span, row?.type.span, row?.example?.span];
    const texts = places.map((span) => (span === undefined ? "" : textAt(span, fieldHead + text)));
    expect(texts).toEqual(["`a`", "*::String* `x`", "1 2"]);
    expect(row?.wireName).toBeNull();
  });
});

describe("a type cell", () => {
  type Tokens = FieldRow["type"]["tokens"];
  const tokensText = (tokens: Tokens): string =>
    tokens
      .map((token) => {
        switch (token.kind) {
          case "text":
            return token.text;
          case "code":
            return `\`${token.text}\``;
          case "link":
            return `[${tokensText(token.tokens)}](${token.href})`;
          case "other":
            return `{${token.what}}`;
        }
      })
      .join("/");

  test.each([
    ["*a*", "a"],
    ["**a** b", "a/ b"],
    ["`a` *`b`*", "`a`/ /`b`"],
    ["[*a* b](c.md)", "[a/ b](c.md)"],
    ['[a](<b c.md> "d")', "[a](b c.md)"],
    ["[a][one]", "[a](one.md)"],
    ["[a][ONE]", "[a](one.md)"],
    ["[a b][two]", "[a b](two.md)"],
    ["[one]", "[one](one.md)"],
    ["[a][none]", "[a][none]"],
    ["A<Models::Pair>", "A/<Models::Pair>"],
    ["<https://a.b>", "<https://a.b>"],
    ["T::Array<String>", "T::Array/<String>"],
    ["a<br/>b<BR>c", "a/b/c"],
    ["<b>a</b> <code>b</code><span class=x>c</span><kbd>d</kbd><nobr>e</nobr><wbr>", "a/ /b/c/d/e"],
    ["<em>a</em><i>b</i><strong>c</strong>", "a/b/c"],
    ["a<!-- b -->", "a"],
    ["a<string>", "a/{HTML}"],
    ["<String x>", "{HTML}"],
    ["<abbr>a", "{HTML}/a"],
    ["</String>", "{HTML}"],
    ["![a](b)", "{an image}"],
    ["![a][one]", "{an image}"],
    ["~~a~~", "~~a~~"],
    ["a &lt; b", "a < b"],
    ["a \\* b", "a * b"],
    ["", ""],
  ])("%s", (cell, text) => {
    const definitions = "\n\n[one]: one.md\n[One]: other.md\n[two]: two.md\n";
    const [[row]] = fields(`| \`a\` | ${cell} | no | N/A | |${definitions}`);
    expect(tokensText(row?.type.tokens ?? [])).toBe(text);
  });
});

describe("a row of values", () => {
  const values = (rows: string): readonly [readonly ValueRow[], string, readonly string[]] => {
    const { value, diagnostics } = readModelPage({ path: "t.md", text: valueHead + rows });
    if (value?.body.kind !== "values") throw new Error("the table was lost");
    const { rows: read, open } = value.body;
    const shown = read.map(({ name, value: text }) => `${name}=${text}`).join(" ");
    return [read, shown + (open ? " open" : ""), placedFindings(diagnostics, valueHead + rows)];
  };

  test.each([
    ["| `A` | a |", "A=a"],
    ["| A | `a b` |", "A=a b"],
    ["| ~~`A`~~ | a\\_b |", "A=a_b"],
    ["| `A` | |", "A="],
    ["| `A` | a<br/>b |", "A=a<br/>b"],
    ["| `A` | \\|a\\| |", "A=|a|"],
    ["| `A` | a |\n| `B` | A |", "A=a B=A"],
    ["|  `A`  |   a  b   |", "A=a  b"],
  ])("%s", (rows, text) => {
    expect(values(rows).slice(1)).toEqual([text, []]);
  });

  test.each([
    ["a value twice", "| `A` | a |\n| `B` | a |\n| `C` | c |", "A=a C=c", ["MM2012 at `B`"]],
    ["an empty value twice", "| `A` | |\n| `B` | |", "A=", ["MM2012 at `B`"]],
    [
      "a name twice",
      "| `A` | a |\n| `A` | b |\n| `A` | c |",
      "A=a A_2=b A_3=c",
      ["MM2012 at `A`", "MM2012 at `A`"],
    ],
    [
      "a name twice, beside its next name",
      "| `A_2` | a |\n| `A` | b |\n| `A` | c |",
      "A_2=a A=b A_3=c",
      ["MM2012 at `A`"],
    ],
    [
      "no names",
      "| | a |\n| the b | b |",
      "VALUE_2=a VALUE_3=b",
      ["MM2009 at |", "MM2009 at the b"],
    ],
    [
      "no name beside one like it",
      "| VALUE_2 | a |\n| ? | b |",
      "VALUE_2=a VALUE_3=b",
      ["MM2009 at ?"],
    ],
    ["too few cells", "| `A` |\n| `B` | b |", "B=b open", ["MM2019 at | `A` |"]],
    ["too many cells", "| `A` | a | b |\n| `B` | b |", "B=b open", ["MM2019 at | `A` | a | b |"]],
  ])("that is wrong is told of: %s", (_what, rows, text, findings) => {
    expect(values(rows).slice(1)).toEqual([text, findings]);
  });

  test.each([
    ["| `A` | a |\n| `B` | a |", "The value `a` is listed twice, first on line 7"],
    ["| `X` | x |\n| `A` | a |\n| `A` | b |", "The name `A` is listed twice, first on line 8"],
    ["| | a |", "This row has no name in its first column"],
    [
      "| *a b* | a |",
      "`a b` cannot be the name of a field or a value: names consist of letters, digits and underscores",
    ],
    [
      "| `A` |",
      "This row has 1 cell, but the header of the table has 2, and nothing tells which cell belongs to which column",
    ],
  ])("is explained: %s", (rows, message) => {
    const { diagnostics } = readModelPage({ path: "t.md", text: valueHead + rows });
    expect(diagnostics.map((one) => one.message)).toEqual([message]);
  });

  test("names its place", () => {
    const [rows] = values("|   `A`  | a |");
    expect(rows.map(({ span }) => textAt(span, `${valueHead}|   \`A\`  | a |`))).toEqual(["`A`"]);
  });
});
