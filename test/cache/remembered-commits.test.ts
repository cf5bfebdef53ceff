import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { commitMemoryIn } from "../../generator/run/memory/remembered-commits.ts";
import type { RememberedCommit } from "../../generator/tree/git/commit-memory.ts";
import { temporaryFolder } from "../support/cli.ts";

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder, "private/commits.json");
});

function remembered(id: string): RememberedCommit {
  return {
    ...{ chosenBy: "package", id: id.repeat(40) },
    entries: [{ isLink: false, id: "1".repeat(40), path: "package.json" }],
    texts: new Map([["1".repeat(40), "{}"]]),
  };
}

describe("the commit of a repository", () => {
  test("is remembered apart from those of others, and only the last one", () => {
    const [one, other] = [commitMemoryIn(file, "/one"), commitMemoryIn(file, "/other")];
    expect(one.load()).toBeNull();
    one.save(remembered("a"));
    other.save(remembered("b"));
    one.save(remembered("c"));
    expect(one.load()).toStrictEqual(remembered("c"));
    expect(other.load()).toStrictEqual(remembered("b"));
    expect(readdirSync(join(folder, "private"))).toEqual(["commits.json"]);
  });

  test("is forgotten when sixteen others were used since", () => {
    for (let at = 0; at < 17; at += 1) commitMemoryIn(file, `/${at}`).save(remembered("a"));
    expect(commitMemoryIn(file, "/0").load()).toBeNull();
    expect(commitMemoryIn(file, "/1").load()).not.toBeNull();
    expect(commitMemoryIn(file, "/16").load()).not.toBeNull();
  });

  test("is not remembered where nothing can be written", () => {
    writeFileSync(join(folder, "private"), "");
    const memory = commitMemoryIn(file, "/one");
    memory.save(remembered("a"));
    expect(memory.load()).toBeNull();
    expect(readFileSync(join(folder, "private"), "utf8")).toBe("");
  });
});

describe("a damaged file counts as empty:", () => {
  const [top, whole] = ["/one", { ...remembered("a"), texts: [["1", "{}"]] }];
  test.each<[string, unknown]>([
    ["no list", { [top]: whole }],
    ["no pair", [top]],
    ["no path", [[1, whole]]],
    ["no commit", [[top, null]]],
    ["no expression", [[top, { ...whole, chosenBy: undefined }]]],
    ["an expression that is none", [[top, { ...whole, chosenBy: 1 }]]],
    ["an id that is an option of git", [[top, { ...whole, id: "--output=x" }]]],
    ["an id with more behind it", [[top, { ...whole, id: `${whole.id}\n--x` }]]],
    ["a short id", [[top, { ...whole, id: "abc" }]]],
    ["entries that are no list", [[top, { ...whole, entries: {} }]]],
    ["an entry without a path", [[top, { ...whole, entries: [{ isLink: false, id: "1" }] }]]],
    ["an entry that is null", [[top, { ...whole, entries: [null] }]]],
    ["an entry of other types", [[top, { ...whole, entries: [{ isLink: 1, id: 1, path: 1 }] }]]],
    ["texts that are no list", [[top, { ...whole, texts: {} }]]],
    ["a text without an id", [[top, { ...whole, texts: [["1"]] }]]],
    ["a text that is none", [[top, { ...whole, texts: [["1", 2]] }]]],
  ])("%s", (_title, content) => {
    const memory = commitMemoryIn(join(folder, "commits.json"), top);
    writeFileSync(join(folder, "commits.json"), JSON.stringify([[top, whole]]));
    expect(memory.load()).not.toBeNull();
    writeFileSync(join(folder, "commits.json"), JSON.stringify(content));
    expect(memory.load()).toBeNull();
    writeFileSync(join(folder, "commits.json"), "[");
    expect(memory.load()).toBeNull();
    memory.save(remembered("a"));
    expect(memory.load()).toStrictEqual(remembered("a"));
  });
});
