import { realpathSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { indexTree } from "../../generator/tree/git/index-tree.ts";
import type { Tree } from "../../generator/tree/tree.ts";
import { committedProject } from "./repository.ts";

// A path means in git's index what it means on the disk, however it is written.

let folder: string;
let tree: Tree;

beforeEach(async () => {
  folder = realpathSync(await committedProject());
  const { value } = indexTree(folder);
  if (value === null) throw new Error("there is no index");
  tree = value;
});

describe("in the index", () => {
  test.each([
    ["spec", "folder"],
    ["spec/", "folder"],
    ["spec/models/shared/pair.md", "file"],
    ["./spec//models/./shared/pair.md", "file"],
    ["spec/models/../models/shared/pair.md", "file"],
    ["spec/../generated/index.ts", "file"],
    ["spec/models/shared/..", "folder"],
    ["generated/..", "folder"],
    ["", "folder"],
    ["spec/../../spec", null],
    ["..", null],
    ["spec/.../pair.md", null],
    ["nowhere/../spec", null],
    ["spec/models/shared/pair.md..", null],
  ])("%j is a %s", (path, kind) => {
    expect(tree.look(`${folder}/${path}`)).toBe(kind);
  });
});
