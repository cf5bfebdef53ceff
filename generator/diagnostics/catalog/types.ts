import { entry } from "./entry.ts";

/** MM3xxx: type cells. */
export const typeCatalog = {
  MM3001: entry<{ readonly name: string; readonly suggestion: string | null }>({
    severity: "warning",
    title: "unknown type",
    message: ({ name, suggestion }) =>
      `Nothing is known of a type \`${name}\`${suggestion === null ? "" : `; did you mean \`${suggestion}\`?`}`,
    hint: () =>
      "Correct the cell, or set the field's `type` in the overrides; until then it is `unknown`.",
    explanation:
      "The name is neither a built-in of the SDK's language nor a class path. It is read as `unknown`, never guessed and never copied into code.",
    example: "| `id` | *::Strin* | … |    <- MM3001: did you mean `::String`?",
  }),
  MM3002: entry<{ readonly found: string; readonly expected: string }>({
    severity: "warning",
    title: "type syntax",
    message: ({ found, expected }) =>
      `This type cannot be read: there is ${found} where ${expected} should be`,
    hint: () =>
      "Correct the cell, or set the field's `type` in the overrides; until then it is `unknown`.",
    explanation: "The cell does not follow the type grammar of the SDK's language.",
    example: "| `scopes` | T::Array<*::String* | … |    <- MM3002: the `>` is missing",
  }),
  MM3003: entry<{ readonly limit: number }>({
    severity: "warning",
    title: "type nested too deep",
    message: ({ limit }) => `This type is nested deeper than ${limit} levels`,
    hint: () => "Give the inner type a page of its own.",
    explanation:
      "Types in the wild nest at most a few levels. The limit keeps hostile cells harmless.",
    example: "T::Array<T::Array<T::Array<…>>>",
  }),
  MM3004: entry<{ readonly name: string; readonly href: string }>({
    severity: "warning",
    title: "unknown outside type",
    message: ({ name, href }) =>
      `Nothing is known of the type \`${name}\`, which links to \`${href}\`, outside of the spec`,
    hint: () => "Link to the model's page, or set the field's `type` in the overrides.",
    explanation:
      "Links that leave the spec are known for three Ruby classes only. Nothing is ever fetched from the address.",
    example: "| `file` | [IO](https://example.com/io) | … |    <- MM3004",
  }),
  MM3005: entry<{ readonly language: string; readonly pages: number }>({
    severity: "error",
    title: "page of another language",
    message: ({ language, pages }) =>
      `The types on ${pages} ${pages === 1 ? "page" : "pages"} are those of ${language}, and only Ruby is read yet`,
    hint: () => "Read the pages of the API's Ruby SDK; this SDK's pages are not understood yet.",
    explanation:
      "Pages for other languages share the headings but not the types, and carry other information. Reading them half would be worse than refusing.",
    example: "| `id` | `*string` | … |    <- MM3005: a page of a Go SDK",
  }),
  MM3006: entry<{ readonly id: string; readonly value: string }>({
    severity: "warning",
    title: "integer too large for a number",
    message: ({ id, value }) =>
      `\`${value}\` is beyond the integers that a number holds exactly, so the values of \`${id}\` are read as text`,
    hint: () =>
      "Set the model's `type` to `string` in the overrides, if the API sends them as text.",
    explanation:
      "A number holds integers of up to 2^53 exactly. Of a larger one, JSON.parse gives its neighbour, and no program can see which of the two was sent.",
    example: "| `LARGE` | 9007199254740993 |    <- MM3006",
  }),
};
