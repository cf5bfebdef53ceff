import { expect, test } from "vitest";
import { oncePer } from "../generator/model/once-per.ts";

test("a result is computed once for each object, even if it is `undefined`", () => {
  const calls: object[] = [];
  const compute = oncePer((key: { readonly of: string | undefined }) => {
    calls.push(key);
    return key.of;
  });
  const [a, b, nothing] = [{ of: "x" }, { of: "x" }, { of: undefined }];
  const results = [a, b, a, nothing, nothing].map(compute);
  expect(results).toEqual(["x", "x", "x", undefined, undefined]);
  expect(calls).toEqual([a, b, nothing]);
});
