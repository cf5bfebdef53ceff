import fc from "fast-check";
import type { SourceFile } from "../../generator/index.ts";
import { text } from "./target.ts";

// Pages as SDK generators write them, some of them slightly wrong: every kind of page, of type cell and of language.

const names = ["Alpha", "Beta", "Gamma", "Delta", "Kind"] as const;
const fieldNames = fc.oneof(
  fc.constantFrom("id", "kind", "created_at", "userName", "a-b", "constructor", "then", "2nd"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }),
);

/** Types of Ruby pages, and types of other pages, which are read as foreign or as unknown. */
const types = fc.letrec<{ ruby: string; other: string }>((tie) => ({
  ruby: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(
      ...["*::String*", "*::Integer*", "*::Float*", "*T::Boolean*", "*::Date*", "*::Object*"],
      ...["[Date](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/Date.html)", "*T.untyped*"],
    ),
    fc
      .constantFrom(...names)
      .map((name) => `[Models::A::${name}](../../models/a/${name.toLowerCase()}.md)`),
    tie("ruby").map((of) => `*T.nilable(${of.replaceAll("*", "")})*`),
    tie("ruby").map((of) => `T::Array<${of}>`),
    tie("ruby").map((of) => `T::Hash[Symbol, ${of}]`),
    fc.array(tie("ruby"), { minLength: 1, maxLength: 3 }).map((all) => `T.any(${all.join(", ")})`),
  ),
  other: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      ...["*string*", "*number*", "`int`", "*str*", "*bool*", "`*time.Time`", "*OffsetDateTime*"],
      ...["*Option<String>*", "std::string", "*?string*", "kotlin.String", "*decimal?*"],
    ),
    tie("other").map((of) => `*Record<string, ${of.replaceAll("*", "")}>*`),
    tie("other").map((of) => `List<${of}>`),
    tie("other").map((of) => `[]${of}`),
    tie("other").map((of) => `Optional[${of}]`),
    tie("other").map((of) => `map[string]${of}`),
  ),
}));

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("N/A", "", "Text.", "One<br/>two", "~~Deprecated~~ x") },
  { weight: 1, arbitrary: text.map((one) => one.replaceAll(/[\n\r|]/g, " ")) },
);

const required = fc.constantFrom(":heavy_check_mark:", ":heavy_minus_sign:", "✅", "", "yes");

const row = fc
  .tuple(
    fieldNames,
    fc.oneof({ weight: 5, arbitrary: types.ruby }, types.other),
    required,
    cell,
    cell,
  )
  .map(
    ([name, type, mark, description, example]) =>
      `| \`${name.replaceAll(/[`|\n]/g, "")}\` | ${type} | ${mark} | ${description} | ${example} |`,
  );

const object = fc
  .array(row, { maxLength: 5 })
  .map((rows) =>
    [
      "## Fields\n",
      "| Field | Type | Required | Description | Example |",
      "| - | - | - | - | - |",
      ...rows,
    ].join("\n"),
  );

const value = fc.oneof(fc.constantFrom("a", "b", "1", "2", "then", "`c`", "-1"), fieldNames);

const enumeration = fc
  .array(fc.tuple(fieldNames, value), { maxLength: 4 })
  .map((all) =>
    ["## Values\n", "| Name | Value |", "| - | - |"]
      .concat(
        all.map(
          ([name, one]) =>
            `| \`${name.replaceAll(/[`|\n]/g, "")}\` | ${one.replaceAll(/[|\n]/g, "")} |`,
        ),
      )
      .join("\n"),
  );

/** Pages that show the members of a union in a code block. */
const union = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom("```ruby", "```typescript", "```")), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all) =>
    [
      "## Supported Types",
      ...all.map(
        ([name, fence]) =>
          `### \`Models::A::${name}\`\n\n${fence}\nconst value: models.${name} = {};\n\`\`\``,
      ),
    ].join("\n\n"),
  );

const body = fc.oneof({ weight: 4, arbitrary: object }, enumeration, union, fc.constant(""));

/** A few pages that refer to each other. */
export const grammarPages: fc.Arbitrary<readonly SourceFile[]> = fc
  .array(fc.tuple(body, cell, fc.constantFrom("\n", "\r\n")), { minLength: 1, maxLength: 5 })
  .map((all) =>
    all.map(([content, description, end], index) => {
      const name = names[index] ?? "Alpha";
      const page = `# ${name}\n\n${description}\n\n${content}\n`;
      return { path: `models/a/${name.toLowerCase()}.md`, text: page.replaceAll("\n", end) };
    }),
  );
