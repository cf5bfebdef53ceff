import { execFileSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import {
  pageFilter,
  pagePaths,
  readSpec,
  type PagePatterns,
} from "../../generator/read/source/read-spec.ts";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import type { Content, Tree } from "../../generator/tree/tree.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { temporaryFolder } from "../support/cli.ts";

const all = { include: ["**/*.md"], exclude: [] };

let folder: string;

beforeEach(async () => {
  folder = realpathSync(await temporaryFolder());
});

async function write(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `# ${path}\n`);
  }
}

/** Returns what is read from the folder: the paths of pages, and the findings with their files. */
async function read(
  patterns: PagePatterns = all,
  tree: Tree = workTree,
): Promise<readonly (readonly string[])[]> {
  const { value, diagnostics } = await readSpec(folder, patterns, tree);
  const findings = diagnostics.map(({ code, message, span }) => `${span?.file} ${code} ${message}`);
  return [value.map(({ path }) => path), findings];
}

describe("a path is that of a page", () => {
  test.each<[string, PagePatterns, boolean]>([
    ["a.md", all, true],
    ["a/b/c.md", all, true],
    ["a.txt", all, false],
    ["a.md", { include: ["a/*.md", "*.md"], exclude: [] }, true],
    ["b/a.md", { include: ["a/*.md", "*.md"], exclude: [] }, false],
    ["old/a.md", { include: ["**/*.md"], exclude: ["old/**"] }, false],
    ["a.md", { include: ["**/*.md"], exclude: ["old/**", "a.md"] }, false],
  ])("%s, by %j", (path, patterns, isPage) => {
    expect(pageFilter(patterns)(path)).toBe(isPage);
  });
});

describe("the paths of pages", () => {
  test("come in code-point order, and only of what may be a page", async () => {
    await write("b/a.md", "B.md", "a.md", "b.md", "b.txt", "b-a.md");
    await mkdir(join(folder, "c.MD"));
    expect(pagePaths(folder, { include: ["**"], exclude: ["*.txt"] }, workTree)).toEqual([
      ...["B.md", "a.md", "b-a.md", "b.md", "b/a.md", "c.MD"],
    ]);
  });

  test("may end in anything that the patterns match", async () => {
    await write("a.txt", "b/c.txt", "b/d.md", "e.mdx");
    const patterns = { include: ["*.txt", "b/**"], exclude: [] };
    expect(pagePaths(folder, patterns, workTree)).toEqual(["a.txt", "b/c.txt", "b/d.md"]);
  });

  test("are none of a folder that does not exist", () => {
    expect(pagePaths(join(folder, "none"), all, workTree)).toEqual([]);
  });
});

describe("a folder that cannot be read", () => {
  test.each([
    ["no folder", "file.md", "it is not a folder"],
    ["missing", "none", "it does not exist"],
  ])("is told of with the reason: %s", async (_what, name, reason) => {
    await write("file.md");
    const path = join(folder, name);
    const { value, diagnostics } = await readSpec(path, all);
    expect(value).toEqual([]);
    expect(diagnostics.map(({ code, span }) => [code, span])).toEqual([["MM1004", undefined]]);
    expect(diagnostics[0]?.message).toContain(reason);
    expect(diagnostics[0]?.message).toContain(path);
  });

  /** Returns the disk, except that some folders cannot be listed. */
  const without = (...names: readonly string[]): Tree => ({
    ...workTree,
    list: (path) =>
      names.some((name) => path === join(folder, name))
        ? { ok: false, reason: "it is locked" }
        : workTree.list(path),
  });

  test("is told of if it is the folder of the spec itself", async () => {
    await write("a.md");
    const { value, diagnostics } = await readSpec(folder, all, without(""));
    expect(value).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["MM1004"]);
    expect(diagnostics[0]?.message).toContain("it is locked");
  });

  test.each<[string, PagePatterns, readonly string[]]>([
    ["that may hold pages", all, ["long/b MM1006"]],
    [
      "that the patterns lead to",
      { include: ["long/b/c/*.md", "a.md"], exclude: [] },
      ["long/b MM1006"],
    ],
    [
      "that the patterns begin above",
      { include: ["long/**/*.md", "a.md"], exclude: [] },
      ["long/b MM1006"],
    ],
    ["that is too deep", { include: ["long/*.md", "a.md"], exclude: [] }, []],
    ["that is beside the patterns", { include: ["y/**", "a.md"], exclude: [] }, []],
    ["that only begins like theirs", { include: ["long/bc/**", "a.md"], exclude: [] }, []],
    ["that is excluded", { include: ["**/*.md"], exclude: ["long/b/**"] }, []],
    ["whose parent is excluded", { include: ["**/*.md"], exclude: ["long/**"] }, []],
    [
      "of which some files are excluded",
      { include: ["**/*.md"], exclude: ["long/b/*.txt"] },
      ["long/b MM1006"],
    ],
  ])("is told of if it is one %s", async (_what, patterns, findings) => {
    await write("a.md", "long/b/c/d.md");
    const [pages, told] = await read(patterns, without("long/b"));
    expect(pages?.[0]).toBe("a.md");
    expect(told?.map((one) => one.split(" ").slice(0, 2).join(" "))).toEqual(findings);
    if (findings.length > 0) expect(told?.[0]).toContain("it is locked");
  });
});

test("a folder without pages is told of with its name, and what to do", async () => {
  const hint = async (specIn?: "config"): Promise<string | undefined> => {
    const pages = specIn === undefined ? all : { ...all, specIn };
    const { value, diagnostics } = await readSpec(folder, pages);
    expect([value, diagnostics.length]).toEqual([[], 1]);
    expect(diagnostics[0]?.message).toContain(`in the spec folder \`${folder}\``);
    return diagnostics[0]?.hint;
  };
  expect(await hint()).toBe(diagnostic("MM1005", { folder, writtenIn: "nowhere" }).hint);
  expect(await hint("config")).toBe(diagnostic("MM1005", { folder, writtenIn: "config" }).hint);
  expect(await hint("config")).not.toBe(await hint());
});

describe("something that is no page", () => {
  test("is told of by what it is, each with its reason", async () => {
    await write("z.md", "in/a.md");
    await mkdir(join(folder, "folder.md"));
    await symlink("../outside.md", join(folder, "lost.md"));
    await symlink("in/a.md", join(folder, "link.md"));
    await writeFile(join(dirname(folder), "beside.md"), "# T\n");
    await symlink("../beside.md", join(folder, "out.md"));
    await symlink("in", join(folder, "linked"));
    const [pages, findings] = await read();
    expect(pages).toEqual(["in/a.md", "link.md", "z.md"]);
    expect(findings).toEqual([
      expect.stringMatching(/^folder\.md MM1003 /),
      expect.stringMatching(/^linked MM1008 .*linked/),
      expect.stringMatching(/^lost\.md MM1006 .*it does not exist/),
      expect.stringMatching(/^out\.md MM1006 .*it is a link out of the spec folder/),
    ]);
  });

  test.skipIf(process.platform === "win32")("is told of if it is a pipe", async () => {
    await write("a.md");
    execFileSync("mkfifo", [join(folder, "pipe.md")]);
    const [pages, findings] = await read();
    expect(pages).toEqual(["a.md"]);
    expect(findings).toEqual([expect.stringMatching(/^pipe\.md MM1006 .*it is no plain file/)]);
  });
});

describe("a page that cannot be read", () => {
  test.each<[Content, string]>([
    [{ ok: false, reason: "it is locked" }, "MM1006 This page cannot be read: it is locked"],
    [
      { ok: false, reason: "it is large", size: 20_000_001 },
      "MM1007 This page has 20000001 bytes, and at most 20000000 are read",
    ],
  ])("is told of with the reason: %j", async (content, finding) => {
    await write("a.md", "b.md");
    const tree: Tree = {
      ...workTree,
      read: (paths, largest) =>
        [...workTree.read(paths, largest)].map(([path, own]) =>
          path.endsWith("a.md") ? [path, content] : [path, own],
        ),
    };
    expect(await read(all, tree)).toEqual([["b.md"], [`a.md ${finding}`]]);
  });
});

describe("pages that git holds", () => {
  /** Returns the disk as a tree in which files have ids, and the paths that were read from it. */
  const withIds = (ids: Readonly<Record<string, string>>): { tree: Tree; reads: string[] } => {
    const reads: string[] = [];
    const tree: Tree = {
      ...workTree,
      idOf: (path) => ids[path.slice(folder.length + 1)] ?? null,
      read: (paths, largest) => {
        reads.push(...paths.map((path) => path.slice(folder.length + 1)));
        return workTree.read(paths, largest);
      },
    };
    return { tree, reads };
  };

  test("are remembered by their ids, if they can be read and have one", async () => {
    await write("a.md", "b.md", "c.md");
    await writeFile(join(folder, "c.md"), " \n");
    const byId = new Map<string, string>();
    await readSpec(folder, all, withIds({ "a.md": "1", "c.md": "3" }).tree, byId);
    expect([...byId]).toEqual([["1", contentHash("# a.md\n")]]);
  });

  test("are read when a text is asked for, once and all together, and the others at once", async () => {
    await write("a.md", "b.md", "c.md");
    const { tree, reads } = withIds({ "a.md": "1", "b.md": "2", "c.md": "3" });
    const byId = new Map([
      ["1", "hash 1"],
      ["3", "hash 3"],
    ]);
    const { value, diagnostics } = await readSpec(folder, all, tree, byId);
    expect(diagnostics).toEqual([]);
    expect(reads).toEqual(["b.md"]);
    expect(value.map(({ path, hash }) => [path, hash])).toEqual([
      ["a.md", "hash 1"],
      ["b.md", undefined],
      ["c.md", "hash 3"],
    ]);
    expect(value.map(({ text }) => text)).toEqual(["# a.md\n", "# b.md\n", "# c.md\n"]);
    expect(reads).toEqual(["b.md", "a.md", "c.md"]);
  });

  test("are read in batches that grow, from the page on that is asked for", async () => {
    const names = ["a.md", "b.md", "c.md", "d.md", "e.md", "f.md"];
    await write(...names);
    const { tree, reads } = withIds(Object.fromEntries(names.map((name) => [name, name])));
    const { value } = await readSpec(folder, all, tree, new Map(names.map((name) => [name, "h"])));
    const readFor = (index: number): readonly string[] => {
      reads.length = 0;
      expect(value[index]?.text).toBe(`# ${names[index]}\n`);
      return [...reads];
    };
    expect(readFor(2)).toEqual(["c.md"]);
    expect(readFor(2)).toEqual([]);
    expect(readFor(5)).toEqual(["f.md", "a.md"]);
    expect(readFor(0)).toEqual([]);
    expect(readFor(3)).toEqual(["d.md", "e.md", "b.md"]);
  });

  test("and no longer holds are told of when their text is asked for", async () => {
    await write("a.md", "b.md");
    const { tree } = withIds({ "a.md": "1" });
    const lost: Tree = {
      ...tree,
      read: (paths) =>
        paths.map((path) => [path, { ok: false, reason: "the repository is damaged" }] as const),
    };
    const { value } = await readSpec(folder, all, lost, new Map([["1", "hash"]]));
    expect(() => value[0]?.text).toThrow(
      expect.objectContaining({
        diagnostics: [
          expect.objectContaining({
            code: "MM1006",
            message: expect.stringContaining("the repository is damaged"),
            span: expect.objectContaining({ file: "a.md" }),
          }),
        ],
      }),
    );
  });
});
