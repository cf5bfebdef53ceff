import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keptOutFiles, untoldFiles } from "../../generator/output/kept-out.ts";
import type { Tree } from "../../generator/tree/tree.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { temporaryFolder } from "../support/cli.ts";

const outDir = "/project/out";

/** A tree that some files are kept out of, each by the rule with its name. */
function treeWithout(...names: readonly string[]): Tree {
  const rules = new Map(names.map((name) => [join(outDir, name), `rule of ${name}`]));
  return {
    ...workTree,
    isDisk: false,
    keptOut: (paths) => new Map([...rules].filter(([path]) => paths.includes(path))),
  };
}

describe("missing files that git ignores", () => {
  const missing = ["a.ts", "b.ts", "c.ts"];
  const reasonFor = (tree: Tree): string | undefined => {
    const found = keptOutFiles(outDir, missing, tree, "out");
    expect(found.map(({ code }) => code)).toEqual(found.map(() => "MM7202"));
    return found[0]?.message;
  };

  test("are no finding where no rule keeps them out", () => {
    expect(keptOutFiles(outDir, missing, treeWithout("d.ts"), "out")).toEqual([]);
  });

  test.each([
    [["b.ts"], "`b.ts` is ignored by git (rule of b.ts)"],
    [["c.ts", "b.ts"], "`b.ts` and 1 more are ignored by git (rule of b.ts)"],
    [missing, "`a.ts` and 2 more are ignored by git (rule of a.ts)"],
  ])("%j are one finding about the first", (ignored, reason) => {
    expect(reasonFor(treeWithout(...ignored))).toBe(
      `The staged files of \`out\` cannot be judged: ${reason}, so no commit holds them`,
    );
  });
});

describe("files whose content is unknown", () => {
  /** A folder with the files `a.ts` and `b.ts` and the folder `c.ts`, in a tree that cannot read one of the files. */
  async function folderWithUnread(unread: string): Promise<{ folder: string; tree: Tree }> {
    const folder = await temporaryFolder();
    await Promise.all(["a.ts", "b.ts"].map((name) => writeFile(join(folder, name), "is")));
    await mkdir(join(folder, "c.ts"));
    const tree: Tree = {
      ...workTree,
      isDisk: false,
      *read(paths) {
        for (const path of paths) {
          if (path === join(folder, unread)) yield [path, { ok: false, reason: "it is filtered" }];
          else yield* workTree.read([path]);
        }
      },
    };
    return { folder, tree };
  }

  const paths = { obstacles: ["gone.ts", "c.ts", "a.ts", "b.ts"], missing: ["none.ts"] };

  test("are a finding with the reason", async () => {
    const { folder, tree } = await folderWithUnread("b.ts");
    const found = untoldFiles(folder, paths, tree, "out");
    expect(found.map(({ code, message }) => [code, message])).toEqual([
      ["MM7202", "The staged files of `out` cannot be judged: of `b.ts`, it is filtered"],
    ]);
  });

  test("are none of what is missing or a folder", async () => {
    const { folder, tree } = await folderWithUnread("other.ts");
    expect(untoldFiles(folder, paths, tree, "out")).toEqual([]);
  });

  test.each(["b.ts", "none.ts"])(
    "are told as what the system refused on the disk: %s",
    async (unread) => {
      const { folder, tree } = await folderWithUnread(unread);
      const found = untoldFiles(folder, paths, { ...tree, isDisk: true }, "out");
      expect(found.map(({ code, message }) => [code, message])).toEqual([
        ["MM6020", `\`out/${unread}\` cannot be used: it is filtered`],
      ]);
    },
  );

  test("are none of what is missing on the disk", async () => {
    const { folder, tree } = await folderWithUnread("other.ts");
    expect(untoldFiles(folder, paths, { ...tree, isDisk: true }, "out")).toEqual([]);
  });
});
