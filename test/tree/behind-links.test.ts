import { expect, test } from "vitest";
import { isPlainLink, namesBehind } from "../../generator/tree/git/behind-links.ts";

/** Links by path, as `path -> target`. */
function linksOf(...texts: readonly string[]) {
  return texts.map((text) => {
    const [path = "", target = ""] = text.split(" -> ");
    return { path, target };
  });
}

test.each<[string, readonly string[], readonly string[] | null]>([
  ["src/a", [], []],
  ["src/a", ["link -> src"], ["link/a"]],
  ["src/a", ["link -> src/"], ["link/a"]],
  ["src/a", ["link -> ./src//"], ["link/a"]],
  ["src/a", ["link -> src/a"], ["link"]],
  ["src/a", ["x/link -> ../src"], ["x/link/a"]],
  ["src/a", ["x/link -> src"], []],
  ["src/a", ["link -> other"], []],
  ["srcs/a", ["link -> src"], []],
  ["src", ["link -> src/a"], []],
  ["src/a", ["link -> ../src"], []],
  ["src/a", ["one -> src", "two -> one"], ["one/a", "two/a"]],
  ["src/a", ["two -> one", "one -> src"], ["one/a", "two/a"]],
  ["src/a", ["one -> src", "two -> src"], ["one/a", "two/a"]],
  ["src/a", ["src/link -> ."], null],
  ["src/a", ["x/link -> .."], null],
  ["src/a", ["link -> ."], null],
  ["src/a", ["x/link -> ../x"], []],
])("%s with the links %j is also at %j", (path, links, names) => {
  expect(namesBehind(path, linksOf(...links))).toEqual(names);
});

test.each([
  [100, 100],
  [101, null],
])("of %d names, so many are told: %j", (count, told) => {
  const links = Array.from({ length: count }, (_, at) => `link${at} -> src`);
  expect(namesBehind("src/a", linksOf(...links))?.length ?? null).toBe(told);
});

test.each([
  ["a", true],
  ["a/b", true],
  [".", true],
  ["..", true],
  ["../..", true],
  ["../a", true],
  ["./../a", true],
  [".//..//a", true],
  ["../../a/b", true],
  ["../../../a", true],
  ["a/..b", true],
  ["a/b..", true],
  ["a/...", true],
  ["a../b", true],
  ["a/..", false],
  ["a/../b", false],
  ["a//../b", false],
  ["a/./../b", false],
  ["../a/../b", false],
  [".a/../b", false],
  [".../../b", false],
])("a link to %s leads where its text says: %s", (target, isPlain) => {
  expect(isPlainLink({ path: "link", target })).toBe(isPlain);
});
