import { describe, expect, test } from "vitest";
import { findForeignPages, readPage } from "../../generator/read/read-page.ts";
import type { TypedPage } from "../../generator/read/dialects/read-types.ts";
import { textAt, typeText } from "../support/type-text.ts";

function pageText(cells: readonly string[]): string {
  const rows = cells.map((cell, index) => `| \`f${index}\` | ${cell} | ✅ | N/A |\n`);
  return `# T\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n${rows.join("")}`;
}

function page(path: string, text: string): TypedPage {
  const { page: read } = readPage({ path, text });
  if (read === null) throw new Error("the page was lost");
  return read;
}

/** Returns a page with these type cells. */
function pageOf(...cells: readonly string[]): TypedPage {
  return page("t.md", pageText(cells));
}

/** Returns the language that the findings about some pages name, and the number of pages in it. */
function languageOf(...pages: readonly TypedPage[]): string {
  const [finding, ...more] = findForeignPages(pages).diagnostics;
  expect(more).toEqual([]);
  if (finding === undefined) return "Ruby";
  expect(finding.code).toBe("MM3005");
  return (
    /on (\d+ pages?) are written in (.+), but/.exec(finding.message)?.slice(1).join(": ") ?? ""
  );
}

describe("one cell tells the language of a page", () => {
  test.each([
    ["TypeScript", "*number*"],
    ["TypeScript", "Record<string, *any*>"],
    ["TypeScript", "*string*[]"],
    ["TypeScript", "(*string* \\| *boolean*)[]"],
    ["TypeScript", '"active"'],
    ["TypeScript", "Array<*string*>"],
    ["TypeScript", "{ [key: string]: *string* }"],
    ["TypeScript", "[Date](https://developer.mozilla.org/en-US/docs/Date)"],
    ["TypeScript", "models.Pair"],
    ["TypeScript", "components.Pair"],
    ["Go", "map[string]*string*"],
    ["Go", "`*string`"],
    ["Go", "`bool`"],
    ["Go", "[]*string*"],
    ["Go", "\\*int64"],
    ["Go", "uint32"],
    ["Go", "float64"],
    ["Go", "interface{}"],
    ["Go", "[time.Time](https://pkg.go.dev/time#Time)"],
    ["Go", "optionalnullable.OptionalNullable[*string*]"],
    ["Go", "Pointer to **string**"],
    ["Python", "*str*"],
    ["Python", "*Optional[int]*"],
    ["Python", "List[*bool*]"],
    ["Python", "Dict[*int*, *bool*]"],
    ["Python", 'Literal[\\"a\\"]'],
    ["Python", "dict(str, Pair)"],
    ["Python", "none_type"],
    ["Python", "[date](https://docs.python.org/3/library/datetime.html)"],
    ["Java", "*Optional\\<Boolean>*"],
    ["Java", "JsonNullable\\<*Boolean*>"],
    ["Java", "Map\\<String, *Object*>"],
    ["Java", "[OffsetDateTime](https://docs.oracle.com/javase/8/docs/api/)"],
    ["Java", "BigDecimal"],
    ["Java", "*Long*"],
    ["C#", "Dictionary<*string*, *object*>"],
    ["C#", "*bool?*"],
    ["C#", "[DateTime](https://learn.microsoft.com/dotnet/api/system.datetime)"],
    ["PHP", "*?string*"],
    ["PHP", "array<*string*>"],
    ["PHP", "*mixed*"],
    ["PHP", "[?\\\\DateTime](https://www.php.net/manual/en/class.datetime.php)"],
    ["PHP", "[\\Psr\\Http\\Message\\ResponseInterface](https://www.php-fig.org/psr/psr-7/)"],
    ["C++", "std::string"],
    ["Rust", "Vec<*bool*>"],
    ["Rust", "crate::models::Pair"],
    ["Rust", "Option<*bool*>"],
    ["Rust", "HashMap<bool, bool>"],
    ["Rust", "i32"],
    ["Rust", "f64"],
    ["Rust", "serde_json::Value"],
    ["Kotlin", "[kotlin.Boolean](.md)"],
    ["Dart", "BuiltList<*bool*>"],
  ])("%s: %s", (language, cell) => {
    expect(languageOf(pageOf(cell))).toBe(`1 page: ${language}`);
  });

  test.each([
    ["", "a missing type"],
    ["*::String*", "a class"],
    ["String", "a class without colons"],
    ["Integer", "a class without colons"],
    ["Float", "a class without colons"],
    ["Models::Shared::Pair", "a class path"],
    ["T.nilable(number)", "a form of Ruby around a foreign word"],
    ["Pair", "a name that every language may have"],
    ["strange", "a word that only begins like one"],
    ["numbers", "a word that only begins like one"],
    ["mapping", "a word that only begins like one"],
    ["[A::B](../number.md)", "a foreign word in an address"],
    ["![number](number.png)", "an image"],
  ])("not %s, %s", (cell) => {
    expect(languageOf(pageOf(cell))).toBe("Ruby");
  });
});

describe("cells decide together", () => {
  test.each([
    ["no cell decides nothing", [], "Ruby"],
    ["words of several languages, alone", ["*string*", "*bool*"], "1 page: Go"],
    ["most words", ["*boolean*", "*long*", "*double*"], "1 page: Java"],
    ["one sign against words", ["*int*", "*bool*", "*bool*", "*str*"], "1 page: Python"],
    ["one sign of Ruby against words", ["*string*", "*bool*", "*::String*"], "Ruby"],
    ["as many signs of Ruby", ["*number*", "*::String*"], "Ruby"],
    ["more signs than of Ruby", ["*number*", "*::String*", "*number*"], "1 page: TypeScript"],
    [
      "one more word than signs of Ruby",
      ["*number*", "*string*", "*::String*"],
      "1 page: TypeScript",
    ],
    ["more signs of one language", ["*number*", "*str*", "*str*"], "1 page: Python"],
    ["as many signs, the first language", ["*str*", "*number*"], "1 page: TypeScript"],
  ])("%s", (_what, cells, language) => {
    expect(languageOf(pageOf(...cells))).toBe(language);
  });

  test("over all pages", () => {
    const pages = [pageOf("*number*"), pageOf("*str*"), pageOf("*str*"), pageOf("::String")];
    expect(languageOf(...pages)).toBe("3 pages: Python");
  });

  test.each([
    [["*::String*", "*number*", "*str*", "*str*"], "number"],
    [["Pair", "*string*", "*number*"], "string"],
    [["T.nilable(number)", "*str*", "*str*"], "str"],
  ])("%j: the place is that of the first foreign cell, at %s", (cells, place) => {
    const { diagnostics } = findForeignPages([pageOf(...cells)]);
    const spans = diagnostics.map(({ span }) =>
      span === undefined ? "" : textAt(span, pageText(cells)),
    );
    expect(spans).toEqual([`*${place}*`]);
  });

  test("and no cell of a foreign page has a type of its own", () => {
    const { body } = pageOf("*::String*", "*number*", "*number*");
    const types = body.kind === "fields" ? body.rows.map(({ type }) => typeText(type)) : [];
    expect(types).toEqual(["invalid", "invalid", "invalid"]);
  });
});

describe("a page that is not foreign", () => {
  const own = "<!-- Generated by Modelmark from t.md. -->\n\n# T\n\n";
  const members = (heading: string): string =>
    `${own}A union.\n\n## ${heading}\n\n| Type |\n| - |\n| \`number\` |\n| [Pair](pair.md) |\n`;

  test.each([
    ["Members", "members"],
    ["Body", "bodies"],
  ])("has types under the heading %s of our own docs", (heading, kind) => {
    const { body, foreign } = page("t.md", members(heading));
    expect(foreign).toBeNull();
    expect(body.kind).toBe(kind);
    const types = "types" in body ? body.types.map((type) => typeText(type)) : [];
    expect(types).toEqual(["number", "page pair.md"]);
  });

  test.each([
    [
      "fields of our own docs",
      `${own}An object.\n\n## Fields\n\n| Field | Type |\n| - | - |\n| \`a\` | \`number\` |\n`,
      "fields",
    ],
    ["values", "# T\n\n## Values\n\n| Name | Value |\n| - | - |\n| `A` | number |\n", "values"],
    ["no table", "# T\n\nA number.\n", "bare"],
  ])("has %s", (_what, text, kind) => {
    const read = page("t.md", text);
    expect([read.foreign, read.body.kind]).toEqual([null, kind]);
    expect(languageOf(read)).toBe("Ruby");
  });

  test("is read as Ruby if no cell tells the language", () => {
    const { body } = pageOf("Date", "T", "x y");
    const types = body.kind === "fields" ? body.rows.map(({ type }) => typeText(type)) : [];
    expect(types.slice(0, 2)).toEqual(["date", "T"]);
    expect(types[2]).toMatch(/^MM3002 /);
  });

  test("keeps the finding of a cell that is out of place, in place of its type", () => {
    const { body } = page(
      "t.md",
      `${pageText(["*::String*"])}| \`b\` | A \\| B | ::Integer | x | y |\n`,
    );
    const types = body.kind === "fields" ? body.rows.map(({ type }) => typeText(type)) : [];
    expect(types[0]).toBe("string");
    expect(types[1]).toMatch(/^MM2019 This row has 5 cells, [^`]*$/);
  });
});

describe("findings about other pages", () => {
  const other = (path: string, header = "Name | Type | Description | Notes"): TypedPage =>
    page(path, `# O\n\n## Properties\n\n${header}\n${header.replaceAll(/\w+/g, "---")}\n`);
  const foreign = page("f.md", pageText(["*number*"]));
  const ruby = page("r.md", pageText(["*::String*"]));
  const values = page("v.md", "# V\n\n## Values\n\n| Name | Value |\n| - | - |\n| `A` | a |\n");
  const empty = page("e.md", pageText([]));
  const noValues = page("n.md", "# V\n\n## Values\n\n| Name | Value |\n| - | - |\n");
  const bare = page("b.md", "# B\n");

  test.each<[string, readonly TypedPage[], readonly string[] | null]>([
    ["of no pages", [], null],
    ["beside one page that can be read", [ruby, foreign], null],
    ["beside a page of values", [values, foreign], null],
    ["beside fewer pages that can be read", [ruby, foreign, other("o.md")], ["r.md"]],
    ["beside pages without rows", [empty, noValues, bare, foreign], []],
    ["beside pages of another generator alone", [bare, other("o.md")], []],
    ["of pages that can be read", [ruby, values, bare], null],
  ])("count: those %s", (_what, pages, files) => {
    const { relevant } = findForeignPages(pages);
    expect(relevant === null ? null : [...relevant]).toEqual(files);
  });

  test("are one for each generator, at its first page", () => {
    const pages = [other("a.md"), other("b.md", "Name | Type | Tags | Description"), other("c.md")];
    const { diagnostics } = findForeignPages([ruby, ...pages, foreign]);
    const texts = diagnostics.map(({ code, span, message }) => `${span?.file} ${code} ${message}`);
    expect(texts).toEqual([
      expect.stringMatching(/^f\.md MM3005 The types on 1 page are written in TypeScript/),
      expect.stringMatching(/^a\.md MM3007 The tables of 2 pages .* OpenAPI Generator writes/),
      expect.stringMatching(/^b\.md MM3007 The tables of 1 page .* APIMatic writes/),
    ]);
  });
});
