import { describe, expect, test } from "vitest";
import { mergeableList, namesIn } from "../../generator/output/mergeable-list.ts";

const list = (...names: readonly string[]): readonly string[] =>
  Object.keys(mergeableList(names, () => 1, 0));

describe("a list that git can merge", () => {
  test("has the names in order, and a filler as its last line", () => {
    expect(list("b", "a", "c")).toEqual(["a", "b", "c", "//"]);
    expect(list()).toEqual(["//"]);
  });

  test("has a filler before the names of each folder", () => {
    expect(list("b/x", "a/y", "a/c/z", "top")).toEqual([
      ...["a/", "a/c/", "a/c/z", "a/y", "b/", "b/x", "top", "//"],
    ]);
  });

  test("has the value of each name, and the filler for everything else", () => {
    expect(mergeableList(["a/x", "y"], (name) => `is ${name}`, "")).toEqual({
      ...{ "a/": "", "a/x": "is a/x", y: "is y", "//": "" },
    });
  });

  test("gives its names back without the fillers", () => {
    const names = ["a/x", "a/y", "b"];
    expect(namesIn(mergeableList(names, () => 1, 1))).toEqual(names);
  });
});
