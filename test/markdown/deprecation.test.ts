import { expect, test } from "vitest";
import { fieldDeprecation, pageDeprecation } from "../../generator/read/markdown/deprecation.ts";

const boilerplate =
  ": warning: ** DEPRECATED **: This will be removed in a future release, please migrate away from it as soon as possible.";

test.each([
  [`${boilerplate}\n\nDeprecated: Use \`click.id\` instead.`, true, "", "Use `click.id` instead."],
  [
    `${boilerplate}\n\nDeprecated: Use \`a.b\`, e.g. as here. The id.`,
    true,
    "The id.",
    "Use `a.b`, e.g. as here.",
  ],
  [`${boilerplate}\n\nThe id.`, true, "The id.", ""],
  [": warning: ** DEPRECATED **: Use b.\n\nThe id.", true, "The id.", "Use b."],
  ["Deprecated: Use `tagIds` instead. The tag.", false, "The tag.", "Use `tagIds` instead."],
  ["deprecated - use unit_price instead", false, "", "use unit_price instead"],
  ["**Deprecated:** Gone in 2.0.", false, "", "Gone in 2.0."],
  ["DEPRECATED. Use `sortBy` instead.", false, "", "Use `sortBy` instead."],
  ["DEPRECATED. Filter for links.", false, "Filter for links.", ""],
  ["Deprecated.", false, "", ""],
])("a notice in %s", (text, marked, description, reason) => {
  expect(fieldDeprecation(text, marked)).toEqual({ description, deprecation: { reason } });
});

test.each(["Deprecated alias for `b`.", "Deprecated-style names.", "Not deprecated: stays.", ""])(
  "%s is no notice",
  (description) => {
    expect(fieldDeprecation(description, false)).toEqual({ description, deprecation: null });
    expect(pageDeprecation(description, true).deprecation).toEqual({ reason: "" });
  },
);
