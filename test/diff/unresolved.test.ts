import { expect, test } from "vitest";
import { unresolvedOf } from "../../generator/diff/unresolved.ts";
import type { Model } from "../../generator/model/model.ts";
import {
  plainEnum,
  plainField as field,
  plainObject,
  plainUnion,
  refTo,
} from "../support/plain-models.ts";
import { list, text } from "../support/plain-types.ts";
import { atLine } from "../support/told-changes.ts";

const pet = plainUnion("a/Pet", [text]);
const owner = plainObject("a/Owner", [
  field("name", atLine(3)),
  field("pets", { ...atLine(4), type: list(refTo(pet)) }),
]);
const other = { ...atLine(4).source, file: "other.md" };
const envelope: Model = { ...owner, kind: "envelope", body: null };

test.each<[string, readonly Model[], readonly string[]]>([
  // All models are on the page that has the reference, but the cells of an object list its fields.
  ["the types of the row, but not its object", [owner], ["a/Pet"]],
  ["the types of the row, and its page of a body", [envelope], ["a/Owner", "a/Pet"]],
  ["unions of the same page", [plainUnion("a/Some", [text])], ["a/Some"]],
  ["no enum of another page", [{ ...plainEnum("a/Hue", ["red"]), source: other }], []],
])("a reference that leads to no page is one of %s", (_what, models, wanted) => {
  const { models: found } = unresolvedOf({ models, unresolved: [atLine(4).source] });
  expect([...found]).toEqual(wanted);
});

test("a row has such a reference if one begins in its line of its file", () => {
  const { isAt, models } = unresolvedOf({ models: [owner], unresolved: [other] });
  expect([
    isAt(other),
    isAt(atLine(4).source),
    isAt({ ...other, start: { line: 5, column: 1 } }),
  ]).toEqual([...[true, false, false]]);
  expect(models.size).toBe(0);
  expect(unresolvedOf({ models: [envelope] }).models.size).toBe(0);
});
