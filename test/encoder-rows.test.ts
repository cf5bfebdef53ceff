import { expect, test } from "vitest";
import { encoderRows } from "./marker/encoder-rows.ts";

test.each(encoderRows)("$name", ({ written, wanted }) => {
  expect(written()).toBe(wanted);
});
