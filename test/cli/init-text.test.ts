import { expect, test } from "vitest";
import { parse } from "yaml";
import { yamlText } from "../../generator/init/yaml-text.ts";

test.each(["npx --no-install modelmark check --staged", "packages/api", "./a", "cd a && b"])(
  "%j stays as it is in YAML",
  (text) => {
    expect(yamlText(text)).toBe(text);
    expect(parse(`a: ${yamlText(text)}`)).toEqual({ a: text });
  },
);

test.each([
  ...["../ ", " a", "a  b ", "", "true", "No", "y", "null", "~", "1", "1e3", "0x1f", ".5", ".inf"],
  ...["2026-01-01", "=", "-", "- a", "a: b", "a #b", "a\nb", "[a]", "*a", "&a", "!a", "..", "%a"],
])("%j is the same text in YAML", (text) => {
  for (const version of ["1.1", "1.2"] as const) {
    expect(parse(`a: ${yamlText(text)}`, { version })).toEqual({ a: text });
  }
});
