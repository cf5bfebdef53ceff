import { appendFileSync, realpathSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { readSpec } from "../../generator/read/source/read-spec.ts";
import { unstagedInputs } from "../../generator/run/unstaged-inputs.ts";
import { indexTree } from "../../generator/tree/git/index-tree.ts";
import { change, committedProject, mustGit, write } from "./repository.ts";

// The repair of a staged check stages the pages and configs that the disk has in another form than the index.

const page = "spec/models/shared/pair.md";
let folder: string;

beforeEach(async () => {
  folder = realpathSync(await committedProject());
});

/** Returns the pages and files that are not staged as on the disk, relative to the project. */
async function unstaged(files: readonly string[] = []): Promise<readonly string[]> {
  const { value: tree } = indexTree(folder);
  if (tree === null) throw new Error("there is no index");
  const project = { specDir: join(folder, "spec"), include: ["**/*.md"], exclude: [] };
  const { value: pages } = await readSpec(project.specDir, project, tree);
  const paths = files.map((file) => join(folder, file));
  const inputs = await unstagedInputs([{ project, pages }], paths, tree, folder);
  const all = [...inputs.files, ...inputs.pages.flatMap((one) => one.paths)];
  return all.map((path) => path.slice(folder.length + 1));
}

describe("a page", () => {
  test("that is staged as on the disk is not staged again", async () => {
    change(folder, page, (text) => text.replace("#", "# New"));
    mustGit(folder, "add", page);
    write(folder, "notes.txt", "not a page\n");
    expect(await unstaged()).toEqual([]);
  });

  test("that was edited after it was staged is staged again", async () => {
    change(folder, page, (text) => text.replace("#", "# New"));
    mustGit(folder, "add", page);
    change(folder, page, (text) => text.replace("# New", "# Newer"));
    expect(await unstaged()).toEqual([page]);
  });

  test("of which git was told not to look at the disk is looked at", async () => {
    mustGit(folder, "update-index", "--assume-unchanged", page);
    change(folder, page, (text) => text.replace("#", "# New"));
    expect(await unstaged()).toEqual([page]);
  });

  test("that only the disk has is staged, even if git ignores it", async () => {
    appendFileSync(join(folder, ".git/info/exclude"), "ignored.md\n");
    write(folder, "spec/ignored.md", "# Ignored\n");
    expect(await unstaged()).toEqual(["spec/ignored.md"]);
    write(folder, "spec/new/other.md", "# Other\n");
    expect(await unstaged()).toEqual(["spec/ignored.md", "spec/new/other.md"]);
  });

  test("that the disk has lost is staged, and so is one with a new name", async () => {
    rmSync(join(folder, page));
    expect(await unstaged()).toEqual([page]);
    mustGit(folder, "checkout", "-q", page);
    renameSync(join(folder, page), join(folder, "spec/models/shared/twin.md"));
    expect(await unstaged()).toEqual([page, "spec/models/shared/twin.md"]);
  });

  test("that differs only in its line endings or its mode is not", async () => {
    change(folder, page, (text) => text.replaceAll("\n", "\r\n"));
    mustGit(folder, "update-index", "--chmod=+x", page);
    expect(await unstaged()).toEqual([]);
  });
});

test("a config that differs is named, one that is staged is not", async () => {
  write(folder, "a.json", "{}\n");
  write(folder, "b.json", "{}\n");
  mustGit(folder, "add", "a.json", "b.json");
  change(folder, "b.json", () => "{ }\n");
  expect(await unstaged(["a.json", "b.json"])).toEqual(["b.json"]);
});
