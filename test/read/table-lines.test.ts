import { describe, expect, test } from "vitest";
import { dropHugeExamples, isNestedTooDeep } from "../../generator/read/markdown/drop-examples.ts";
import { maskRawCells } from "../../generator/read/markdown/mask-cells.ts";
import { squeezePadding } from "../../generator/read/markdown/squeeze-padding.ts";
import {
  columnName,
  cutCells,
  findTableLines,
  isTableLine,
} from "../../generator/read/markdown/table-lines.ts";
import { textAt } from "../support/type-text.ts";

describe("a line", () => {
  test.each([
    ["| a | b |", " a / b "],
    ["   | a |", " a "],
    ["a | b", "a / b"],
    ["| a | b", " a / b"],
    ["| a |  ", " a "],
    ["| a ||", " a /"],
    ["|", ""],
    ["", ""],
    ["| a \\| b | c |", " a \\| b / c "],
    ["| a \\\\| b |", " a \\\\/ b "],
    ["| a \\x | b |", " a \\x / b "],
    ["| a \\", " a \\"],
    ["    | a |", "    / a "],
  ])("has the cells of %j", (line, cells) => {
    const texts = cutCells(line).map(({ start, end }) => line.slice(start, end));
    expect(texts.join("/")).toBe(cells);
  });

  test.each([
    ["| a", true],
    ["|", true],
    ["   |", true],
    ["    |", false],
    ["\t|", false],
    ["a |", false],
    ["", false],
  ])("begins a row: %j", (line, begins) => {
    expect(isTableLine(line)).toBe(begins);
  });

  test.each([
    ["Field", "field"],
    [" **Field** ", "field"],
    ["`Field`:", "field"],
    ["_Required?_", "required"],
    ["Two words", "two words"],
  ])("names the column %j", (text, name) => {
    expect(columnName(text)).toBe(name);
  });
});

describe("the rows of tables", () => {
  /** Shows each line that is a row with the columns of its table, and `!` if the table stands apart. */
  const rows = (text: string): string =>
    findTableLines(text.split("\n"))
      .map((row) => (row === null ? "." : `${row.columns.join("+")}${row.isApart ? "!" : ""}`))
      .join(" ");

  test.each([
    ["| A | B |\n| - | - |\n| 1 |\n| 2 |", ". . a+b! a+b!"],
    ["A | B\n- | -\na | 1\n`b` | 2\n~~`c`~~ | 3", ". . a+b! a+b! a+b!"],
    ["| A |\n|:-:|\n| 1 |\n\n| 2 |", ". . a! . ."],
    ["| A |\n| - |\n- a | b\n| 2 |", ". . . ."],
    ["| A |\n| - |\n> a | b", ". . ."],
    ["| A |\n| - |\nplain", ". . ."],
    ["| A |\n| - |\n| 1 |\n| - |\n| 2 |", ". . a! a! a!"],
    ["| A |\n| - |\n| 1 |\n\n| B |\n| - |\n| 2 |", ". . a! . . . b!"],
    ["text\n| A |\n| - |\n| 1 |", ". . . a"],
    ["# T\n| A |\n| - |\n| 1 |", ". . . a!"],
    ["text\n\n| A |\n| - |\n| 1 |", ". . . . a!"],
    ["text\n \t\n| A |\n| - |\n| 1 |", ". . . . a!"],
    ["> text #\n| A |\n| - |\n| 1 |", ". . . a"],
    ["- A | B\n| - | - |\n| 1 | 2 |", ". . ."],
    ["| A |\n---\n| 1 |", ". . ."],
    ["| A |\n| : |\n| 1 |", ". . ."],
    ["| A |\n| x - |\n| 1 |", ". . ."],
    ["| A |\n| - | x\n| 1 |", ". . ."],
    ["| - |\n| 1 |", ". ."],
    ["A | B\n\t- | -\n| 1 |", ". . a+b!"],
  ])("%j", (text, found) => {
    expect(rows(text)).toBe(found);
  });
});

describe("masked cells", () => {
  const table = (header: string, row: string): string =>
    `| ${header} |\n|${header.replaceAll(/[^|]+/g, "-")}|\n${row}`;

  test.each([
    ["All but the type", "| `a` | *b* | yes | *_x_* [y] |", "| xxx | *b* | xxx | xxxxxxxxx |"],
    ["An example too", '| `a` | *b* | yes | c | {"d":\t1} |', "| xxx | *b* | xxx | x | xxxxxxxx |"],
    ["Cells beyond the header", "| a | b | c | d | e | `f` |", "| x | b | x | x | x | `f` |"],
    ["No cell at the beginning of a line", "a | b | c | d", "a | b | x | x"],
    ["A short row", "| a |", "| x |"],
    ["A row that ends early", "| a | b | c | d", "| x | b | x | x"],
  ])("%s: %s", (_what, row, masked) => {
    const header = "Field | Type | Required | Description | Example";
    expect(maskRawCells(table(header, row))).toBe(table(header, masked));
  });

  test("are none at the beginning of a line, where they decide what the line is", () => {
    const text = "Value | Description\n- | -\n`a` | b *c*\nx *y* | z";
    expect(maskRawCells(text)).toBe("Value | Description\n- | -\n`a` | xxxxx\nx *y* | x");
  });

  test("are the values of enums", () => {
    expect(maskRawCells(table("Name | Value", "| `A` | a*b* |"))).toBe(
      table("Name | Value", "| xxx | xxxx |"),
    );
  });

  test("are none outside of tables", () => {
    const text = "Description | Example\n\n| *a* | b |";
    expect(maskRawCells(text)).toBe(text);
  });
});

describe("an example", () => {
  test.each([
    ["64 lists", "[".repeat(64), false],
    ["65 lists", "[".repeat(65), true],
    ["65 objects", "{".repeat(65), true],
    ["lists that end", "[]".repeat(65), false],
    ["objects that end", "{}".repeat(65), false],
    ["lists after ends without a beginning", `${"]".repeat(9)}${"[".repeat(65)}`, true],
    ["lists with other signs between them", "[1,".repeat(65), true],
    ["lists in text", `"${"[".repeat(65)}"`, false],
    ["lists in text with a quote", `"\\"${"[".repeat(65)}"`, false],
    ["lists after text with a backslash", `"\\\\"${"[".repeat(65)}`, true],
    ["lists after a backslash outside of text", `\\"${"[".repeat(65)}`, false],
    ["lists around text", `${"[".repeat(40)}"]"${"[".repeat(25)}`, true],
  ])("nests too deep: %s", (_what, json, isTooDeep) => {
    expect(isNestedTooDeep(json)).toBe(isTooDeep);
  });

  const head = "| Field | Example | More |\n| - | - | - |\n";
  const drop = (row: string): readonly [string, readonly string[]] => {
    const page = { path: "t.md", text: head + row };
    const { value, diagnostics } = dropHugeExamples(page);
    expect(value.path).toBe("t.md");
    const findings = diagnostics.map(
      ({ code, message, span }) =>
        `${span?.start.line} ${code} ${message} ${span === undefined ? "" : textAt(span, page.text).length}`,
    );
    return [value.text.slice(head.length), findings];
  };
  const tooMany = "MM2018 This example is left out, because it has more than 100000 characters";
  const tooDeep = "MM2018 This example is left out, because it has more than 64 levels";

  test.each([
    ["is left as it is", "| a | [1] | b |", "| a | [1] | b |", []],
    ["has as many characters as it may", `| a | ${"x".repeat(100_000)} | b |`, null, []],
    ["has too many", `| a | ${"x".repeat(100_001)} | b |`, "| a | | b |", [`3 ${tooMany} 100003`]],
    ["has too many at the end", `| a | ${"x".repeat(100_001)}`, "| a | |", [`3 ${tooMany} 100002`]],
    ["nests too deep", `| a | ${"[".repeat(65)} | b |`, "| a | | b |", [`3 ${tooDeep} 67`]],
    ["is in another column", `| a | b | ${"[".repeat(65)} |`, null, []],
    ["is outside of a table", `| a |\n\n| b | ${"[".repeat(65)} |`, null, []],
    ["is missing", `| ${"[".repeat(65)} |`, null, []],
    [
      "is one of two",
      `| a | ${"[".repeat(65)} | b |\n| c | ${"{".repeat(65)} |`,
      "| a | | b |\n| c | |",
      [`3 ${tooDeep} 67`, `4 ${tooDeep} 67`],
    ],
    ["is in a table without examples", `| a |\n\n| X |\n| - |\n| ${"[".repeat(65)} |`, null, []],
  ])("%s", (_what, row, reduced, findings) => {
    expect(drop(row)).toEqual([reduced ?? row, findings]);
  });
});

describe("padding", () => {
  test.each([
    ["| a   | b  |", "| a | b |"],
    ["|a   |", "|a |"],
    ["| a |", "| a |"],
    ["|   a |", "|   a |"],
    ["| a  b  |", "| a  b |"],
    ["| a  ", "| a  "],
    ["| ---- | :-----: |", "| --- | :---: |"],
    ["|----|", "|---|"],
    ["| --- | - |", "| --- | - |"],
    ["| x---- |", "| x---- |"],
    ["a    | b", "a    | b"],
    ["    | a   |", "    | a   |"],
  ])("%j becomes %j", (line, squeezed) => {
    expect(squeezePadding(line).text).toBe(squeezed);
  });

  test.each([
    ["| a     | b    | c |", "a", 3],
    ["| a     | b    | c |", "b", 11],
    ["| a     | b    | c |", "c", 18],
    ["| a     | b    | c |", " |", 4],
    ["| a | b |", "b", 7],
    ["text | b", "b", 8],
  ])("in %j leaves the column of %j at %d", (line, text, column) => {
    const { text: squeezed, originalColumn } = squeezePadding(`x\n${line}\n| ---- |`);
    const at = (squeezed.split("\n")[1] ?? "").indexOf(text) + 1;
    expect(originalColumn(2, at)).toBe(column);
    expect(originalColumn(1, 2)).toBe(2);
    expect(originalColumn(3, 7)).toBe(8);
  });
});
