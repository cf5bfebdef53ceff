import { entry } from "./entry.ts";

/** MM3xxx: type cells. */
export const typeCatalog = {
  MM3001: entry<{ readonly name: string; readonly suggestion: string | null }>({
    severity: "warning",
    title: "unknown type",
    message: ({ name, suggestion }) =>
      `There is no type \`${name}\`${suggestion === null ? "" : `; did you mean \`${suggestion}\`?`}`,
    hint: () =>
      "Correct the cell, or set the field's `type` in the overrides; until then it is `unknown`.",
    explanation:
      "The name is neither a built-in type of the SDK's language nor that of a page. The type is read as `unknown`: nothing is guessed, and nothing is copied into code.",
    example: "| `id` | *::Strin* | … |    <- MM3001: did you mean `::String`?",
  }),
  MM3002: entry<{ readonly tokenText: string | null; readonly expected: string }>({
    severity: "warning",
    title: "type syntax",
    message: ({ tokenText, expected }) =>
      `This type cannot be read: ${tokenText === null ? "it ends" : `it has ${tokenText}`} where ${expected} should be`,
    hint: () =>
      "Correct the cell, or set the field's `type` in the overrides; until then it is `unknown`.",
    explanation:
      "The text of the cell does not follow the syntax that types have in the SDK's language.",
    example: "| `scopes` | T::Array<*::String* | … |    <- MM3002: the `>` is missing",
  }),
  MM3003: entry<{ readonly limit: number }>({
    severity: "warning",
    title: "type nested too deep",
    message: ({ limit }) => `This type is nested deeper than ${limit} levels`,
    hint: () => "Give the inner type a page of its own.",
    explanation: "Real types nest a few levels at most. The limit keeps hostile cells harmless.",
    example: "T::Array<T::Array<T::Array<…>>>",
  }),
  MM3004: entry<{ readonly name: string; readonly href: string }>({
    severity: "warning",
    title: "unknown outside type",
    message: ({ name, href }) =>
      `The type \`${name}\` is not known, and its link, \`${href}\`, leads out of the spec`,
    hint: () =>
      "Link to the page of the model, or set the field's `type` in the overrides; until then it is `unknown`.",
    explanation:
      "The text of a link that leaves the spec names neither a page of the spec nor a class that is known. Nothing is ever fetched from such an address.",
    example: "| `file` | [IO](https://example.com/io) | … |    <- MM3004",
  }),
  MM3005: entry<{ readonly language: string; readonly pages: number }>({
    severity: "error",
    title: "page of another language",
    message: ({ language, pages }) =>
      `The types on ${pages} ${pages === 1 ? "page" : "pages"} are written in ${language}, but only those of Ruby can be read so far`,
    hint: () => "Use the pages of the API's Ruby SDK instead.",
    explanation:
      "Pages of SDKs in other languages have the same headings, but their types are written differently, and they document different facts. Reading only half of such a page would be worse than refusing it.",
    example: "| `id` | `*string` | … |    <- MM3005: a page of a Go SDK",
  }),
  MM3006: entry<{ readonly id: string; readonly value: string }>({
    severity: "warning",
    title: "integer too large for a number",
    message: ({ id, value }) =>
      `\`${value}\` is too large for a JavaScript number, so the values of \`${id}\` are read as text`,
    hint: () =>
      "Set the model's `type` to `string` in the overrides, if the API sends them as text.",
    explanation:
      "A JavaScript number holds integers exactly only up to 2^53. For a larger one, `JSON.parse` gives its neighbour, and no program can tell which of the two was sent.",
    example: "| `LARGE` | 9007199254740993 |    <- MM3006",
  }),
  MM3007: entry<{ readonly generator: string; readonly header: string; readonly pages: number }>({
    severity: "error",
    title: "page of another generator",
    message: ({ generator, header, pages }) =>
      `The tables of ${pages} ${pages === 1 ? "page" : "pages"} have the columns \`${header}\`, as ${generator} writes them, and cannot be read so far`,
    hint: () =>
      "Use pages with the columns `Field | Type | Required | Description` instead, or list these pages under `exclude`.",
    explanation:
      "Generators of SDKs write model pages of different kinds, and each kind says other things about a field. A page without a table that can be read would pass for a union of unknown members.",
    example: "## Properties\n\n| Name | Type | Description | Notes |    <- MM3007",
  }),
};
