import { describe, expect, test } from "vitest";
import { readModelPage } from "../../generator/read/markdown/read-model-page.ts";
import { fields, shape } from "../support/page-reading.ts";
import { textAt } from "../support/type-text.ts";

describe("the title", () => {
  test.each([
    ["# Pair", "Pair", false],
    ["Pair\n====", "Pair", false],
    ["# ~~Pair~~", "Pair", true],
    ["# `Pair`", "Pair", false],
    ["# **Pair**", "Pair", false],
    ["# ~~`Pair`~~", "Pair", true],
    ["# `~~Pair~~`", "Pair", true],
    ["# [Pair](pair.md)", "Pair", false],
    ["# Pair {#pair}", "Pair", false],
    ["# Pair \\{#pair\\}", "Pair", false],
    ["# Pair {: #pair .x}", "Pair", false],
    ["# Pair [](#pair)", "Pair", false],
    ["# Pair [#](#pair)", "Pair", false],
    ["# Pair [¶](#pair)", "Pair", false],
    ["# Pair [x](#pair)", "Pair [x](#pair)", false],
    ["# {#a} Pair", "{#a} Pair", false],
    ["# Pair {a}", "Pair {a}", false],
    ['# <a id="pair"></a>Pair', "Pair", false],
    ["# get\\_pair &amp; more", "get_pair & more", false],
    ["# _Pair_", "_Pair_", false],
    ["# Pair #", "Pair", false],
    ["# Pair `x` *y*", "Pair `x` *y*", false],
    ["<!-- c -->\n\n# Pair", "Pair", false],
    ["---\ntitle: Front\n---\n\nText", "Front", false],
    ["---\ntitle: Front\n---\n\n# Pair", "Pair", false],
    ["---\ntitle: Front\n---\n\n## Fields\n\n" + fields, "Front", false],
    ["\u{feff}# Pair", "Pair", false],
    ["Text\r\n\r\n# Pair\r", "Pair", false],
  ])("of %j is %s", (text, title, marked) => {
    const { value } = readModelPage({ path: "t.md", text });
    expect(value).toMatchObject({ file: "t.md", isOwn: false, title });
    expect(value?.deprecation).toEqual(marked ? { reason: "" } : null);
  });

  test.each([
    ["Text", "MM2001 at |Text"],
    ["Text\n\n## Fields", "MM2001 at ## Fields"],
    ["#\n\nText", "MM2001 at #"],
    ["## Pair\n\n# Later", "MM2001 at ## Pair"],
  ])("of %j is missing", (text, finding) => {
    expect(shape(text)).toEqual(["none", finding]);
  });

  test.each([
    ["Text\n\n# Pair", "# Pair"],
    ["# `Pair` ##", "# `Pair` ##"],
    ["---\ntitle: Front\n---\nText", "title: Front"],
  ])("of %j has its place", (text, place) => {
    const span = readModelPage({ path: "t.md", text }).value?.titleSpan;
    expect(span === undefined ? null : textAt(span, text)).toBe(place);
  });

  test.each([
    ["Text", "Text"],
    ["> Quote", "> Quote"],
    ["- List", "- List"],
    ["```\ncode\n```", "```"],
  ])("has nothing readable above it: %j", (above, place) => {
    expect(shape(`${above}\n\n# T`)).toEqual(["bare", `MM2016 at ${place}`]);
  });

  test.each([
    "<!-- comment -->",
    "{/* comment */}",
    "<a id=x></a>",
    "<a id=x></a><b></b>",
    "[pair]: pair.md",
    'import Tabs from "tabs"',
    "export const a = 1",
  ])("may have %j above it, which is for tools", (above) => {
    expect(shape(`${above}\n\n# T`)).toEqual(["bare"]);
  });

  test.each([
    ["imports are", "imports are"],
    ["an import x", "an import x"],
    ["important", "important"],
    ["{/* a */} b", "{/* a */} b"],
    ["{/* a */", "{/* a */"],
    ["a {/* b */}", "a {/* b */}"],
    ["a <b>", "a <b>"],
  ])("may not have %j above it, which is for readers", (above, place) => {
    expect(shape(`${above}\n\n# T`)).toEqual(["bare", `MM2016 at ${place}`]);
  });

  test("may be in front matter, and then nothing is above it", () => {
    expect(shape("---\ntitle: T\n---\n\n<!-- a -->\n\nText\n\nMore")).toEqual(["bare"]);
  });

  test("of a second model on the page is reported, and its section is left out", () => {
    const text = `# T\n\n## Fields\n\n${fields}\n\n# \`Second\`\n\nText\n`;
    expect(shape(text)).toEqual(["fields a", "MM2011 at # `Second`"]);
    const { diagnostics } = readModelPage({ path: "t.md", text });
    expect(diagnostics[0]?.message).toContain("`Second`");
  });

  test.each([
    ["block of code", "```\na\n```"],
    ["quote", "> a"],
    ["list", "- a"],
    ["line", "***"],
    ["paragraph", "a"],
    ["table", "| a |\n| - |"],
  ])("has a %s above it that is named so", (what, block) => {
    const { diagnostics } = readModelPage({ path: "t.md", text: `${block}\n\n# T` });
    expect(diagnostics[0]?.message).toContain(`This ${what} is not read`);
  });
});

describe("the description", () => {
  const describing = (text: string): string | undefined =>
    readModelPage({ path: "t.md", text: `# T\n\n${text}` }).value?.description;

  test.each([
    ["A pair.", "A pair."],
    ["A pair.\n\nMore   text\n- list\n", "A pair.\n\nMore   text\n- list"],
    ["    code\n", "    code"],
    ["a\n\n<!-- c -->\n\nb", "a\n\nb"],
    ["a\n\n{/* c\nd */}\n\nb", "a\n\nb"],
    ["<!-- c -->\n\nb", "b"],
    ["a\n\n<!-- c -->", "a"],
    ["a\n<!-- c -->\nb", "a\nb"],
    ["a\n\n<!-- c\nd -->\nb", "a\n\nb"],
    ["<!-- c --> d --> b", "<!-- c --> d --> b"],
    ["<!-- c -->", ""],
    ["", ""],
    ["| X | Y |\n| - | - |", "| X | Y |\n| - | - |"],
    [`A.\n\n${fields}`, "A."],
    [`A.\n\n## Fields\n\n${fields}`, "A."],
    ["A.\n\n### More\n\nB.", "A.\n\n### More\n\nB."],
    ["A.\n\n#### Example Usage\n\nB.", "A."],
    [`A.\n\n### Fields\n\n${fields}`, "A."],
    [`A.\n\nFields:\n\n${fields}`, "A."],
    [`A.\n\n**Properties**\n\n${fields}`, "A."],
    [`A.\n\nProperties\n\n${fields}`, "A.\n\nProperties"],
    [`A.\n\n**Properties** of it\n\n${fields}`, "A.\n\n**Properties** of it"],
    ["A.\n\n## Fields\n\nFields\n\nB", "A."],
    ["A.\n\nFields\n\nB", "A.\n\nFields\n\nB"],
    [`A.\n\n### More\n\nB.\n\n## Fields\n\n${fields}`, "A.\n\n### More\n\nB."],
    ["**Props**\n\n| X | Y |\n| - | - |", "**Props**\n\n| X | Y |\n| - | - |"],
    [`**Props**\n\nText.\n\n${fields}`, "**Props**\n\nText."],
  ])("of %j is %j", (text, description) => {
    expect(describing(text)).toBe(description);
  });
});
