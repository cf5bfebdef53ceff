import { describe, expect, test } from "vitest";
import { linkedKey, looseKey, namespaceOf, pageKey } from "../../generator/link/page-path.ts";

test.each([
  ["docs/models/shared/pair.md", "shared/pair.md", "shared"],
  ["models/Pair.md", "Pair.md", ""],
  ["shared/Deep/pair.md", "shared/Deep/pair.md", "shared/deep"],
  ["pair.md", "pair.md", ""],
  ["models/a/models/b.md", "a/models/b.md", "a/models"],
])("the page %s is %s in the namespace %j", (path, key, namespace) => {
  expect(pageKey(path)).toBe(key);
  expect(namespaceOf(path)).toBe(namespace);
});

test.each([
  ["shared/Pair.md", "shared/pair"],
  ["shared/pair.MDX", "shared/pair"],
  ["shared/pair.htm", "shared/pair"],
  ["shared/pair.html", "shared/pair"],
  ["shared/pair/", "shared/pair"],
  ["shared/pair.m", "shared/pair.m"],
  ["shared/pair.md.txt", "shared/pair.md.txt"],
  ["shared/%50air", "shared/pair"],
  ["shared/100%", "shared/100%"],
])("%s is found as %s", (key, loose) => {
  expect(looseKey(key)).toBe(loose);
});

describe("a link on the page docs/models/shared/pair.md", () => {
  test.each([
    ["../../models/other/x.md", "other/x.md"],
    ["/models/other/x.md", "other/x.md"],
    ["x.md", "shared/x.md"],
    ["./x.md", "shared/x.md"],
    ["a//x.md", "shared/a/x.md"],
    ["../x.md", "x.md"],
    ["../../x.md", null],
    ["models/../x.md", null],
    ["x.md#part", "shared/x.md"],
    ["x.md?a#b", "shared/x.md"],
    ["#part", null],
    ["", null],
    ["https://example.com/models/x.md", null],
  ])("to %j leads to %j", (href, key) => {
    expect(linkedKey(href, "docs/models/shared/pair.md")).toBe(key);
  });
});
