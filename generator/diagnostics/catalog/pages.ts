import { entry } from "./entry.ts";

/** MM2xxx: the shape of a page and of its table. */
export const pageCatalog = {
  MM2001: entry({
    severity: "error",
    title: "page has no title",
    message: () => "This page has no title, so its model has no name",
    hint: () => "Start the page with `# ` and the name of the model.",
    explanation:
      "The title is the name of the model. Folder and title together identify the model.",
    example: "# TokenIssueResponse",
  }),
  MM2002: entry<{ readonly section: string }>({
    severity: "error",
    title: "second table in a section",
    message: ({ section }) =>
      `There is a second table under \`${section}\`, and only one can be read`,
    hint: () => "Join the tables, or move the second one to a page of its own.",
    explanation:
      "A page describes one model with one table. Reading only the first would drop fields silently.",
    example: "## Fields\n\n| Field | … |\n\n| Field | … |    <- MM2002",
  }),
  MM2003: entry<{ readonly cellCount: number; readonly expected: number }>({
    severity: "warning",
    title: "row with the wrong number of cells",
    message: ({ cellCount, expected }) =>
      `This row has ${cellCount} ${cellCount === 1 ? "cell" : "cells"}, but the header of the table has ${expected}`,
    hint: () =>
      "Add the cells that are missing, even if they are empty, and write a pipe inside a cell as `\\|`.",
    explanation:
      "A row with too few cells is read as if the missing ones were empty. A row with too many usually has a pipe in its description, which is then cut off at the pipe.",
    example:
      "| Field | Type | Required | Description |\n| ----- | ---- | -------- | ----------- |\n| `id` | *::String* |    <- MM2003",
  }),
  MM2004: entry<{ readonly heading: string; readonly suggestion: string | null }>({
    severity: "warning",
    title: "unknown section",
    message: ({ heading, suggestion }) =>
      `The section \`${heading}\` is not read, because it has no table of fields or values${suggestion === null ? "" : `; did you mean \`${suggestion}\`?`}`,
    hint: () =>
      "Name the section and the columns of its table as in `## Fields` or `## Values`, if the table describes the model.",
    explanation:
      "Model pages have the sections Fields, Values and Example Usage. Under any other heading, a table is read only if it has the columns of fields or values.",
    example: "## Remarks    <- MM2004",
  }),
  MM2005: entry<{ readonly column: string; readonly headerText: string }>({
    severity: "error",
    title: "table lacks a column",
    message: ({ column, headerText }) =>
      `This table has no column \`${column}\`; its header is \`${headerText}\``,
    hint: () => "Add the column that is missing; the order of the columns does not matter.",
    explanation:
      "Cells are read by the name of their column: Field, Type, Required, Description (and Example) for fields, Name and Value for enums. Other columns are ignored.",
    example: "| Field | Required | Description |    <- MM2005: no `Type`",
  }),
  MM2006: entry<{ readonly section: string }>({
    severity: "error",
    title: "section without a table",
    message: ({ section }) => `There is no table under \`${section}\``,
    hint: () =>
      "Add the table, with a line of dashes below its header; an object without fields has a header and no rows.",
    explanation: "The heading announces a table, but no table follows.",
    example: "## Fields\n\nSee the guide.    <- MM2006",
  }),
  MM2007: entry<{ readonly name: string; readonly line: number }>({
    severity: "warning",
    title: "duplicate field",
    message: ({ name, line }) => `The field \`${name}\` is listed twice, first on line ${line}`,
    hint: () => "Delete one of the two rows.",
    explanation:
      "Two rows of a page document the same field with the same type. The first one counts, and the key may be absent if either row says so.",
    example: "| `id` | *::String* | … |\n| `id` | *::String* | … |    <- MM2007",
  }),
  MM2008: entry<{ readonly cell: string }>({
    severity: "warning",
    title: "Required cell not understood",
    message: ({ cell }) => `\`${cell}\` does not say whether the field is required`,
    hint: () =>
      "Write `:heavy_check_mark:` if the key must be present; until then it may be absent.",
    explanation:
      "Whether a key may be absent decides what validators accept, so it is never guessed. Check marks, crosses, minus signs, yes, no, true, false and empty cells are understood.",
    example: "| `id` | *::String* | maybe | … |    <- MM2008",
  }),
  MM2009: entry<{ readonly cell: string }>({
    severity: "warning",
    title: "name cell not understood",
    message: ({ cell }) =>
      cell === ""
        ? "This row has no name in its first column"
        : `\`${cell}\` cannot be the name of a field or a value: names consist of letters, digits and underscores`,
    hint: () =>
      "Write a name of letters, digits and underscores, in backticks, such as `` `client_id` ``; until then a field is left out, and a value gets a generated name.",
    explanation:
      "The names of fields and enum values consist of letters, digits and underscores. They are written in backticks, with `~~` around the backticks if the field is deprecated. A name without backticks is read too.",
    example: "| the id | *::String* | … |    <- MM2009",
  }),
  MM2010: entry({
    severity: "error",
    title: "page has both Fields and Values",
    message: () =>
      "This page has both `## Fields` and `## Values`, so it is neither an object nor an enum",
    hint: () => "Split the page: an object has Fields, an enum has Values.",
    explanation:
      "The section tells which kind of model the page describes, and a model cannot be both.",
    example: "## Fields\n…\n## Values    <- MM2010",
  }),
  MM2011: entry<{ readonly title: string }>({
    severity: "error",
    title: "second title",
    message: ({ title }) =>
      `This page has a second title, \`${title}\`, but a page describes one model`,
    hint: () => "Move the second model to a page of its own.",
    explanation:
      "A page describes one model. Whatever follows a second title would be dropped without a word.",
    example: "# Pair\n…\n# Property    <- MM2011",
  }),
  MM2012: entry<{ readonly what: "name" | "value"; readonly text: string; readonly line: number }>({
    severity: "warning",
    title: "duplicate enum member",
    message: ({ what, text, line }) =>
      `The ${what} \`${text}\` is listed twice, first on line ${line}`,
    hint: () => "Delete one of the two rows.",
    explanation:
      "If two rows of an enum have the same value, the first one counts. If they have the same name, the second one gets a number.",
    example: "| `OK` | OK |\n| `OK` | ok |    <- MM2012",
  }),
  MM2013: entry<{ readonly type: string }>({
    severity: "info",
    title: "example does not fit its type",
    message: ({ type }) => `This example does not fit the type of its field (${type})`,
    hint: () => "Correct the example; until then it is left out.",
    explanation:
      "Examples are read by the type of their field. Many examples on real pages are wrong, so this never stops a run.",
    example: "| `count` | *::Integer* | … | many |    <- MM2013",
  }),
  MM2014: entry({
    severity: "error",
    title: "enum without values",
    message: () => "This enum has no values: its table has no rows",
    hint: () => "List the values, or describe the model with `## Fields`.",
    explanation: "Nothing could ever be a value of an enum without values.",
    example: "## Values\n\n| Name | Value |\n| ---- | ----- |    <- MM2014",
  }),
  MM2015: entry<{ readonly what: string; readonly limit: number }>({
    severity: "error",
    title: "page is too large or too dense",
    message: ({ what, limit }) => `This page has more than ${limit} ${what}`,
    hint: () => "Split the model, or list the page under `exclude` in the config.",
    explanation:
      "The limits are far above any real page (55,000 characters without padding, 205 rows, 64 lines of text, 21 marks in a block). They keep a broken or hostile page from taking up the whole run. Descriptions, examples and values in a table count only by their length, because the markdown in them is not parsed.",
    example: "| | | | | | … 100,000 cells … |    <- MM2015",
  }),
  MM2016: entry<{ readonly what: string }>({
    severity: "warning",
    title: "content that is not read",
    message: ({ what }) =>
      `This ${what} is not read: it is part of neither the title, the description nor a table`,
    hint: () => "Move it into the description, between the title and the first section.",
    explanation:
      "Text before the title, or around the table of a section, belongs to no model and is left out of the output.",
    example: "## Fields\n\nSome words about the fields.    <- MM2016\n\n| Field | … |",
  }),
  MM2017: entry<{ readonly row: string }>({
    severity: "warning",
    title: "table that is not read",
    message: ({ row }) =>
      `\`${row}\` looks like the table of the model, but it cannot be read as one`,
    hint: () =>
      "Name the columns `Field | Type | Required | Description`, or `Name | Value`, with a line of dashes below.",
    explanation:
      "A page without a table of fields or values is taken for a union. This page has something like a table, though, which may be the table of the model after an edit: with other columns, in HTML, in a code block, or without its line of dashes.",
    example: "# Pair\n\n| Property | Kind | Notes |    <- MM2017\n| - | - | - |",
  }),
  MM2018: entry<{ readonly what: string; readonly limit: number }>({
    severity: "info",
    title: "example is too large",
    message: ({ what, limit }) =>
      `This example is left out, because it has more than ${limit} ${what}`,
    hint: () => "Shorten the example to have it shown.",
    explanation:
      "Examples go into comments, docs and schemas. An example of megabytes, or one nested hundreds of levels deep, would cost more than it tells, so the page is read without it.",
    example: "| `data` | *::Object* | … | [[[[[[ … 65 levels … ]]]]]] |    <- MM2018",
  }),
  MM2019: entry<{ readonly cellCount: number; readonly expected: number }>({
    severity: "warning",
    title: "row with shifted cells",
    message: ({ cellCount, expected }) =>
      `This row has ${cellCount} ${cellCount === 1 ? "cell" : "cells"}, but the header of the table has ${expected}, and nothing tells which cell belongs to which column`,
    hint: () =>
      "Add the cells that are missing, even if they are empty, and write a pipe inside a cell as `\\|`; until then the field is `unknown`, and an enum is open.",
    explanation:
      "A pipe in a name or a type splits one cell into two, and moves all later cells under the wrong headings. So only the name of such a row is read: the field is `unknown` and may be absent. An enum that loses a value this way is open.",
    example: "| `a` | *T.any(::String | ::Integer)* | :heavy_check_mark: | … |    <- MM2019",
  }),
  MM2020: entry<{ readonly name: string; readonly line: number }>({
    severity: "warning",
    title: "field documented in two ways",
    message: ({ name, line }) => `\`${name}\` has another type here than on line ${line}`,
    hint: () =>
      "Delete one of the two rows, or set the field's `type` in the overrides; until then it is `unknown`.",
    explanation:
      "Two rows of a page document the same field with different types, and nothing tells which of them is right.",
    example: "| `id` | *::String* | … |\n| `id` | *::Integer* | … |    <- MM2020",
  }),
  MM2021: entry({
    severity: "error",
    title: "merge conflict in a page",
    message: () => "This page has the marks of a merge conflict, so it says two things at once",
    hint: () => "Choose one of the two versions, and delete the lines with the marks.",
    explanation:
      "Git writes both versions of a page between `<<<<<<<`, `=======` and `>>>>>>>` where it cannot merge them. Read as they stand, the rows of both would become fields.",
    example:
      "<<<<<<< HEAD\n| `id` | *::String* | … |\n=======\n| `id` | *::Integer* | … |\n>>>>>>> theirs    <- MM2021",
  }),
  MM2022: entry<{ readonly row: string }>({
    severity: "warning",
    title: "row apart from its table",
    message: ({ row }) =>
      `\`${row}\` is not read: it looks like a row, but does not belong to the table of this section`,
    hint: () =>
      "Delete what stands between it and the table, such as an empty line; until then its field or value is missing, and an enum is open.",
    explanation:
      "In markdown, an empty line ends a table, and so do a list, a heading and HTML. The rows below it are text. Nothing of them is read, and an enum that loses values this way is open.",
    example: "| `ACTIVE` | active |\n\n| `CLOSED` | closed |    <- MM2022",
  }),
};
