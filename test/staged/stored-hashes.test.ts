import { realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Outcome } from "../../generator/diagnostics/diagnostic.ts";
import { readSpec } from "../../generator/read/source/read-spec.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";
import { contentHashes } from "../../generator/output/content-hashes.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { indexTree } from "../../generator/tree/git/index-tree.ts";
import type { Tree } from "../../generator/tree/tree.ts";
import { change, committedProject, mustGit, write } from "./repository.ts";

// A check of the index remembers the hashes of what git holds, by id, and reads nothing from git that it knows.

const patterns = { include: ["**/*.md"], exclude: [] };
const page = "spec/models/shared/pair.md";
let folder: string;

beforeEach(async () => {
  folder = realpathSync(await committedProject());
});

/** Returns the index as a tree, and the paths that were read from it, relative to the project. */
function counted(): { readonly tree: Tree; readonly reads: string[] } {
  const { value: tree } = indexTree(folder);
  if (tree === null) throw new Error("there is no index");
  const reads: string[] = [];
  const read: Tree["read"] = (paths, largest) => {
    reads.push(...paths.map((path) => path.slice(folder.length + 1)));
    return tree.read(paths, largest);
  };
  return { tree: { ...tree, read }, reads };
}

function pagesOf(tree: Tree, byId: Map<string, string>): Promise<Outcome<readonly SourceFile[]>> {
  return readSpec(join(folder, "spec"), patterns, tree, byId);
}

describe("pages", () => {
  test("that were read before are read only when a text is asked for, and few times", async () => {
    const byId = new Map<string, string>();
    const first = await pagesOf(counted().tree, byId);
    const { tree, reads } = counted();
    const again = await pagesOf(tree, byId);
    expect(reads).toEqual([]);
    expect(again.value.map(({ path, hash }) => [path, hash])).toEqual(
      first.value.map(({ path, text }) => [path, contentHash(text)]),
    );
    expect(again.value.map(({ text }) => text)).toEqual(first.value.map(({ text }) => text));
    expect(reads).toEqual(again.value.map(({ path }) => `spec/${path}`));
  });

  test("are read alone if only one text is asked for, and then in batches that grow", async () => {
    const names = ["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => `zz/${name}.md`);
    for (const name of names) write(folder, `spec/${name}`, `# ${name}\n`);
    mustGit(folder, "add", "-A");
    const byId = new Map<string, string>();
    await pagesOf(counted().tree, byId);
    const { tree, reads } = counted();
    const pages = new Map((await pagesOf(tree, byId)).value.map((page) => [page.path, page]));
    const textOf = (name: string): string => pages.get(name)?.text ?? "";
    // From the last to the first, so that each batch goes on at the start.
    const counts = [...names].reverse().map((name) => {
      expect(textOf(name)).toBe(`# ${name}\n`);
      return reads.length;
    });
    expect(counts[0]).toBe(1);
    expect(new Set(counts).size).toBeLessThanOrEqual(4);
    expect(new Set(reads).size).toBe(reads.length);
  });

  test("that are staged in another form are read at once", async () => {
    const byId = new Map<string, string>();
    await pagesOf(counted().tree, byId);
    change(folder, page, (text) => text.replace("#", "# New"));
    mustGit(folder, "add", page);
    const { tree, reads } = counted();
    const { value } = await pagesOf(tree, byId);
    expect(reads).toEqual([page]);
    expect(value.find(({ path }) => `spec/${path}` === page)?.text).toContain("# New");
  });

  test.each([
    ["no text", "# A\n\n\xff", "MM1001"],
    ["empty", " \n", "MM1002"],
  ])("that are %s are refused each time", async (_name, text, code) => {
    writeFileSync(join(folder, "spec/broken.md"), Buffer.from(text, "latin1"));
    mustGit(folder, "add", "-A");
    const byId = new Map<string, string>();
    for (const turn of [1, 2]) {
      const { diagnostics } = await pagesOf(counted().tree, byId);
      expect([turn, ...diagnostics.map((one) => one.code)]).toEqual([turn, code]);
    }
  });

  test("that git has lost are reported with their path", async () => {
    write(folder, "spec/lost.md", "# Lost\n");
    mustGit(folder, "add", "-A");
    const byId = new Map<string, string>();
    await pagesOf(counted().tree, byId);
    const id = mustGit(folder, "rev-parse", ":spec/lost.md");
    rmSync(join(folder, ".git/objects", id.slice(0, 2), id.slice(2)));
    const { value } = await pagesOf(counted().tree, byId);
    expect(() => value[0]?.text).toThrow(
      expect.objectContaining({
        diagnostics: [
          expect.objectContaining({
            code: "MM1006",
            span: expect.objectContaining({ file: "lost.md" }),
          }),
        ],
      }),
    );
  });
});

describe("outputs", () => {
  const out = (): string => join(folder, "generated");
  const paths = ["index.ts", "models/shared/pair.ts", "missing.ts"];

  test("that were hashed before are not read, under whatever name they are", () => {
    const byId = new Map<string, string>();
    const first = contentHashes(out(), paths, counted().tree, byId);
    expect([...first.keys()].sort()).toEqual(["index.ts", "models/shared/pair.ts"]);
    mustGit(folder, "mv", "generated/index.ts", "generated/missing.ts");
    const { tree, reads } = counted();
    const second = contentHashes(out(), paths, tree, byId);
    expect(reads).toEqual([]);
    expect(second.get("missing.ts")).toBe(first.get("index.ts"));
    expect(second.has("index.ts")).toBe(false);
  });

  test("that are edited are read, and have another hash", () => {
    const byId = new Map<string, string>();
    const first = contentHashes(out(), paths, counted().tree, byId);
    change(folder, "generated/index.ts", (text) => `${text}// edited\n`);
    mustGit(folder, "add", "-A");
    const { tree, reads } = counted();
    const second = contentHashes(out(), paths, tree, byId);
    expect(reads).toEqual(["generated/index.ts"]);
    expect(second.get("index.ts")).not.toBe(first.get("index.ts"));
  });
});

describe("a file has an id", () => {
  test.each([
    ["*.md text eol=crlf", true],
    ["*.md linguist-generated", true],
    ["*.md -filter -ident", true],
    ["*.md !working-tree-encoding", true],
    ["*.md filter=lfs", false],
    ["*.md ident", false],
    ["*.md working-tree-encoding=UTF-16", false],
    ["*.ts filter=lfs", true],
  ])("with the attributes %s: %s", (attributes, hasId) => {
    write(folder, ".gitattributes", `${attributes}\n`);
    mustGit(folder, "add", ".gitattributes");
    const id = hasId ? mustGit(folder, "rev-parse", `:${page}`) : null;
    expect(counted().tree.idOf(join(folder, page))).toBe(id);
  });

  test("but not a folder or a missing file", () => {
    const { tree } = counted();
    expect(tree.idOf(join(folder, "spec"))).toBeNull();
    expect(tree.idOf(join(folder, "spec/missing.md"))).toBeNull();
  });
});
