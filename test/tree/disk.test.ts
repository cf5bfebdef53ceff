import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { contentHash, hashOfBytes, hashOfText } from "../../generator/tree/content-hash.ts";
import { displayPath, showPaths } from "../../generator/tree/display-path.ts";
import { foldersWithin, installedFile } from "../../generator/tree/installed-package.ts";
import { isInside } from "../../generator/tree/is-inside.ts";
import {
  absent,
  kindBehind,
  noFile,
  readOne,
  readText,
  textOf,
  type Tree,
} from "../../generator/tree/tree.ts";
import { workTree } from "../../generator/tree/work-tree.ts";

let root: string;
const at = (...parts: readonly string[]): string => join(root, ...parts);

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-disk-")));
  for (const path of [
    "sub",
    "repo/.git",
    "repo/a/b",
    "repo/node_modules/one",
    "repo/a/node_modules/two/deep",
    "repo/node_modules/three",
    "node_modules/above",
  ]) {
    mkdirSync(at(path), { recursive: true });
  }
  for (const [path, text] of Object.entries({
    ...{
      file: "abc",
      "sub/more": "",
      "repo/node_modules/one/index.js": "",
      "node_modules/above/index.js": "",
      "repo/a/node_modules/two/deep/x.json": "{}",
    },
    ...{ marked: "\ufeffa", broken: "" },
  })) {
    writeFileSync(at(path), text);
  }
  writeFileSync(at("broken"), Uint8Array.of(97, 255));
  for (const [path, target] of Object.entries({
    link: "file",
    folder: "sub",
    lost: "gone",
    loop: "loop",
    twice: "link",
    device: "/dev/null",
  })) {
    symlinkSync(target, at(path));
  }
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("the disk", () => {
  test.each([
    ["file", "file", "file"],
    ["sub", "folder", "folder"],
    ["link", "link", "file"],
    ["twice", "link", "file"],
    ["folder", "link", "folder"],
    ["lost", "link", null],
    ["loop", "link", null],
    ["gone", null, null],
    ["gone/x", null, null],
    ["file/x", null, null],
    ["device", "link", "other"],
  ])("has at %s a %s, and behind it a %s", (path, kind, behind) => {
    expect(workTree.look(at(path))).toBe(kind);
    expect(kindBehind(workTree, at(path))).toBe(behind);
  });

  test.each([
    ["file", "file", null],
    ["folder/more", "sub/more", null],
    ["twice", "file", null],
    ["gone", null, "it does not exist"],
    ["lost", null, "it does not exist"],
    ["loop", null, "it is a link that leads to itself"],
    ["file/x", null, "it is not a folder"],
    ["x".repeat(300), null, "ENAMETOOLONG"],
  ])("resolves %s to %s, or says: %s", (path, real, reason) => {
    const wanted = real === null ? { ok: false, reason } : { ok: true, value: at(real) };
    expect(workTree.real(at(path))).toEqual(wanted);
  });

  test("lists the names in a folder, with their kinds", () => {
    const listed = workTree.list(root);
    const kinds = listed.ok
      ? Object.fromEntries(listed.value.map(({ name, kind }) => [name, kind]))
      : {};
    expect(kinds).toEqual({
      ...{
        file: "file",
        sub: "folder",
        repo: "folder",
        link: "link",
        folder: "link",
        lost: "link",
      },
      ...{
        node_modules: "folder",
        loop: "link",
        twice: "link",
        device: "link",
        marked: "file",
        broken: "file",
      },
    });
    expect(workTree.list(at("gone"))).toEqual({ ok: false, reason: "it does not exist" });
    expect(workTree.list(at("file"))).toEqual({ ok: false, reason: "it is not a folder" });
  });

  test.each<[string, number | undefined, string | object]>([
    ["file", undefined, "abc"],
    ["twice", undefined, "abc"],
    ["file", 3, "abc"],
    ["file", 2, { ok: false, reason: "it has 3 bytes", size: 3 }],
    ["sub", undefined, { ok: false, reason: "it is a folder" }],
    ["gone", undefined, absent],
    ["file/x", undefined, { ok: false, reason: "it is not a folder" }],
    ["device", undefined, noFile],
    ["a\0b", undefined, { ok: false, reason: "ERR_INVALID_ARG_VALUE" }],
  ])("reads %j of at most %j bytes as %j", (path, largest, wanted) => {
    const content = readOne(workTree, `${root}/${path}`, largest);
    expect(content.ok ? Buffer.from(content.bytes).toString() : content).toEqual(wanted);
  });

  test("reads files in their order, and asks git nothing", () => {
    const paths = [at("gone"), at("file"), at("file")];
    expect([...workTree.read(paths)].map(([path, { ok }]) => [path, ok])).toEqual([
      ...[
        [paths[0], false],
        [paths[1], true],
        [paths[2], true],
      ],
    ]);
    expect(workTree).toMatchObject({ isDisk: true });
    expect([workTree.idOf(at("file")), workTree.blindSpot(at("file"))]).toEqual([null, null]);
    expect([workTree.keptOut([at("file")]), workTree.changedOnDisk()]).toEqual([new Map(), []]);
  });
});

test("a text is decoded with its byte order mark, also where it is broken", () => {
  expect(readText(workTree, at("marked"))).toEqual({ ok: true, value: "\ufeffa" });
  expect(readText(workTree, at("broken"))).toEqual({ ok: true, value: "a\ufffd" });
  expect(readText(workTree, at("gone"))).toEqual(absent);
  expect(readText(workTree, at("file"), 1)).toMatchObject({ ok: false, size: 3 });
  expect(textOf(Uint8Array.of(0xc3, 0xa4))).toBe("ä");
  const silent: Tree = { ...workTree, read: () => [] };
  expect(readOne(silent, "a")).toEqual(absent);
});

test("a hash depends on neither line endings nor a byte order mark", () => {
  const hash = contentHash("a\nb\n");
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect([contentHash("\ufeffa\r\nb\r\n"), hashOfBytes(Buffer.from("a\nb\n"))]).toEqual([
    hash,
    hash,
  ]);
  expect(contentHash("a\nc\n")).not.toBe(hash);
  expect(hashOfText({ text: "a", hash: "told" })).toBe("told");
  const file = { text: "a\nb\n" };
  expect(hashOfText(file)).toBe(hash);
  Object.assign(file, { text: "another" });
  expect(hashOfText(file)).toBe(hash);
  Object.assign(file, { hash: "told" });
  expect(hashOfText(file)).toBe("told");
});

test.each([
  ["/a/b/c", "/a/b", "c"],
  ["/a/b", "/a/b", "."],
  ["/a", "/a/b", ".."],
  ["/x/y", "/a/b", "../../x/y"],
])("%s is shown at %s as %s", (path, cwd, shown) => {
  expect(displayPath(path, cwd)).toBe(shown);
});

test("findings are shown with the paths that a person would type", () => {
  const start = { line: 1, column: 1 };
  const finding = diagnostic("MM4004", { id: "A" }, { file: "a/b.md", start, end: start });
  const [one, other] = showPaths(
    [finding, diagnostic("MM4004", { id: "B" })],
    "/root/spec",
    "/root",
  );
  expect(one).toEqual({ ...finding, span: { file: "spec/a/b.md", start, end: start } });
  expect(other?.span).toBeUndefined();
});

test.each([
  ["/a/b", "/a", true],
  ["/a", "/a", true],
  ["/a/..b", "/a", true],
  ["/ab", "/a", false],
  ["/", "/a", false],
  ["/b/c", "/a", false],
  ["/a/b", "/", true],
])("%s lies in %s: %s", (path, folder, lies) => {
  expect(isInside(path, folder)).toBe(lies);
});

describe("what is installed", () => {
  const within = (project: string, folder: string): readonly string[] =>
    foldersWithin(at(project), at(folder)).map((one) =>
      one.slice(root.length).split(sep).join("/"),
    );

  test.each([
    ["repo", "repo", ["/repo"]],
    ["repo/a", "repo/a/b", ["/repo/a/b", "/repo/a", "/repo"]],
    ["repo/a/b", "repo", ["/repo"]],
    ["repo/a/b", "repo/a/b", ["/repo/a/b", "/repo/a", "/repo"]],
    ["sub", "sub", ["/sub"]],
    ["sub", "repo/a", ["/repo/a", "/repo"]],
    ["repo", "sub", ["/sub"]],
    ["sub", "sub/deep", ["/sub/deep", "/sub"]],
  ])("in the project %s for the folder %s is in one of %j", (project, folder, wanted) => {
    expect(within(project, folder)).toEqual(wanted);
  });

  test.each<[string, string, string, string | null]>([
    ["repo", "repo/a/b", "one", "repo/node_modules/one/index.js"],
    ["repo", "repo", "one", "repo/node_modules/one/index.js"],
    ["repo", "repo/a/b", "two/deep/x.json", "repo/a/node_modules/two/deep/x.json"],
    ["repo", "repo", "two/deep/x.json", null],
    ["repo", "repo/a/b", "two/deep/y.json", null],
    ["repo", "repo", "three", null],
    ["repo", "repo", "four", null],
    ["sub", "sub", "one", null],
    // Others may have put files above the project.
    ["sub", "sub", "above", null],
    ["repo", "repo/a", "above", null],
  ])("in %s for %s as %s is %s", (project, folder, file, wanted) => {
    expect(installedFile(at(project), at(folder), file)).toBe(wanted === null ? null : at(wanted));
  });
});
