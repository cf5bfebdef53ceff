import { expect, test } from "vitest";
import { isNullText, saysNull } from "../../generator/link/says-null.ts";

const start = { line: 1, column: 1 };
const span = { file: "a.md", start, end: start };

function says(description: string, example: string | null = null): boolean {
  const cell = example === null ? null : { text: example, span };
  return saysNull({ name: "key", description, example: cell });
}

test.each([
  "May be null.",
  "Nullable",
  "The value, or `null`.",
  "The error, if any.",
  "IF ANY error",
  "Only set when `key` is null",
  "It is not set, and then null",
  "It is never empty but it may be null",
  `${"not ".repeat(20)}said, so null`,
])("%j says that null is allowed", (description) => {
  expect(says(description)).toBe(true);
});

test.each([
  "",
  "A key.",
  "nullify",
  "annulled",
  "null-terminated",
  "if anyone",
  "It is NOT null",
  `It is NOT null${", and so on".repeat(10)}`,
  "never be null",
  "always not `null`",
  "It can't be null",
  "cannot be **null**",
  "non-nullable",
  "Only populated when `id` is null",
  "Only populated when `id` is `null`",
])("%j does not say so", (description) => {
  expect(says(description)).toBe(false);
});

test("one of several mentions is enough", () => {
  expect(says("It is not null at first, and null later")).toBe(true);
});

test.each([
  ["null", true],
  ["<nil>", true],
  ["nil", false],
  ["nulls", false],
])("the example %j is null: %s", (text, isNull) => {
  expect(isNullText(text)).toBe(isNull);
  expect(says("A key.", text)).toBe(isNull);
});
