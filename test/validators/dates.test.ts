import { expect, test } from "vitest";
import { isDate, isDateTime } from "../../generator/emit/validators/runtime.ts";

// RFC 3339, section 5.6 and the restrictions of 5.7.

test.each([
  ["2024-02-29", true],
  ["2023-02-29", false],
  ["1900-02-29", false],
  ["2000-02-29", true],
  ["2024-04-31", false],
  ["2024-13-01", false],
  ["2024-00-10", false],
  ["2024-1-1", false],
  ["20240101", false],
  ["0000-01-01", true],
  ["+12024-01-01", false],
  ["2024-01-01 ", false],
  ["2024-01-01\n", false],
])("full-date %j", (text, valid) => {
  expect(isDate(text)).toBe(valid);
});

test.each([
  ["2024-02-29T12:34:56Z", true],
  ["2024-02-29t12:34:56z", true],
  ["2024-02-29T12:34:56.123456789+14:00", true],
  ["2024-02-29T12:34:56-00:00", true],
  ["2024-02-29T12:34:56", false],
  ["2024-02-29 12:34:56Z", false],
  ["2024-02-29T12:34Z", false],
  ["2024-02-29T12:34:56.Z", false],
  ["2024-02-29T12:34:56+0100", false],
  ["2024-02-29T12:34:56+24:00", false],
  ["2024-02-29T24:00:00Z", false],
  ["2024-02-29T23:60:00Z", false],
  ["2023-02-29T00:00:00Z", false],
  ["2016-12-31T23:59:60Z", true],
  ["2017-01-01T00:59:60+01:00", true],
  ["2016-12-31T15:59:60-08:00", true],
  ["2016-12-31T22:59:60Z", false],
  ["2016-12-31T23:59:60+01:00", false],
  ["2016-12-31T23:59:61Z", false],
  ["٢٠٢٤-02-29T12:34:56Z", false],
])("date-time %j", (text, valid) => {
  expect(isDateTime(text)).toBe(valid);
});

test("a long text costs no more than reading it", () => {
  const text = `2024-02-29T12:34:56.${"1".repeat(5_000_000)}`;
  expect(isDateTime(text)).toBe(false);
  expect(isDateTime(`${text}Z`)).toBe(true);
});
