import { describe, expect, test } from "vitest";
import type { Folder, Leaf, StoredNode } from "../../generator/tree/git/stored-nodes.ts";
import { walk, type Walked } from "../../generator/tree/git/walk-nodes.ts";

const store = { cwd: "/repository", gitDir: null };

function leaf(kind: "file" | "link", path: string, target: Leaf["target"]): Leaf {
  const attributes: Leaf["attributes"] = () => ({ ok: true, value: new Map() });
  return { kind, id: "0", store, path, problem: null, target, attributes };
}

const file = (path: string): Leaf =>
  leaf("file", path, () => ({ ok: false, reason: "it is no link" }));
const link = (target: string): Leaf => leaf("link", target, () => ({ ok: true, value: target }));
const folder = (children: Readonly<Record<string, StoredNode>>): Folder => ({
  ...{ kind: "folder", children: new Map(Object.entries(children)) },
});

/** A chain of links to `file`, so many of which have to be followed. */
const chain = Object.fromEntries(
  Array.from({ length: 50 }, (_, at) => [`l${at}`, link(at === 0 ? "file" : `l${at - 1}`)]),
);

const inside = folder({ page: file("sub/page"), up: link("../file"), out: link("../../file") });
const top = folder({
  ...{
    file: file("file"),
    docs: folder({ page: file("docs/page"), deep: folder({ x: file("x") }) }),
  },
  ...{
    toFile: link("file"),
    toDocs: link("docs/"),
    toPage: link("./docs//page"),
    toLink: link("toDocs/page"),
  },
  ...{ toGone: link("gone"), toOut: link("../file"), toSelf: link("toSelf"), toRoot: link("/etc") },
  ...{ toDrive: link("C:/x"), toBack: link("\\x"), toTop: link(".") },
  ...{ lost: leaf("link", "lost", () => ({ ok: false, reason: "git has lost it" })), ...chain },
  sub: { kind: "submodule", enter: () => ({ ok: true, value: inside }) },
  shut: { kind: "submodule", enter: () => ({ ok: false, reason: "it is not cloned" }) },
});

/** Shows the result of a walk: `file docs/page`, or why there is none. */
function show(walked: Walked): string {
  if (walked.kind !== "found") return `${walked.kind}: ${walked.reason}`;
  return `${walked.node.kind} ${walked.at().join("/")}`;
}

const outside = "blind: a link leads out of the repository";
const circle = "blind: it is a link that leads to itself";
const nothing = "absent: it does not exist";

describe("a path", () => {
  test.each([
    ["", "folder ", "folder "],
    [".", "folder ", "folder "],
    ["file", "file file", "file file"],
    ["docs", "folder docs", "folder docs"],
    ["docs/page", "file docs/page", "file docs/page"],
    ["docs//./page/", "file docs/page", "file docs/page"],
    ["docs/deep/x", "file docs/deep/x", "file docs/deep/x"],
    ["docs/deep/..", "folder docs", "folder docs"],
    ["docs/../file", "file file", "file file"],
    ["..", outside, outside],
    ["docs/../../file", outside, outside],
    ["gone", nothing, nothing],
    ["gone/page", nothing, nothing],
    ["docs/gone", nothing, nothing],
    ["file/x", "absent: it is not a folder", "absent: it is not a folder"],
    ["toFile", "file file", "link toFile"],
    ["toDocs", "folder docs", "link toDocs"],
    ["toDocs/page", "file docs/page", "file docs/page"],
    ["toPage", "file docs/page", "link toPage"],
    ["toLink", "file docs/page", "link toLink"],
    ["toTop/docs/page", "file docs/page", "file docs/page"],
    ["toTop", "folder ", "link toTop"],
    ["toFile/x", "absent: it is not a folder", "absent: it is not a folder"],
    ["toGone", nothing, "link toGone"],
    ["toGone/x", nothing, nothing],
    ["toOut", outside, "link toOut"],
    ["toRoot/x", outside, outside],
    ["toDrive", outside, "link toDrive"],
    ["toBack", outside, "link toBack"],
    ["toSelf", circle, "link toSelf"],
    ["toSelf/x", circle, circle],
    ["lost", "blind: git has lost it", "link lost"],
    ["sub", "folder sub", "folder sub"],
    ["sub/page", "file sub/page", "file sub/page"],
    ["sub/up", "file file", "link sub/up"],
    ["sub/out", outside, "link sub/out"],
    ["shut", "blind: it is not cloned", "blind: it is not cloned"],
    ["shut/page", "blind: it is not cloned", "blind: it is not cloned"],
    ["l39", "file file", "link l39"],
    ["l40", circle, "link l40"],
    ["l20/../l19", "absent: it is not a folder", "absent: it is not a folder"],
  ])("%j leads to %s, and without its last link to %s", (path, followed, unfollowed) => {
    expect(show(walk(top, path.split("/"), true))).toBe(followed);
    expect(show(walk(top, path.split("/"), false))).toBe(unfollowed);
  });

  test("follows so many links in all, wherever they are", () => {
    const path = Array.from({ length: 40 }, () => "toTop");
    expect(show(walk(top, [...path, "file"], true))).toBe("file file");
    expect(show(walk(top, [...path, "toTop", "file"], true))).toBe(circle);
  });
});
