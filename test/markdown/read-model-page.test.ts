import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTypes } from "../../generator/read/dialects/read-types.ts";
import { readModelPage } from "../../generator/read/markdown/read-model-page.ts";

const head = "# T\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n";

function read(text: string): ReturnType<typeof readModelPage> {
  return readModelPage({ path: "t.md", text });
}

describe("a page", () => {
  test("names the place on disk of each cell, however padded", () => {
    const page = read(`${head}| \`a\`${" ".repeat(500)}| *::Strin*   | :heavy_check_mark: | N/A |`);
    const body = page.value === null ? null : readTypes(page.value).body;
    const type = body?.kind === "fields" ? body.rows[0]?.type : undefined;
    expect(type).toMatchObject({
      kind: "named",
      nearBuiltIn: "::String",
      span: { start: { line: 7, column: 509 }, end: { column: 516 } },
    });
  });

  test("reads columns by name, required marks as signs or characters", () => {
    const text =
      "# T\n\n## Fields\n\n| Required | Extra | Description | Type | Field |\n|-|-|-|-|-|\n| ✅ | x | Text. | *::String* | `a` |\n| ➖ | x | N/A | *::String* | `b` |";
    expect(read(text)).toMatchObject({
      diagnostics: [],
      value: {
        body: {
          rows: [
            { name: "a", required: true, description: "Text." },
            { name: "b", required: false, description: "" },
          ],
        },
      },
    });
  });

  test("never throws, and always says why there is no model, whatever the text", () => {
    const piece = fc.constantFrom(
      ...["# T\n", "## Fields\n", "## Values\n", "| Field | Type | Required | Description |\n"],
      ...[
        "| - | - | - | - |\n",
        "| `a` | *::String* | :heavy_check_mark: | N/A |\n",
        "|",
        "\n",
        "`",
      ],
      ...[
        "~~",
        "<",
        "[",
        "](",
        "*",
        "\\",
        "> ",
        "- ",
        "```\n",
        "&#x0;",
        "\u2028",
        "\u0000",
        "T.any(",
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 25 }), (pieces) => {
        const page = read(pieces.join(""));
        if (page.value === null) expect(page.diagnostics.length).toBeGreaterThan(0);
        else expect(readTypes(page.value).title).toBe(page.value.title);
      }),
      { seed: 5, numRuns: 1500 },
    );
  });

  test("a type cell never throws, and is a type or a located finding", () => {
    const token = fc.constantFrom(
      ...["T::Array<", "T::Hash[Symbol, ", "T.nilable(", "T.any(", "*::String*", "::Integer", "*"],
      ...[
        ">",
        "]",
        ")",
        ", ",
        "[Models::Shared::A](../a.md)",
        "Date",
        "`x`",
        "<b>",
        "\\|",
        " ",
        "_",
      ],
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        const page = read(`${head}| \`a\` | ${tokens.join("")} | :heavy_check_mark: | N/A |\n`);
        if (page.value === null) throw new Error("the page was lost");
        const { body, foreign } = readTypes(page.value);
        const type = body.kind === "fields" ? body.rows[0]?.type : undefined;
        expect(type).toBeDefined();
        if (type?.kind === "invalid") expect((type.finding ?? foreign)?.span).toBeDefined();
      }),
      { seed: 6, numRuns: 1500 },
    );
  });

  // Pages that would keep a CommonMark parser busy for minutes are refused at once; just below the limits they are
  // read.
  test.each([
    ["emphasis", "*a_".repeat(100_000)],
    ["links", "[a](".repeat(50_000)],
    ["quotes", ">".repeat(50_000)],
    ["lists", "1. ".repeat(10_000)],
    ["pipes", `| ${"|".repeat(1_000_000)}`],
    ["delimiters", `| a |\n${"|---".repeat(100_000)}|`],
    ["size", "word ".repeat(300_000)],
    ["blocks", `${"*a_".repeat(300)}\n\n`.repeat(1000)],
  ])("of too many %s is refused", (_what, text) => {
    expect(read(`# T\n\n${text}\n`)).toMatchObject({
      value: null,
      diagnostics: [{ code: "MM2015" }],
    });
  });

  // The time for these grows with the square of their number: 64 kB of each kept the parser busy for over 12 seconds.
  test.each([
    ["lazy lines", `> a\n${"b\n".repeat(32_000)}`],
    ["lazy lines of a list", `- a\n${"b\n".repeat(32_000)}`],
    ["lazy rows", `> |a|\n> |-|\n${"|a|\n".repeat(16_000)}`],
    ["quotes apart", "> a\n\n".repeat(13_000)],
    ["items apart", "- a\n\n".repeat(13_000)],
    ["underlined headings", "a\n=\n".repeat(16_000)],
    [
      "lists in lists",
      Array.from({ length: 360 }, (_, depth) => `${"  ".repeat(depth)}- a\n`).join(""),
    ],
    ["lines ended by \\r", "a\r".repeat(32_000)],
  ])("of too many %s is refused at once", (_what, text) => {
    const { value, diagnostics } = read(`# T\n\n${text}`);
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([{ code: "MM2015", span: { file: "t.md" } }]);
  });

  test("of a row of spaces is read, whatever stands behind them", () => {
    expect(read(`${head}| \`a\` | *::String* | x ${" ".repeat(900_000)}x |`).value?.title).toBe(
      "T",
    );
  });

  test("is read whole, whatever its examples hold", () => {
    const row = (example: string): string => `| \`a\` | *::Object* | ✅ | N/A | ${example} |`;
    const table = head
      .replace("Description |", "Description | Example |")
      .replace("| - |", "| - | - |");
    const example = (text: string): string | undefined => {
      const { body } = read(table + row(text)).value ?? {};
      return body?.kind === "fields" ? body.rows[0]?.example?.text : undefined;
    };
    const long = `{${'<br/>"a": ["*_", "<b>"],'.repeat(700)}<br/>"b": 1}`;
    expect(example(long)).toBe(long.replaceAll("<br/>", "\n"));
    for (const text of ["*a_".repeat(30_000), "`".repeat(90_000), "<!-- ".repeat(18_000)]) {
      expect(example(text)).toBe(text.trim());
    }
    for (const text of ["[".repeat(9_000), '{"a":'.repeat(100), "x".repeat(200_000)]) {
      const { value, diagnostics } = read(table + row(text));
      expect(value?.body).toMatchObject({ rows: [{ name: "a", example: null }] });
      expect(diagnostics).toMatchObject([{ code: "MM2018", severity: "info" }]);
    }
  });

  test.each([
    ["emphasis", "*a_".repeat(490)],
    ["links", "[a](".repeat(490)],
    ["quotes", ">".repeat(990)],
    ["spaces", " ".repeat(900_000)],
    ["spaces in a heading", `### a${" ".repeat(900_000)}b`],
    ["a wide cell", `| a |\n| - |\n| ${"x".repeat(900_000)} |`],
  ])("of many %s is read", (_what, text) => {
    expect(read(`# T\n\n${text}\n`).value?.title).toBe("T");
  });
});
