import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLeaves } from "../../generator/tree/git/read-leaves.ts";
import { notStored } from "../../generator/tree/git/run-git.ts";
import { nodesOf, type Leaf, type StoredEntry } from "../../generator/tree/git/stored-nodes.ts";
import { storedTree } from "../../generator/tree/git/stored-tree.ts";
import { readOne, type Content, type Tree } from "../../generator/tree/tree.ts";
import { mustGit, write } from "../staged/repository.ts";

// What git stores, as a tree. All tests share `repo`, whose index has the files. Its work tree holds only a link
// `self` to itself, which is a file in the index. `link` leads to `repo`.

let root: string;
let top: string;
const at = (path: string): string => join(root, path);
const missing = "0123456789".repeat(4);
const ids = { a: "", b: "", attributes: "", toDocs: "", toA: "", toGone: "", toOut: "" };

/** The texts behind the names of ids. */
const texts: Readonly<Record<keyof typeof ids, string>> = {
  ...{ a: "a\n", b: "bb\n", attributes: "*.id ident\n" },
  ...{ toDocs: "docs", toA: "../a", toGone: "gone", toOut: "../x" },
};

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-tree-")));
  top = at("repo");
  mkdirSync(at("other"));
  mustGit(root, "init", "-q", "repo");
  for (const [name, text] of Object.entries(texts)) write(root, name, text);
  const hashes = mustGit(top, "hash-object", "-w", ...Object.keys(texts).map(at)).split("\n");
  Object.assign(
    ids,
    Object.fromEntries(Object.keys(texts).map((name, index) => [name, hashes[index]])),
  );
  symlinkSync("repo", at("link"));
  symlinkSync(".", at("repo/self"));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function entries(): readonly StoredEntry[] {
  const files = {
    ...{ a: ids.a, "docs/b": ids.b, "docs/deep/c": ids.a, "docs/x.id": ids.b },
    ...{ ".gitattributes": ids.attributes, lost: missing, self: ids.a },
  };
  const links = {
    ...{ toDocs: ids.toDocs, "docs/toA": ids.toA, toGone: ids.toGone, toOut: ids.toOut },
  };
  return [
    ...Object.entries(files).map(([path, id]) => ({ kind: "file", path, id }) as const),
    ...Object.entries(links).map(([path, id]) => ({ kind: "link", path, id }) as const),
    { kind: "file", path: "docs/torn", id: ids.a, problem: "it is in conflict" },
    { kind: "submodule", path: "sub", id: missing },
  ];
}

function tree(): Tree {
  const nodes = nodesOf(entries(), { store: { cwd: top, gitDir: null }, top, id: "" });
  return storedTree(top, nodes, {
    keptOut: (paths) => new Map([...paths, "own"].map((path) => [path, `the rule of ${path}`])),
    changedOnDisk: () => [{ path: "/a", difference: "is not there" }],
  });
}

const outside = "it lies outside the repository, so no commit holds it";
const linksOut = "a link leads out of the repository";
const absent = "it does not exist";
const unnamed =
  "`sub` is a repository of its own, and .gitmodules does not name it: a clone has nothing there";

describe("at a path", () => {
  test.each<[path: string, kind: string | null, real: string, blind: string | null]>([
    ["repo", "folder", "$/repo", null],
    ["repo/a", "file", "$/repo/a", null],
    ["repo//a/", "file", "$/repo/a", null],
    ["repo/self", "file", "$/repo/self", null],
    ["./repo/self", "file", "$/repo/self", null],
    ["./repo/self/", "file", "$/repo/self", null],
    ["repo/./docs/../a", "file", "$/repo/a", null],
    ["repo/docs", "folder", "$/repo/docs", null],
    ["repo/docs/", "folder", "$/repo/docs", null],
    ["repo/docs/b", "file", "$/repo/docs/b", null],
    ["repo/docs/deep/c", "file", "$/repo/docs/deep/c", null],
    ["repo/docs/torn", "file", "$/repo/docs/torn", null],
    ["repo/docs/gone", null, absent, null],
    ["repo/gone/b", null, absent, null],
    ["repo/a/x", null, "it is not a folder", null],
    ["repo/toDocs", "link", "$/repo/docs", null],
    ["repo/toDocs/b", "file", "$/repo/docs/b", null],
    ["repo/toDocs/deep/c", "file", "$/repo/docs/deep/c", null],
    ["repo/docs/toA", "link", "$/repo/a", null],
    ["repo/toDocs/toA", "link", "$/repo/a", null],
    ["repo/toGone", "link", absent, null],
    ["repo/toGone/x", null, absent, null],
    ["repo/toOut", "link", linksOut, linksOut],
    ["repo/toOut/x", null, linksOut, linksOut],
    ["repo/sub", null, unnamed, unnamed],
    ["repo/sub/x", null, unnamed, unnamed],
    ["link", "folder", "$/repo", null],
    ["link/a", "file", "$/repo/a", null],
    ["link/docs/deep/c", "file", "$/repo/docs/deep/c", null],
    ["other", null, outside, outside],
    ["other/a", null, outside, outside],
    ["repository/a", null, outside, outside],
    ["", null, outside, outside],
  ])("%s is a %s, really at %s", (path, kind, real, blind) => {
    const place = `${root}/${path}`;
    const answer = tree().real(place);
    expect(tree().look(place)).toBe(kind);
    expect((answer.ok ? answer.value : answer.reason).replace(root, "$")).toBe(real);
    expect(tree().blindSpot(place)).toBe(blind);
  });

  test.each([
    ["docs", 1],
    ["toDocs", 2],
  ])("all files of %s are found by %d steps from the top", (folder, steps) => {
    const nodes = nodesOf(entries(), { store: { cwd: top, gitDir: null }, top, id: "" });
    let count = 0;
    const children = new Map(nodes.children);
    children.get = (name) => {
      count += 1;
      return nodes.children.get(name);
    };
    const surroundings = { keptOut: () => new Map<string, string>(), changedOnDisk: () => [] };
    const one = storedTree(top, { kind: "folder", children }, surroundings);
    for (const name of ["b", "torn", "x.id"]) {
      expect(one.look(join(top, folder, name))).toBe("file");
    }
    expect(count).toBe(steps);
  });

  test("the same is told again", () => {
    const one = tree();
    const places = ["docs/b", "docs/deep", "docs/gone", "gone/b", "docs/toA"].map((path) =>
      join(top, path),
    );
    const kinds = ["file", "folder", null, null, "link"];
    expect(places.map((place) => one.look(place))).toEqual(kinds);
    expect(places.map((place) => one.look(place))).toEqual(kinds);
  });
});

test.each<[string, unknown]>([
  ["repo/docs", { b: "file", deep: "folder", "x.id": "file", toA: "link", torn: "file" }],
  ["repo/toDocs", { b: "file", deep: "folder", "x.id": "file", toA: "link", torn: "file" }],
  ["repo/toDocs/deep", { c: "file" }],
  [
    "repo",
    {
      ...{
        a: "file",
        docs: "folder",
        ".gitattributes": "file",
        lost: "file",
        sub: "folder",
        self: "file",
      },
      ...{ toDocs: "link", toGone: "link", toOut: "link" },
    },
  ],
  ["repo/a", "it is not a folder"],
  ["repo/gone", absent],
  ["repo/sub", unnamed],
  ["other", outside],
])("in the folder %s there is %j", (folder, wanted) => {
  const listed = tree().list(at(folder));
  const kinds = listed.ok && Object.fromEntries(listed.value.map(({ name, kind }) => [name, kind]));
  expect(listed.ok ? kinds : listed.reason).toEqual(wanted);
});

test.each<[string, number | undefined, unknown]>([
  ["repo/a", undefined, "a\n"],
  ["repo/docs/toA", undefined, "a\n"],
  ["repo/toDocs/b", undefined, "bb\n"],
  ["repo/docs/b", 3, "bb\n"],
  ["repo/docs/b", 2, { ok: false, reason: "it has 3 bytes", size: 3 }],
  ["repo/docs/torn", undefined, { ok: false, reason: "it is in conflict" }],
  ["repo/lost", undefined, { ok: false, reason: notStored }],
  ["repo/lost", 0, { ok: false, reason: notStored }],
  ["repo/docs", undefined, { ok: false, reason: "it is a folder" }],
  ["repo/gone", undefined, { ok: false, reason: absent }],
  ["repo/sub", undefined, { ok: false, reason: unnamed }],
  ["other/a", undefined, { ok: false, reason: outside }],
])("%s of at most %s bytes is read as %j", (path, largest, wanted) => {
  const content = readOne(tree(), at(path), largest);
  expect(content.ok ? Buffer.from(content.bytes).toString() : content).toEqual(wanted);
});

test("files are read in their order, under the paths that were asked for", () => {
  const paths = ["repo/docs/b", "repo/gone", "link/a", "repo/a", "repo/docs/b"].map(at);
  const read = [...tree().read(paths)].map(([path, content]) => [
    path,
    content.ok ? Buffer.from(content.bytes).toString() : content.reason,
  ]);
  const contents = ["bb\n", absent, "a\n", "a\n", "bb\n"];
  expect(read).toEqual(paths.map((path, index) => [path, contents[index]]));
});

test.each<[string, keyof typeof ids | null]>([
  ["repo/a", "a"],
  ["repo/docs/toA", "a"],
  ["repo/docs/b", "b"],
  ["repo/docs/x.id", null],
  ["repo/docs/torn", null],
  ["repo/docs", null],
  ["repo/gone", null],
])("%s has the id of %s", (path, name) => {
  expect(tree().idOf(at(path))).toBe(name === null ? null : ids[name]);
});

test("what surrounds a tree is told with whole paths", () => {
  expect(tree().isDisk).toBe(false);
  expect(tree().changedOnDisk()).toEqual([{ path: "/a", difference: "is not there" }]);
  const rules = [
    [at("link/docs/b"), "the rule of docs/b"],
    [at("repo/x"), "the rule of x"],
    ["own", "the rule of own"],
  ] as const;
  const asked = [at("link/docs/b"), at("other/a"), at("repo/x")];
  expect(tree().keptOut(asked)).toEqual(new Map(rules));
});

describe("the contents of files", () => {
  const noAttributes: Leaf["attributes"] = () => ({ ok: true, value: new Map() });
  const leaf = (store: Leaf["store"], id: string, attributes = noAttributes): Leaf => ({
    ...{ kind: "file", id, store, path: "page", problem: null, attributes },
    target: () => ({ ok: false, reason: "it is no link" }),
  });
  const show = (content: Content | undefined): string | undefined =>
    content?.ok === true ? Buffer.from(content.bytes).toString() : content?.reason;
  const shown = (leaves: readonly Leaf[]): readonly (string | undefined)[] => {
    const contents = readLeaves(leaves);
    return leaves.map((one) => show(contents.get(one)));
  };

  test("come from the store of each", () => {
    mustGit(root, "init", "-q", "second");
    const id = mustGit(at("second"), "hash-object", "-w", at("b"));
    const [first, second] = [
      { cwd: top, gitDir: null },
      { cwd: at("second"), gitDir: null },
    ];
    const leaves = [leaf(first, ids.a), leaf(second, id), leaf(first, ids.b), leaf(second, ids.a)];
    expect(shown(leaves)).toEqual(["a\n", "bb\n", "bb\n", notStored]);
    expect(shown([leaf(first, ids.a), leaf(first, ids.a)])).toEqual(["a\n", "a\n"]);
    expect(readLeaves([])).toEqual(new Map());
  });

  test("are asked for once", () => {
    const store = { cwd: top, gitDir: null };
    const leaves = [leaf(store, ids.a), leaf(store, ids.b)];
    expect(shown(leaves.slice(0, 1))).toEqual(["a\n"]);
    Object.assign(store, { cwd: at("gone") });
    expect(shown(leaves.slice(0, 1))).toEqual(["a\n"]);
    expect(shown(leaves)).toEqual(["a\n", `there is no folder ${at("gone")}`]);
  });

  test("are not known where their attributes are not", () => {
    const store = { cwd: top, gitDir: null };
    const shut = leaf(store, ids.a, () => ({ ok: false, reason: "it is in conflict" }));
    expect(shown([shut])).toEqual(["it is in conflict"]);
  });
});
