import { describe, expect, test } from "vitest";
import { readModelPage } from "../../generator/read/markdown/read-model-page.ts";
import { fields, shape, values } from "../support/page-reading.ts";

describe("the body", () => {
  test.each([
    ["fields", `## Fields\n\n${fields}`, "fields a"],
    ["values", `## Values\n\n${values}`, "values A"],
    ["values", `## values:\n\n${values}`, "values A"],
    ["fields", `## Fields :\n\n${fields}`, "fields a"],
    ["fields", `## **Fields**\n\n${fields}`, "fields a"],
    ["fields without a heading", fields, "fields a"],
    ["values without a heading", values, "values A"],
    ["fields under another heading", `## Properties\n\n${fields}`, "fields a"],
    ["values under another heading", `## Enum\n\n${values}`, "values A"],
    ["fields under a low heading", `##### Properties\n\n${fields}`, "fields a"],
    ["fields under the usage", `## Example Usage\n\n\`\`\`\nx\n\`\`\`\n\n${fields}`, "fields a"],
    ["fields above the usage", `${fields}\n\n## Example Usage\n\nText`, "fields a"],
    [
      "an enum's values in prose above its table",
      `${values}\n\n## Values\n\n${values.replace("`A`", "`B`")}`,
      "values B",
    ],
    ["nothing", "", "bare"],
    ["text", "A union.", "bare"],
    ["a usage alone", "## Example Usage\n\n```ruby\nA.new\n```", "bare"],
    [
      "an open enum",
      `## Values\n\n${values}\n\n## Example Usage\n\n\`\`\`ruby\nx\n# Open enum: y\n\`\`\``,
      "values A open",
    ],
    [
      "no open enum",
      `## Values\n\n${values}\n\n## Example Usage\n\n\`\`\`ruby\n# An Open enum: y\n\`\`\``,
      "values A",
    ],
    ["no open enum", `Open enum: x\n\n## Values\n\n${values}`, "values A"],
    [
      "no open enum",
      `## Values\n\n${values}\n\n## Example Usage\n\n\`\`\`ruby\nx # Open enum: y\n\`\`\``,
      "values A",
    ],
    ["no open enum", `## Values\n\n${values}\n\n<!--\n# Open enum: x\n-->`, "values A"],
    [
      "comments beside the table",
      `## Fields\n\n<!-- a -->\n\n${fields}\n\n<!-- b -->\n\n[c]: d`,
      "fields a",
    ],
    ["comments of MDX beside the table", `## Fields\n\n{/* a */}\n\n${fields}`, "fields a"],
    ["HTML beside the table", `## Fields\n\n<br>\n\n${fields}`, "fields a"],
  ])("has %s", (_what, text, body) => {
    const [kind, ...findings] = shape(`# T\n\n${text}\n`);
    expect(kind).toBe(body);
    expect(findings).toEqual([]);
  });

  test.each([
    [
      "both",
      `## Fields\n\n${fields}\n\n## Values\n\n${values}`,
      "fields a",
      ["MM2010 at ## Values"],
    ],
    [
      "both, the other way",
      `## Values\n\n${values}\n\n## Fields\n\n${fields}`,
      "fields a",
      ["MM2010 at ## Values"],
    ],
    [
      "two tables",
      `## Fields\n\n${fields}\n\nText.\n\n${values}`,
      "fields a",
      ["MM2002 at | Name | Value |", "MM2016 at Text."],
    ],
    [
      "two sections",
      `## Fields\n\n${fields}\n\n## More\n\n${fields}`,
      "fields a",
      ["MM2002 at | Field | Type | Required | Description |"],
    ],
    [
      "fields above announced values",
      `${fields}\n\n## Values\n\n${values}`,
      "fields a",
      ["MM2010 at ## Values"],
    ],
    [
      "a table of names alone",
      "| Name | X |\n| - | - |",
      "bare reported",
      ["MM2017 at | Name | X |"],
    ],
    [
      "a table of fields without two columns",
      "| Field | Type |\n| - | - |",
      "fields",
      ["MM2005 at | Field | Type |", "MM2005 at | Field | Type |"],
    ],
    [
      "a table of fields as values",
      `## Values\n\n${fields}`,
      "values",
      [1, 2].map(() => "MM2005 at | Field | Type | Required | Description |"),
    ],
    [
      "a second table of values without their name",
      `## Values\n\n${values}\n\n## Enum\n\n${values}`,
      "values A",
      ["MM2004 at ## Enum"],
    ],
    ["no table of fields", "## Fields\n\nSee the guide.", "fields", ["MM2006 at ## Fields"]],
    ["no table of values", "## Values\n\nSee the guide.", "values", ["MM2006 at ## Values"]],
    [
      "text beside the table",
      `## Fields\n\nText.\n\n${fields}\n\nMore.`,
      "fields a",
      ["MM2016 at Text."],
    ],
    [
      "a row apart",
      `## Fields\n\n${fields}\n\n| \`b\` | ::String | yes | N/A |`,
      "fields a",
      ["MM2022 at | `b` | ::String | yes | N/A |"],
    ],
    [
      "a value apart",
      `## Values\n\n${values}\n\n| \`B\` | b |`,
      "values A open",
      ["MM2022 at | `B` | b |"],
    ],
    [
      "text and a row apart",
      `## Fields\n\nText.\n\n${fields}\n\n| a | b |`,
      "fields a",
      ["MM2022 at | a | b |"],
    ],
    ["two pipes", `## Fields\n\n${fields}\n\na | b | c`, "fields a", ["MM2016 at a | b | c"]],
    ["an unknown section", "## Remarks\n\nText.", "bare", ["MM2004 at ## Remarks"]],
    [
      "an unknown section of values beside fields",
      `## Fields\n\n${fields}\n\n## Others\n\n${values}`,
      "fields a",
      ["MM2004 at ## Others"],
    ],
    ["an unknown table", "## Members\n\n| X | Y |\n| - | - |", "bare", ["MM2004 at ## Members"]],
    [
      "a table that is nearly one of fields",
      "## Fields2\n\n| Field | Type | Required |\n| - | - | - |",
      "fields",
      ["MM2004 at ## Fields2", "MM2005 at | Field | Type | Required |"],
    ],
    [
      "a table that is nearly one of fields",
      "| Required | Type |\n| - | - |",
      "fields",
      ["MM2005 at | Required | Type |", "MM2005 at | Required | Type |"],
    ],
    [
      "a table that is not nearly one",
      "| Type | Description |\n| - | - |",
      "bare reported",
      ["MM2017 at | Type | Description |"],
    ],
    [
      "a table that is not nearly one",
      "| Field | X |\n| - | - |",
      "bare reported",
      ["MM2017 at | Field | X |"],
    ],
    [
      "a table in a quote",
      "> | Field | Type |\n> | - | - |",
      "bare reported",
      ["MM2017 at > | Field | Type |"],
    ],
    [
      "a table of HTML",
      "<div>\n<TABLE class=x>\n</table>\n</div>",
      "bare reported",
      ["MM2017 at <TABLE class=x>"],
    ],
    ["a table in code", "Text.\n\n```\n| a | b |\n```", "bare reported", ["MM2017 at | a | b |"]],
    [
      "a table in a usage",
      "## Example Usage\n\n| a | b |\n| - | - |",
      "bare reported",
      ["MM2017 at | a | b |"],
    ],
    ["escaped pipes", "a \\| b \\| c \\| d", "bare", []],
    ["a word like a tag", "<tables>\n\n`<tab`", "bare", []],
    [
      "no values",
      "## Values\n\n| Name | Value |\n| - | - |",
      "values",
      ["MM2014 at | Name | Value |"],
    ],
    [
      "no column of values",
      "## Values\n\n| Name | X |\n| - | - |\n| a | b |",
      "values",
      ["MM2005 at | Name | X |"],
    ],
    [
      "a table of names, values and types",
      "## Things\n\n| Name | Value | Type |\n| - | - | - |\n| `A` | a | b |",
      "bare",
      ["MM2004 at ## Things"],
    ],
  ])("has %s", (_what, text, body, findings) => {
    const [kind, ...rest] = shape(`# T\n\n${text}\n`);
    expect(kind).toBe(body);
    expect(rest).toEqual(findings);
  });

  test.each([
    [
      "## Feilds\n\nText",
      "The section `## Feilds` is not read, because it has no table of fields or values; did you mean `## Fields`?",
    ],
    [
      "## Vlaues\n\nText",
      "The section `## Vlaues` is not read, because it has no table of fields or values; did you mean `## Values`?",
    ],
    [
      "# Example Usag\n\nText\n\n## Example Usag\n\nText",
      "The section `## Example Usag` is not read, because it has no table of fields or values; did you mean `## Example Usage`?",
    ],
    ...["## Value", "**Example Usages**"].map((heading) => [
      `## Values\n\n${values}\n\n${heading}\n\n${values}`,
      `The section \`${heading}\` is not read, because it has no table of fields or values${heading.startsWith("#") ? "; did you mean `## Values`?" : ""}`,
    ]),
    [
      "## Usage\n\nText",
      "The section `## Usage` is not read, because it has no table of fields or values",
    ],
    ["# Values\n\nText", "There is no table under `## Values`"],
    [
      `## Props\n\n${fields}\n\n${fields}`,
      "There is a second table under `## Props`, and only one can be read",
    ],
    [
      `**Props**\n\n${fields}\n\n${fields}`,
      "There is a second table under `**Props**`, and only one can be read",
    ],
    [
      `${fields}\n\n${fields}`,
      "There is a second table under `## Fields`, and only one can be read",
    ],
    [
      `${values}\n\n${values}`,
      "There is a second table under `## Values`, and only one can be read",
    ],
    [
      `## Values\n\n${values}\n\n${values}`,
      "There is a second table under `## Values`, and only one can be read",
    ],
    [
      "| Field | Type | Required |\n| - | - | - |",
      "This table has no column `Description`; its header is `Field | Type | Required`",
    ],
    [
      `## Fields\n\n${fields}\n\n|  a   |  b | c | d |`,
      "`| a | b | c | d |` is not read: it looks like a row, but does not belong to the table of this section",
    ],
    [
      "|  A   |  B  | C |\n| - | - | - |",
      "`| A | B | C |` looks like the table of the model, but it cannot be read as one",
    ],
  ])("%j is explained", (text, message) => {
    const { diagnostics } = readModelPage({ path: "t.md", text: `# T\n\n${text}\n` });
    expect(diagnostics.map((one) => one.message)).toContain(message);
  });
});

describe("a page", () => {
  test.each([
    ["a second mark within its title", "\u{feff}# Pa\u{feff}ir", "Pa\u{feff}ir"],
    ["a mark of its own", "# \u{feff}Pair", "Pair"],
  ])("has %s", (_what, text, title) => {
    expect(readModelPage({ path: "t.md", text }).value?.title).toBe(title);
  });

  const conflict = ["<<<<<<< HEAD", "=======", ">>>>>>> other", ""];
  const long = "*".repeat(1001);
  const ownStart = "<!-- Generated by Modelmark from t.md. -->\n\n";
  test.each([
    ["a merge conflict", conflict.join("\n"), "MM2021 at <<<<<<< HEAD"],
    ["a merge conflict with other line endings", conflict.join("\r"), "MM2021 at <<<<<<< HEAD"],
    ["a conflict in a page of ours", ownStart + conflict.join("\n"), "MM2021 at <<<<<<< HEAD"],
    ["too many marks", `# T\n\n${long}`, "MM2015 at |"],
    ["too many marks in a page of ours", `${ownStart}# T\n\n${long}`, "MM2015 at |"],
  ])("is not read with %s", (_what, text, finding) => {
    const { value, diagnostics } = readModelPage({ path: "t.md", text });
    expect([value, diagnostics.length]).toEqual([null, 1]);
    expect(shape(text)[1]?.slice(0, finding.length)).toBe(finding);
  });
});
