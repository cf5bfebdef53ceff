import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Value } from "../../generator/tree/git/attribute-rules.ts";
import { attributesFrom } from "../../generator/tree/git/attribute-rules.ts";
import { attributeReader } from "../../generator/tree/git/attributes.ts";
import { converterFor, isVerbatim } from "../../generator/tree/git/checkout-form.ts";
import { notStored } from "../../generator/tree/git/run-git.ts";
import {
  nodesOf,
  type Leaf,
  type StoredEntry,
  type StoredNode,
} from "../../generator/tree/git/stored-nodes.ts";
import type { Store } from "../../generator/tree/git/store.ts";
import { listTree, readBlobs } from "../../generator/tree/git/tree-entries.ts";
import { userRules } from "../../generator/tree/git/user-rules.ts";
import type { Answer } from "../../generator/tree/tree.ts";
import { mustGit } from "../staged/repository.ts";

// Functions that ask git about a repository that all tests share. None of them writes anything.

let folder: string;
let store: Store;
const missing = "0123456789".repeat(4);

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-stored-")));
  store = { cwd: folder, gitDir: null };
  mustGit(folder, "init", "-q");
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function hashOf(content: string | Uint8Array): string {
  const options = { cwd: folder, input: content, encoding: "utf8" } as const;
  return spawnSync("git", ["hash-object", "-w", "--stdin"], options).stdout.trim();
}

const entry = (
  kind: StoredEntry["kind"],
  path: string,
  id: string,
  problem?: string,
): StoredEntry => ({
  ...{ kind, path, id, ...(problem === undefined ? {} : { problem }) },
});

function valueOf<T>(answer: Answer<T>): T | string {
  return answer.ok ? answer.value : answer.reason;
}

describe("the entries of a tree", () => {
  const tree = (...lines: readonly string[]): string => {
    const options = { cwd: folder, input: lines.join("\n"), encoding: "utf8" } as const;
    return spawnSync("git", ["mktree", "--missing"], options).stdout.trim();
  };

  test("are files, links, folders and other repositories", () => {
    const id = hashOf("a");
    const inner = tree(`100755 blob ${id}\trun`);
    const outer = tree(
      ...[`100644 blob ${id}\tä b`, `120000 blob ${id}\tlink`],
      ...[`040000 tree ${inner}\tdocs`, `160000 commit ${missing}\tsub`],
    );
    expect(listTree(store, outer)).toEqual({
      ok: true,
      value: [
        ...[entry("folder", "docs", inner), entry("link", "link", id)],
        ...[entry("submodule", "sub", missing), entry("file", "ä b", id)],
      ],
    });
    const all = valueOf(listTree(store, outer, ["-r"]));
    expect(typeof all === "string" ? all : all.map(({ path }) => path)).toEqual([
      "docs/run",
      "link",
      "sub",
      "ä b",
    ]);
  });

  test("of no tree are refused, also where its name begins like an option", () => {
    expect(listTree(store, missing)).toEqual({ ok: false, reason: "not a tree object" });
    expect(listTree(store, "--help").ok).toBe(false);
  });
});

test("contents are read by their ids, and those that are missing are left out", () => {
  const contents = ["", "a\n", `b\0${"x".repeat(20)}`, `${missing} blob 3\nabc\n`];
  const ids = contents.map(hashOf);
  const read = valueOf(readBlobs(store, [ids[0] ?? "", missing, ...ids.slice(1)]));
  if (typeof read === "string") throw new Error(read);
  expect([...read.keys()]).toEqual(ids);
  expect([...read.values()].map((bytes) => Buffer.from(bytes).toString())).toEqual(contents);
  expect(valueOf(readBlobs(store, []))).toEqual(new Map());
  expect(readBlobs({ cwd: join(folder, "gone"), gitDir: null }, []).ok).toBe(false);
});

describe("what the settings of the user say about attributes", () => {
  const home = homedir();
  /** Answers with the rules of a repository with some settings: whether case counts, and whether `x` is set. */
  function told(
    settings: readonly (readonly [string, string | null])[],
    files: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>> = {},
  ) {
    const place = mkdtempSync(join(folder, "user-"));
    mustGit(place, "init", "-q");
    for (const [name, value] of settings) {
      if (value !== null) mustGit(place, "config", name, value.replaceAll("$", place));
      else writeFileSync(join(place, ".git/config"), `[${name.replace(".", "]\n\t")}\n`);
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(place, path, ".."), { recursive: true });
      writeFileSync(join(place, path), text);
    }
    const before = { ...process.env };
    Object.assign(process.env, { HOME: place, XDG_CONFIG_HOME: "" });
    for (const [name, value] of Object.entries(env))
      process.env[name] = value.replaceAll("$", place);
    try {
      const rules = userRules({ cwd: place, gitDir: null });
      if (!rules.ok) return rules.reason;
      const { ignoresCase } = rules.value;
      return { ignoresCase, x: attributesFrom([rules.value.rules], ["x"])("A").get("x") };
    } finally {
      for (const name of Object.keys(process.env))
        if (!(name in before)) Reflect.deleteProperty(process.env, name);
      Object.assign(process.env, before);
    }
  }

  test.each<[string, readonly (readonly [string, string | null])[], boolean]>([
    ["false", [["core.ignoreCase", "false"]], false],
    ["true", [["core.ignoreCase", "true"]], true],
    ["no", [["core.ignoreCase", "No"]], false],
    ["off", [["core.ignoreCase", "off"]], false],
    ["zero", [["core.ignoreCase", "0"]], false],
    ["one", [["core.ignoreCase", "1"]], true],
    ["empty", [["core.ignoreCase", ""]], false],
    ["without a value", [["core.ignorecase", null]], true],
  ])("ignores case where that is %s: %s", (_what, settings, ignoresCase) => {
    expect(told(settings, {})).toEqual({ ignoresCase, x: undefined });
  });

  test.each<
    [
      string,
      readonly (readonly [string, string])[],
      Readonly<Record<string, string>>,
      Readonly<Record<string, string>>,
      unknown,
    ]
  >([
    ["none", [], {}, {}, undefined],
    ["the usual file", [], { ".config/git/attributes": "* x=1" }, {}, "1"],
    [
      "the file in another folder of settings",
      [],
      { "y/git/attributes": "* x=2" },
      { XDG_CONFIG_HOME: "$/y" },
      "2",
    ],
    ["a file of its own", [["core.attributesFile", "$/mine"]], { mine: "* x=3" }, {}, "3"],
    [
      "a file of its own in the repository",
      [["core.attributesFile", "mine"]],
      { mine: "* x=4" },
      {},
      "4",
    ],
    ["a file of its own at home", [["core.attributesFile", "~/mine"]], { mine: "* x=5" }, {}, "5"],
    [
      "a file of its own that is missing",
      [["core.attributesFile", "gone"]],
      { ".config/git/attributes": "* x=1" },
      {},
      undefined,
    ],
    [
      "a file with names for several",
      [["core.attributesFile", "mine"]],
      { mine: "[attr]all x=6\n* all" },
      {},
      "6",
    ],
    [
      "a file where case counts",
      [["core.attributesFile", "mine"]],
      { mine: "a x=7" },
      {},
      undefined,
    ],
    [
      "a file where it does not",
      [
        ["core.attributesFile", "mine"],
        ["core.ignoreCase", "true"],
      ],
      { mine: "a x=8" },
      {},
      "8",
    ],
  ])("comes from %s", (_what, settings, files, env, x) => {
    expect(told(settings, files, env)).toMatchObject(x === undefined ? {} : { x });
    expect(told(settings, files, env)).toHaveProperty("x", x);
  });

  test("cannot be told where git fails", () => {
    const place = mkdtempSync(join(folder, "broken-"));
    mustGit(place, "init", "-q");
    writeFileSync(join(place, ".git/config"), "[core");
    const answer = userRules({ cwd: place, gitDir: null });
    expect(answer.ok ? "" : answer.reason).toContain("bad config line");
    expect(homedir()).toBe(home);
  });
});

describe("the attributes of stored files", () => {
  const read = (
    files: Readonly<Record<string, string>>,
    path: string,
    more: readonly StoredEntry[] = [],
  ) => {
    const entries = Object.entries(files).map(([at, text]) => entry("file", at, hashOf(text)));
    const answer = attributeReader([...entries, ...more], store)(path);
    return answer.ok ? Object.fromEntries(answer.value) : answer.reason;
  };
  const files = {
    ".gitattributes": "* filter=a ident",
    "a/b/.gitattributes": "*.md filter=b\n/x -ident",
  };

  test.each<[string, Readonly<Record<string, Value>>]>([
    ["x", { filter: "a", ident: true }],
    ["x.md", { filter: "a", ident: true }],
    ["a/x.md", { filter: "a", ident: true }],
    ["a/b/x.md", { filter: "b", ident: true }],
    ["a/b/c/x.md", { filter: "b", ident: true }],
    ["a/b/x", { filter: "a", ident: false }],
    ["b/b/x", { filter: "a", ident: true }],
  ])("%s are %j", (path, wanted) => {
    expect(read(files, path)).toEqual(wanted);
  });

  test("are those of files of that name alone", () => {
    const id = hashOf("* filter=c");
    const more = [entry("link", ".gitattributes", id), entry("file", "x.gitattributes", id)];
    expect(read({}, "a", more)).toEqual({});
  });

  test("cannot be told below a file that cannot be read", () => {
    const inConflict = entry("file", "a/.gitattributes", hashOf(""), "it is in conflict");
    const wanted = "the .gitattributes of `a` cannot be read: it is in conflict";
    expect(read(files, "a/x", [inConflict])).toBe(wanted);
    expect(read(files, "a/c/x", [inConflict])).toBe(wanted);
    expect(read(files, "b/x", [inConflict])).toEqual({ filter: "a", ident: true });
    expect(read({}, "a/x", [entry("file", "a/.gitattributes", missing)])).toBe(
      `the .gitattributes of \`a\` cannot be read: ${notStored}`,
    );
    const nowhere = attributeReader([], { cwd: join(folder, "gone"), gitDir: null })("a");
    expect(nowhere.ok).toBe(false);
  });

  test("are read once for all files", () => {
    const entries = [entry("file", ".gitattributes", hashOf("* filter=d"))];
    const place = { ...store };
    const reader = attributeReader(entries, place);
    expect(reader("a").ok).toBe(true);
    Object.assign(place, { cwd: join(folder, "gone") });
    expect(reader("b/c").ok).toBe(true);
  });
});

describe("the nodes of a repository", () => {
  const built = (entries: readonly StoredEntry[]) =>
    nodesOf(entries, { store, top: folder, id: "" });
  const at = (node: StoredNode | undefined, ...names: readonly string[]): StoredNode | undefined =>
    names.reduce<StoredNode | undefined>(
      (one, name) => (one?.kind === "folder" ? one.children.get(name) : undefined),
      node,
    );
  const leafAt = (node: StoredNode, ...names: readonly string[]): Leaf => {
    const leaf = at(node, ...names);
    if (leaf?.kind === "file" || leaf?.kind === "link") return leaf;
    throw new Error(`There is no file ${names.join("/")}`);
  };

  test("are folders with the files in them", () => {
    const top = built([
      ...[entry("file", "a", "1"), entry("file", "b/c/d", "2", "it is in conflict")],
      ...[entry("file", "b/e", "3"), entry("folder", "f", "4")],
    ]);
    expect([...top.children.keys()]).toEqual(["a", "b", "f"]);
    expect(at(top, "f")).toEqual({ kind: "folder", children: new Map() });
    expect(leafAt(top, "a")).toMatchObject({
      kind: "file",
      id: "1",
      path: "a",
      problem: null,
      store,
    });
    expect(leafAt(top, "b", "c", "d")).toMatchObject({
      path: "b/c/d",
      problem: "it is in conflict",
    });
    expect(leafAt(top, "b", "e")).toMatchObject({ id: "3" });
  });

  test("are links with their targets, and files with their attributes", () => {
    const top = built([
      ...[entry("link", "one", hashOf("../ä")), entry("link", "lost", missing)],
      ...[entry("file", ".gitattributes", hashOf("x ident")), entry("file", "x", "1")],
    ]);
    expect(leafAt(top, "one").target()).toEqual({ ok: true, value: "../ä" });
    expect(leafAt(top, "lost").target()).toEqual({ ok: false, reason: notStored });
    expect(leafAt(top, "x").target()).toEqual({ ok: false, reason: notStored });
    expect(valueOf(leafAt(top, "x").attributes())).toEqual(new Map([["ident", true]]));
  });

  test("tell where git fails", () => {
    const nowhere = { cwd: join(folder, "gone"), gitDir: null };
    const top = nodesOf([entry("link", "a", missing)], { store: nowhere, top: null, id: "" });
    expect(leafAt(top, "a").target().ok).toBe(false);
  });

  test("are other repositories that are entered by their commit", () => {
    const sub = join(folder, "sub");
    mkdirSync(sub);
    mustGit(sub, "init", "-q");
    writeFileSync(join(sub, "page"), "a");
    mkdirSync(join(sub, "docs"));
    writeFileSync(join(sub, "docs/page"), "b");
    mustGit(sub, "add", "-A");
    mustGit(sub, "commit", "-qm", "first");
    const commit = mustGit(sub, "rev-parse", "HEAD");
    writeFileSync(join(folder, ".gitmodules"), '[submodule "sub"]\n\tpath = sub\n\turl = ../sub\n');
    mustGit(folder, "add", ".gitmodules");
    const enter = (id: string) => {
      const node = at(built([entry("submodule", "sub", id)]), "sub");
      return node?.kind === "submodule" ? node.enter() : null;
    };
    const inside = enter(commit);
    if (inside?.ok !== true) throw new Error("The submodule is not entered");
    expect([...inside.value.children.keys()].sort()).toEqual(["docs", "page"]);
    expect(leafAt(inside.value, "docs", "page")).toMatchObject({
      path: "docs/page",
      store: { cwd: sub },
    });
    expect(enter(missing)).toMatchObject({
      ok: false,
      reason: expect.stringContaining("012345678901"),
    });
    mustGit(folder, "rm", "-q", "--cached", ".gitmodules");
    expect(enter(commit)).toMatchObject({
      ok: false,
      reason: expect.stringContaining(".gitmodules"),
    });
  });
});

describe("a checkout writes", () => {
  const leaf = (attributes: Readonly<Record<string, Value>>, path = "page", id = "0"): Leaf => ({
    ...{ kind: "file", id, store, path, problem: null },
    target: () => ({ ok: false, reason: "it is no link" }),
    attributes: () => ({ ok: true, value: new Map(Object.entries(attributes)) }),
  });
  const shut: Leaf = {
    ...leaf({}),
    attributes: () => ({ ok: false, reason: "it is in conflict" }),
  };

  /** The text that a checkout writes, or why that cannot be told. */
  function written(one: Leaf, text: string): string {
    const content = converterFor(store, [one])(one, Buffer.from(text));
    return content.ok ? Buffer.from(content.bytes).toString() : `: ${content.reason}`;
  }

  const expanded = ": a checkout changes the `$Id$` in it (`ident` in .gitattributes)";
  const encoded = (how: string): string =>
    `: a checkout writes it in another encoding (\`working-tree-encoding${how}\` in .gitattributes)`;

  test.each<[Readonly<Record<string, Value>>, string, string, boolean]>([
    [{}, "a", "a", true],
    [{ ident: false, filter: false, "working-tree-encoding": false }, "$Id$", "$Id$", true],
    [{ ident: null }, "$Id$", "$Id$", true],
    [{ text: true }, "a", "a", true],
    [{ ident: true }, "a", "a", false],
    [{ ident: true }, "a $Id$", expanded, false],
    [{ ident: true }, "$Id: 012$", expanded, false],
    [{ ident: true }, "$Id: \n$", "$Id: \n$", false],
    [{ ident: true }, "$Idx$", "$Idx$", false],
    [{ ident: "x" }, "$Id$", "$Id$", false],
    [{ "working-tree-encoding": "UTF-8" }, "a", "a", false],
    [{ "working-tree-encoding": "utf8" }, "a", "a", false],
    [{ "working-tree-encoding": "UTF-16" }, "a", encoded("=UTF-16"), false],
    [{ "working-tree-encoding": "xutf8" }, "a", encoded("=xutf8"), false],
    [{ "working-tree-encoding": "utf8x" }, "a", encoded("=utf8x"), false],
    [{ "working-tree-encoding": true }, "a", encoded(""), false],
    [{ "working-tree-encoding": null }, "a", "a", true],
    [{ filter: true }, "a", "a", false],
    [{ filter: "nobody" }, "a", "a", false],
    [{ filter: "lfs" }, "a", "a", false],
  ])("with %j of %j: %j, and always as it is stored: %s", (attributes, text, wanted, isSame) => {
    expect(written(leaf(attributes), text)).toBe(wanted);
    expect(isVerbatim(leaf(attributes))).toBe(isSame);
  });

  test("what cannot be told where its attributes cannot", () => {
    expect(written(shut, "a")).toBe(": it is in conflict");
    expect(isVerbatim(shut)).toBe(false);
  });

  test("no pointer of LFS whose content is not here, but every other pointer", () => {
    const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 1\n`;
    expect(written(leaf({ filter: "lfs" }), text)).toContain("git lfs pull");
    expect(written(leaf({ filter: "nobody" }), text)).toBe(text);
  });

  describe("by a filter of the user", () => {
    beforeAll(() => {
      mustGit(folder, "config", "filter.loud.smudge", "tr a-z A-Z");
      mustGit(folder, "config", "filter.long.process", "false");
      mustGit(folder, "config", "filter.bad.smudge", "false");
      mustGit(folder, "config", "filter.bad.required", "true");
      mustGit(folder, "config", "filter.lfs.smudge", "tr a-z A-Z");
      // A file that only the index has: git takes attributes from there where the disk has none.
      const staged = `100644,${hashOf("x filter=loud\n")},staged/.gitattributes`;
      mustGit(folder, "update-index", "--add", "--cacheinfo", staged);
      const lines = [
        "loud filter=loud",
        "bad filter=bad",
        "both filter=loud ident",
        "unset -filter",
        "set filter",
      ];
      writeFileSync(
        join(folder, ".gitattributes"),
        [...lines, "long filter=long", "big filter=lfs", ""].join("\n"),
      );
    });

    const notThere = (filter: string): string =>
      `: its \`filter=${filter}\` in .gitattributes is not on the disk`;

    test.each<[string, string, string, string]>([
      ["loud", "loud", "abc", "ABC"],
      ["sub/loud", "loud", "abc", "ABC"],
      ["quiet", "loud", "abc", notThere("loud")],
      ["bad", "loud", "abc", notThere("loud")],
      ["unset", "loud", "abc", notThere("loud")],
      ["set", "loud", "abc", notThere("loud")],
      ["both", "loud", "abc", "ABC"],
      ["both", "loud", "$Id$", notThere("loud")],
      ["quiet", "long", "abc", notThere("long")],
      ["staged/x", "loud", "abc", notThere("loud")],
      ["big", "lfs", "abc", "abc"],
    ])("%s with filter=%s of %j: %j", (path, filter, text, wanted) => {
      expect(written(leaf({ filter }, path, hashOf(text)), text)).toBe(wanted);
    });

    test("that fails is told", () => {
      expect(written(leaf({ filter: "bad" }, "bad", hashOf("abc")), "abc")).toMatch(
        /^: its filter `bad` fails: ./,
      );
    });

    test("of several files, each by its own", () => {
      const [one, two] = [
        leaf({ filter: "loud" }, "loud", hashOf("a")),
        leaf({ filter: "bad" }, "loud", hashOf("b")),
      ];
      const convert = converterFor(store, [one, two]);
      const shown = [one, two, one].map((file) => {
        const content = convert(file, Buffer.from("a"));
        return content.ok ? Buffer.from(content.bytes).toString() : `: ${content.reason}`;
      });
      expect(shown).toEqual(["A", notThere("bad"), "A"]);
    });
  });
});
