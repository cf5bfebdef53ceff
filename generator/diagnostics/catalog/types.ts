import { entry } from "./entry.ts";

/** MM3xxx: type cells. */
export const typeCatalog = {
  MM3001: entry<{ readonly name: string }>({
    severity: "warning",
    title: "unknown type",
    message: ({ name }) =>
      `Unexpected type \`${name}\`, expected a type of the page's language or a link to a model`,
    hint: () =>
      "It is read as `unknown`. Correct the cell, or set the field's `type` in the overrides.",
    explanation:
      "The name is neither a built-in of the SDK's language nor a class path. It is read as `unknown`, never guessed and never copied into code.",
    example: "| `id` | *::Strin* | … |    <- MM3001: did you mean `::String`?",
  }),
  MM3002: entry<{ readonly found: string; readonly expected: string }>({
    severity: "warning",
    title: "type syntax",
    message: ({ found, expected }) => `Unexpected ${found} in a type, expected ${expected}`,
    hint: () =>
      "It is read as `unknown`. Correct the cell, or set the field's `type` in the overrides.",
    explanation: "The cell does not follow the type grammar of the SDK's language.",
    example: "| `scopes` | T::Array<*::String* | … |    <- MM3002: the `>` is missing",
  }),
  MM3003: entry<{ readonly limit: number }>({
    severity: "warning",
    title: "type nested too deep",
    message: ({ limit }) =>
      `Unexpected type nested deeper than ${limit} levels, expected a flatter one`,
    hint: () => "Give the inner type a page of its own.",
    explanation:
      "Types in the wild nest at most a few levels. The limit keeps hostile cells harmless.",
    example: "T::Array<T::Array<T::Array<…>>>",
  }),
  MM3004: entry<{ readonly name: string; readonly href: string }>({
    severity: "warning",
    title: "unknown outside type",
    message: ({ name, href }) =>
      `Unexpected link from \`${name}\` to \`${href}\`, expected a model page, or Date, DateTime or Faraday::Response`,
    hint: () => "Link to the model's page, or set the field's `type` in the overrides.",
    explanation:
      "Links that leave the spec are known for three Ruby classes only. Nothing is ever fetched from the address.",
    example: "| `file` | [IO](https://example.com/io) | … |    <- MM3004",
  }),
  MM3005: entry<{ readonly language: string; readonly pages: number }>({
    severity: "error",
    title: "page of another language",
    message: ({ language, pages }) =>
      `Unexpected ${language} types on ${pages} ${pages === 1 ? "page" : "pages"}, expected Ruby types`,
    hint: () => "Read the pages of the API's Ruby SDK; this SDK's pages are not understood yet.",
    explanation:
      "Pages for other languages share the headings but not the types, and carry other information. Reading them half would be worse than refusing.",
    example: "| `id` | `*string` | … |    <- MM3005: a page of a Go SDK",
  }),
};
