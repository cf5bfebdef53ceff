import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changedFiles } from "../../generator/tree/git/changed-files.ts";
import { indexTree } from "../../generator/tree/git/index-tree.ts";
import { withoutIntended } from "../../generator/tree/git/intended-files.ts";
import { readText, type Tree } from "../../generator/tree/tree.ts";
import { mustGit, write } from "../staged/repository.ts";

// What git's index holds, and how the disk differs from it. All tests share these folders, and none writes to them.

let root: string;
const at = (path: string): string => join(root, path);

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-index-")));
  mkdirSync(at("plain"));
  mustGit(root, "init", "-q", "bad");
  writeFileSync(at("bad/.git/index"), "no index");
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function treeOf(folder: string): Tree {
  const { value, diagnostics } = indexTree(at(folder));
  if (value === null) throw new Error(diagnostics[0]?.message);
  return value;
}

/** Puts entries into an index alone: `<mode> <id> <stage>\t<path>`. */
function stage(folder: string, lines: readonly (string | Buffer)[]): void {
  const input = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from("\0")]));
  execFileSync("git", ["update-index", "-z", "--index-info"], { cwd: at(folder), input });
}

describe("the files that the disk has in another form than the index", () => {
  const untouched = ["same", "touched", "assumed", "skipped", "crlf", "docs/a"];
  const edited = ["edited", "assumedEdited", "skippedEdited", "bothEdited", "ä\nb"];
  const gone = ["gone", "assumedGone", "skippedGone"];
  /** Links by path: their target in the index, and that on the disk. */
  const links: Readonly<Record<string, readonly [string, string]>> = {
    ...{ sameLink: ["same", "same"], otherLink: ["same", "twin"], folderLink: ["docs", "docs"] },
    ...{ deadLink: ["nowhere", "nowhere"], brokenLink: ["same", "nowhere"] },
    ...{ mendedLink: ["nowhere", "same"] },
  };
  const assumed = ["assumed", "assumedEdited", "assumedGone", "crlf", "toFile", "toLink", "sub2"];
  const skipped = ["skipped", "skippedEdited", "skippedGone", ...Object.keys(links)];

  /** Replaces a file or link of `work` by a link. */
  function link(path: string, target: string): void {
    rmSync(at(`work/${path}`), { force: true });
    symlinkSync(target, at(`work/${path}`));
  }

  beforeAll(() => {
    mustGit(root, "init", "-q", "work");
    mustGit(at("work"), "config", "diff.ignoreSubmodules", "all");
    for (const path of [...untouched, ...edited, ...gone, "toFile", "twin", "conflict"])
      write(at("work"), path, "a\n");
    for (const [path, [target]] of Object.entries(links)) link(path, target);
    link("toLink", "same");
    write(at("work"), ".gitignore", "*.log\n");
    for (const path of ["work/sub", "work/sub2"]) {
      mustGit(root, "init", "-q", path);
      mustGit(at(path), "commit", "-q", "--allow-empty", "-m", "first");
    }
    mustGit(at("work"), "-c", "advice.addEmbeddedRepo=false", "add", "-A");
    mustGit(at("work"), "update-index", "--assume-unchanged", ...assumed, "bothEdited");
    mustGit(at("work"), "update-index", "--skip-worktree", ...skipped, "bothEdited");
    const id = mustGit(at("work"), "rev-parse", ":same");
    stage("work", [`0 ${"0".repeat(40)} 0\tconflict`]);
    stage("work", [`100644 ${id} 1\tconflict`, `100644 ${id} 2\tconflict`]);

    stage("work", [`100644 ${"0123456789".repeat(4)} 0\tlost`]);
    mustGit(at("work"), "update-index", "--assume-unchanged", "lost");
    write(at("work"), "lost", "a\n");

    for (const path of edited) write(at("work"), path, "b\n");
    for (const path of gone) rmSync(at(`work/${path}`));
    utimesSync(at("work/touched"), 1, 1);
    write(at("work"), "crlf", "a\r\n");
    link("toFile", "twin");
    for (const [path, [, target]] of Object.entries(links)) link(path, target);
    write(at("work"), "toLink", "a\n");
    for (const path of ["new", "more/deep/new", "x.log", "more/x.log"]) write(at("work"), path, "");
    mkdirSync(at("work/empty"));
    // It has the content of `gone`, so git would take it for the same file under a new name.
    write(at("work"), "intended", "a\n");
    mustGit(at("work"), "add", "--intent-to-add", "intended");
    mustGit(at("work/sub"), "commit", "-q", "--allow-empty", "-m", "second");
  });

  test("are told with their difference", () => {
    const other = "is staged in another form";
    const [away, unstaged] = ["is not there", "is not staged"];
    const changes = {
      ...{
        edited: other,
        "ä\nb": other,
        gone: other,
        conflict: other,
        intended: other,
        sub: other,
        sub2: other,
        lost: other,
      },
      ...{ assumedEdited: other, skippedEdited: other, bothEdited: other, toFile: other },
      ...{
        toLink: other,
        otherLink: other,
        deadLink: other,
        brokenLink: other,
        mendedLink: other,
        assumedGone: away,
        skippedGone: away,
      },
      ...{ new: unstaged, "more/": unstaged },
    };
    const told = treeOf("work").changedOnDisk();
    expect(Object.fromEntries(told.map((one) => [one.path, one.difference]))).toEqual(
      Object.fromEntries(Object.entries(changes).map(([path, how]) => [at(`work/${path}`), how])),
    );
  });

  test("are all files where git does not answer", () => {
    const [top, tree] = [at("bad"), treeOf("work")];
    expect(changedFiles(top, tree)).toEqual([
      {
        path: top,
        difference:
          "cannot be compared with what is staged: .git/index: index file smaller than expected",
      },
    ]);
  });

  test("are none where all is staged", () => {
    mustGit(root, "init", "-q", "clean");
    write(at("clean"), "a", "a");
    mustGit(at("clean"), "add", "-A");
    expect(treeOf("clean").changedOnDisk()).toEqual([]);
  });
});

describe("an empty file that is to be added later", () => {
  /** Returns the paths of the index of a folder that a commit would hold. */
  function paths(folder: string): readonly string[] {
    const listed = mustGit(at(folder), "ls-files", "-z", "--stage").split("\0").filter(Boolean);
    const entries = listed.map((line) => {
      const [, id = ""] = line.split(" ");
      return { kind: "file", id, path: line.slice(line.indexOf("\t") + 1) } as const;
    });
    return withoutIntended(entries, at(folder)).map(({ path }) => path);
  }

  test.each(["sha1", "sha256"])("is left out, and no other, with ids of %s", (format) => {
    const top = basename(mkdtempSync(at("intended-")));
    mustGit(at(top), "init", "-q", `--object-format=${format}`);
    mustGit(at(top), "config", "diff.renames", "true");
    const committed = ["empty", ":(top)x", "ä\nb", "in/deep", "moved", "emptied", "again"];
    for (const path of committed) write(at(top), path, path === "emptied" ? "a" : "");
    write(at(top), "full", "a");
    write(at(top), "first", "");
    mustGit(at(top), "add", "-A");
    write(at(top), "later", "");
    mustGit(at(top), "add", "-N", "later");
    expect(paths(top)).toEqual([...committed, "full", "first"].sort());
    mustGit(
      at(top),
      "commit",
      "-qm",
      "first",
      "--",
      ...committed.map((path) => `:(literal)${path}`),
      "full",
      "first",
    );
    write(at(top), "staged", "");
    write(at(top), "emptied", "");
    renameSync(at(`${top}/moved`), at(`${top}/renamed`));
    mustGit(at(top), "add", "--", "staged", "emptied", "moved", "renamed");
    mustGit(at(top), "rm", "-q", "--cached", "again");
    mustGit(at(top), "add", "-N", "again");
    write(at(top), "fuller", "a");
    mustGit(at(top), "add", "-N", "fuller");
    const others = committed.filter((path) => path !== "moved" && path !== "again");
    expect(paths(top)).toEqual([...others, "full", "first", "staged", "renamed"].sort());
  });

  test("is looked for only where there are empty files", () => {
    const entries = [{ kind: "file", id: "e69de29bb2d1", path: "a" }] as const;
    expect(withoutIntended(entries, at("gone"))).toBe(entries);
    const id = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
    expect(withoutIntended([...entries, { kind: "file", id, path: "b" }], at("gone"))).toEqual(
      entries,
    );
  });

  test.each([
    ["xe69de29bb2d1d6434b8b29ae775ad8c2e48c5391"],
    ["e69de29bb2d1d6434b8b29ae775ad8c2e48c5391x"],
    [`473a0f4c3be8a93681a267e3b1e9a7dc${"0".repeat(31)}`],
  ])("does not have the id %s", (id) => {
    const entries = [{ kind: "file", id, path: "a" }] as const;
    expect(withoutIntended(entries, at("gone"))).toEqual(entries);
  });
});

describe("the index as a tree", () => {
  beforeAll(() => {
    mustGit(root, "init", "-q", "tree");
    for (const path of ["a", "docs/b", "tab\there", "replaced\ufffd"])
      write(at("tree"), path, "a\n");
    symlinkSync("docs/b", at("tree/link"));
    write(at("tree"), ".gitignore", "*.log\n");
    mustGit(at("tree"), "add", "-A");
    mustGit(root, "init", "-q", "tree/inner");
    write(at("tree/inner"), "c", "c\n");
    mustGit(at("tree/inner"), "add", "c");
    mustGit(at("tree/inner"), "commit", "-qm", "first");
    write(at("tree"), ".gitmodules", '[submodule "inner"]\n\tpath = inner\n\turl = ../inner\n');
    mustGit(at("tree"), "add", ".gitmodules");
    const inner = mustGit(at("tree/inner"), "rev-parse", "HEAD");
    const id = mustGit(at("tree"), "rev-parse", ":a");
    const bytes = Buffer.concat([Buffer.from(`100644 ${id} 0\tbroken`), Buffer.of(255)]);
    const conflict = [1, 2, 3].map((number) => `100644 ${id} ${number}\tconflict`);
    const links = [2, 3].map((number) => `120000 ${id} ${number}\tlinks`);
    stage("tree", [
      bytes,
      ...conflict,
      ...links,
      `160000 ${id} 0\tsub`,
      `160000 ${inner} 0\tinner`,
    ]);
  });

  const inConflict = "it is in conflict, so resolve that and stage the file with `git add`";

  test("has the files, links and folders, by their names", () => {
    const listed = treeOf("tree/docs").list(at("tree"));
    const kinds = listed.ok ? listed.value.map(({ name, kind }) => [name, kind]) : [];
    expect(Object.fromEntries(kinds)).toEqual({
      ...{ a: "file", docs: "folder", "tab\there": "file", "replaced\ufffd": "file", link: "link" },
      ...{ ".gitignore": "file", "broken\ufffd": "file", conflict: "file", links: "file" },
      ...{ sub: "folder", inner: "folder", ".gitmodules": "file" },
    });
  });

  test.each([
    ["a", "a\n"],
    ["link", "a\n"],
    ["inner/c", "c\n"],
    ["tab\there", "a\n"],
    ["replaced\ufffd", "a\n"],
    ["broken\ufffd", { ok: false, reason: "it does not exist" }],
    ["conflict", { ok: false, reason: inConflict }],
    ["links", { ok: false, reason: inConflict }],
    [
      "sub/x",
      {
        ok: false,
        reason:
          "`sub` is a repository of its own, and .gitmodules does not name it: a clone has nothing there",
      },
    ],
  ])("has at %j: %j", (path, wanted) => {
    const text = readText(treeOf("tree"), at(`tree/${path}`));
    expect(text.ok ? text.value : text).toEqual(wanted);
  });

  test("knows what the disk has, and git ignores", () => {
    const tree = treeOf("tree");
    const rules = new Map([[at("tree/x.log"), "`*.log` in .gitignore:1"]]);
    expect(tree.keptOut([at("tree/x.log"), at("tree/x")])).toEqual(rules);
    const changed = tree.changedOnDisk().map(({ path }) => path);
    expect(changed).toContain(at("tree/conflict"));
    expect(changed).not.toContain(at("tree/a"));
  });

  test.each([
    ["plain", "not a git repository (or any of the parent directories): .git"],
    ["bad", ".git/index: index file smaller than expected"],
    ["gone", "there is no folder $/gone"],
  ])("does not exist in %s: %s", (folder, reason) => {
    const { value, diagnostics } = indexTree(at(folder));
    expect(value).toBeNull();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      code: "MM7201",
      message: expect.stringContaining(reason.replace("$", root)),
    });
  });

  test("has no finding of its own", () => {
    expect(indexTree(at("tree")).diagnostics).toEqual([]);
  });
});
