import { entry } from "./entry.ts";

/** MM2xxx: the shape of a page and of its table. */
export const pageCatalog = {
  MM2001: entry({
    severity: "error",
    title: "page has no title",
    message: () => "Unexpected page without a title, expected `# Title` as its first heading",
    hint: () => "Start the page with `# ` and the name of the model.",
    explanation: "The title is the model's name, and with its folder the model's identity.",
    example: "# TokenIssueResponse",
  }),
  MM2002: entry<{ readonly section: string }>({
    severity: "error",
    title: "second table in a section",
    message: ({ section }) => `Unexpected second table under \`${section}\`, expected one`,
    hint: () => "Join the tables, or move the second one to a page of its own.",
    explanation:
      "A page describes one model with one table. Reading only the first would drop fields silently.",
    example: "## Fields\n\n| Field | … |\n\n| Field | … |    <- MM2002",
  }),
  MM2003: entry<{ readonly found: number; readonly expected: number }>({
    severity: "warning",
    title: "row with the wrong number of cells",
    message: ({ found, expected }) => `The row has ${found} cells, and the header has ${expected}`,
    hint: () => "Write a missing cell as empty, and a pipe inside a cell as `\\|`.",
    explanation:
      "Cells at the end of a row are missing, which are read as empty; or the mark in the Required column is where it should be and one cell too many comes after it, mostly because of a pipe in a description, which is then cut off there.",
    example:
      "| Field | Type | Required | Description |\n| ----- | ---- | -------- | ----------- |\n| `id` | *::String* |    <- MM2003",
  }),
  MM2004: entry<{ readonly heading: string }>({
    severity: "warning",
    title: "unknown section",
    message: ({ heading }) =>
      `Unexpected section \`${heading}\`, expected \`## Fields\`, \`## Values\` or \`## Example Usage\``,
    hint: () => "Its content is left out; rename the heading if it holds the model's table.",
    explanation:
      "Model pages have three sections. Under another heading only a table is read that has the columns of one of them.",
    example: "## Remarks    <- MM2004",
  }),
  MM2005: entry<{ readonly column: string; readonly found: string }>({
    severity: "error",
    title: "table lacks a column",
    message: ({ column, found }) =>
      `Unexpected header \`${found}\`, expected a column \`${column}\``,
    hint: ({ column }) => `Add the column \`${column}\`; the order of the columns does not matter.`,
    explanation:
      "Cells are read by the name of their column: Field, Type, Required, Description (and Example) for fields, Name and Value for enums. Other columns are left alone.",
    example: "| Field | Required | Description |    <- MM2005: no `Type`",
  }),
  MM2006: entry<{ readonly section: string }>({
    severity: "error",
    title: "section without a table",
    message: ({ section }) => `Unexpected \`${section}\` without a table, expected a table`,
    hint: () => "An object without fields has a table with a header and no rows.",
    explanation: "The heading announces a table, and none follows.",
    example: "## Fields\n\nSee the guide.    <- MM2006",
  }),
  MM2007: entry<{ readonly name: string; readonly line: number }>({
    severity: "warning",
    title: "duplicate field",
    message: ({ name, line }) =>
      `Unexpected second field \`${name}\`, expected each name once (first on line ${line})`,
    hint: () => "Delete one of the two rows.",
    explanation:
      "Two rows of a page document the same field, with the same type. The first one counts, and the key may be absent if one of the two says so.",
    example: "| `id` | *::String* | … |\n| `id` | *::String* | … |    <- MM2007",
  }),
  MM2008: entry<{ readonly found: string }>({
    severity: "warning",
    title: "Required cell not understood",
    message: ({ found }) =>
      `Unexpected \`${found}\` under Required, expected \`:heavy_check_mark:\` or \`:heavy_minus_sign:\``,
    hint: () => "The key may be absent, until the cell holds `:heavy_check_mark:`.",
    explanation:
      "Whether a key may be absent decides what validators accept, so it is never guessed. Check marks, crosses, minus signs, yes, no, true, false and empty cells are understood.",
    example: "| `id` | *::String* | maybe | … |    <- MM2008",
  }),
  MM2009: entry<{ readonly found: string }>({
    severity: "warning",
    title: "name cell not understood",
    message: ({ found }) => `Unexpected name \`${found}\`, expected an identifier in backticks`,
    hint: () =>
      "A field without a name is left out. Write it as `` `name` ``, or as `` ~~`name`~~ `` when it is deprecated.",
    explanation:
      "Names of fields and enum members consist of letters, digits and underscores, and stand in backticks; without them they are read too.",
    example: "| the id | *::String* | … |    <- MM2009",
  }),
  MM2010: entry({
    severity: "error",
    title: "page has both Fields and Values",
    message: () => "Unexpected `## Fields` and `## Values` on one page, expected one of them",
    hint: () => "Split the page: an object has Fields, an enum has Values.",
    explanation: "The section says what kind of model the page describes; it cannot be both.",
    example: "## Fields\n…\n## Values    <- MM2010",
  }),
  MM2011: entry<{ readonly title: string }>({
    severity: "error",
    title: "second title",
    message: ({ title }) => `Unexpected second title \`${title}\`, expected one model per page`,
    hint: () => "Move the second model to a page of its own.",
    explanation:
      "A page describes one model. What follows a second title would be dropped silently.",
    example: "# Pair\n…\n# Property    <- MM2011",
  }),
  MM2012: entry<{ readonly what: "name" | "value"; readonly text: string; readonly line: number }>({
    severity: "warning",
    title: "duplicate enum member",
    message: ({ what, text, line }) =>
      `Unexpected second ${what} \`${text}\`, expected each ${what} once (first on line ${line})`,
    hint: () => "Delete one of the two rows.",
    explanation:
      "Two rows of an enum have the same value, and the first one counts; or the same name, and the second one gets a number.",
    example: "| `OK` | OK |\n| `OK` | ok |    <- MM2012",
  }),
  MM2013: entry<{ readonly type: string }>({
    severity: "info",
    title: "example does not fit its type",
    message: ({ type }) => `Unexpected example, expected a value of type ${type}`,
    hint: () => "The example is left out; correct the cell to have it shown.",
    explanation:
      "An example is read by the Type column. Examples in the wild are often wrong, so this never stops a run.",
    example: "| `count` | *::Integer* | … | many |    <- MM2013",
  }),
  MM2014: entry({
    severity: "error",
    title: "enum without values",
    message: () => "Unexpected empty table of values, expected at least one row",
    hint: () => "List the values, or describe the model with `## Fields`.",
    explanation: "No value at all would satisfy an enum without values.",
    example: "## Values\n\n| Name | Value |\n| ---- | ----- |    <- MM2014",
  }),
  MM2015: entry<{ readonly what: string; readonly limit: number }>({
    severity: "error",
    title: "page is too large or too dense",
    message: ({ what, limit }) => `Unexpected number of ${what}, expected at most ${limit}`,
    hint: () => "Split the model, or list the page under `exclude` in the config.",
    explanation:
      "The limits stand far above any real page (55,000 characters without padding, 205 rows, 64 lines of text, 21 marks in a block). They keep a broken or hostile page from taking the whole run's time. Descriptions, examples and values of a table count as characters only: the markdown in them is not parsed.",
    example: "| | | | | | … 100,000 cells … |    <- MM2015",
  }),
  MM2016: entry<{ readonly what: string }>({
    severity: "warning",
    title: "content that is not read",
    message: ({ what }) =>
      `Unexpected ${what} here, expected nothing beside the title, description and table`,
    hint: () => "Move it into the description, between the title and the first section.",
    explanation:
      "Text before the title, or around the table of a section, belongs to no model and is left out of the output.",
    example: "## Fields\n\nSome words about the fields.    <- MM2016\n\n| Field | … |",
  }),
  MM2017: entry<{ readonly found: string }>({
    severity: "warning",
    title: "table that is not read",
    message: ({ found }) =>
      `Unexpected \`${found}\` on a page without fields and values, expected a table with columns that are known`,
    hint: () =>
      "Head the columns `Field | Type | Required | Description`, or `Name | Value`, with a line of dashes below.",
    explanation:
      "A page without a table of fields or values is taken for a union. This one holds something like a table, which may be the model's own after an edit: in other columns, in HTML, in a code block, or without its line of dashes.",
    example: "# Pair\n\n| Property | Kind | Notes |    <- MM2017\n| - | - | - |",
  }),
  MM2018: entry<{ readonly what: string; readonly limit: number }>({
    severity: "info",
    title: "example is too large",
    message: ({ what, limit }) =>
      `Unexpected number of ${what} in an example, expected at most ${limit}`,
    hint: () => "The example is left out; shorten it to have it shown.",
    explanation:
      "Examples go into comments, docs and schemas. One of megabytes, or nested hundreds of levels deep, would cost more than it tells; the page is read without it.",
    example: "| `data` | *::Object* | … | [[[[[[ … 65 levels … ]]]]]] |    <- MM2018",
  }),
  MM2019: entry<{ readonly found: number; readonly expected: number }>({
    severity: "warning",
    title: "row with shifted cells",
    message: ({ found, expected }) =>
      `The row has ${found} cells, and the header has ${expected}; it cannot be told which cell belongs to which column`,
    hint: () =>
      "The field is read as `unknown`, an enum as open. Write a missing cell as empty, and a pipe inside a cell as `\\|`.",
    explanation:
      "A pipe in a name or type makes two cells of one, so that those after it stand under wrong headings. Nothing but the name of such a row is read: the field is `unknown` and may be absent. An enum that loses a value this way is open.",
    example: "| `a` | *T.any(::String | ::Integer)* | :heavy_check_mark: | … |    <- MM2019",
  }),
  MM2020: entry<{ readonly name: string; readonly line: number }>({
    severity: "warning",
    title: "field documented in two ways",
    message: ({ name, line }) => `\`${name}\` has another type here than on line ${line}`,
    hint: () =>
      "The field is read as `unknown`. Delete one of the two rows, or set the field's `type` in the overrides.",
    explanation:
      "Two rows of a page document the same field with different types, and nothing tells which of them is right.",
    example: "| `id` | *::String* | … |\n| `id` | *::Integer* | … |    <- MM2020",
  }),
};
