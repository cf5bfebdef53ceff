import { join } from "node:path";
import { expect, test } from "vitest";
import { checkCommand } from "../generator/commands/check.ts";
import { createPaint } from "../generator/report/paint.ts";
import { loadForRun } from "../generator/run/load-run.ts";
import { pagesReader } from "../generator/run/open-run.ts";
import type { Tree } from "../generator/tree/tree.ts";
import { workTree } from "../generator/tree/work-tree.ts";
import type { Io } from "../generator/run/io.ts";
import { ownProject } from "./support/cli.ts";

// The quick look of a check and the full check are one run, so they load the config and read the pages together. What
// is read is counted, not timed.

/** Returns the disk as a tree, and how often each path was read. */
function counted(): { readonly tree: Tree; readonly reads: ReadonlyMap<string, number> } {
  const reads = new Map<string, number>();
  const read: Tree["read"] = (paths, largest) => {
    for (const path of paths) reads.set(path, (reads.get(path) ?? 0) + 1);
    return workTree.read(paths, largest);
  };
  return { tree: { ...workTree, read }, reads };
}

function ioOf(cwd: string, tree: Tree): Io {
  const silent = { write: () => undefined, paint: createPaint(false), isTerminal: false };
  return { cwd, tree, stdout: silent, stderr: silent, npmScript: null };
}

test("a check that finds everything stale reads its config and each page once", async () => {
  const folder = await ownProject();
  const { tree, reads } = counted();
  expect((await checkCommand({ reporter: "pretty" }, ioOf(folder, tree))).exitCode).toBe(1);
  expect(reads.get(join(folder, "modelmark.config.json"))).toBe(1);
  const pages = [...reads].filter(([path]) => path.endsWith(".md"));
  expect(pages.map(([, count]) => count)).toEqual([1, 1, 1, 1, 1, 1]);
});

test("the pages of a project that are asked for again are not read again", async () => {
  const folder = await ownProject();
  const { tree, reads } = counted();
  const { projects } = await loadForRun({}, ioOf(folder, tree));
  const [project] = projects;
  if (project === undefined) throw new Error("there is no project");
  const pagesOf = pagesReader(tree, () => null);
  const first = await pagesOf(project);
  expect(first.value).toHaveLength(6);
  expect(await pagesOf(project)).toBe(first);
  expect(reads.get(join(project.specDir, first.value[0]?.path ?? ""))).toBe(1);
});
