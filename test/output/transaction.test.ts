import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WriteFailure } from "../../generator/output/file-errors.ts";
import {
  journalName,
  parseJournal,
  printJournal,
  rollbackName,
  type JournalEntry,
} from "../../generator/output/journal.ts";
import { lockFileName } from "../../generator/output/lock.ts";
import type { FileChange } from "../../generator/output/plan.ts";
import { changesAnything, prepare, type OutputPlan } from "../../generator/output/prepare.ts";
import { recover } from "../../generator/output/recover.ts";
import {
  liesInside,
  readLockText,
  readPlainFile,
  takeSnapshot,
} from "../../generator/output/snapshot.ts";
import {
  hashOf,
  isAt,
  rollBack,
  rollForward,
  stateOf,
  writeJournal,
  type Transaction,
} from "../../generator/output/transaction.ts";
import { typescriptHeader } from "../../generator/emit/header.ts";

/** Files by path. A text that begins with `->` is the target of a link. */
type Files = Readonly<Record<string, string>>;

let root: string;
let out: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-output-")));
  out = join(root, "out");
  mkdirSync(out);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const ours = (text: string): string => `${typescriptHeader(null)}${text}`;
const hash = (text: string): string => hashOf(Buffer.from(text));
const isRoot = process.getuid?.() === 0;

function write(files: Files, folder = out): void {
  for (const [path, text] of Object.entries(files)) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    if (text.startsWith("->")) symlinkSync(text.slice(2), place);
    else writeFileSync(place, text);
  }
}

/** All files of the output folder, by path. A folder without files is shown with a slash. */
function disk(folder = out): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true }).flatMap(
    (entry): [string, string][] => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory())
        return [[entry.name, entry.isFile() ? readFileSync(path, "utf8") : "->"]];
      const inside = Object.entries(disk(path));
      return inside.length === 0
        ? [[`${entry.name}/`, ""]]
        : inside.map(([name, text]) => [`${entry.name}/${name}`, text]);
    },
  );
  return Object.fromEntries(entries);
}

/** Awaits the finding with which a write is given up. */
async function failure(action: Promise<unknown>): Promise<string> {
  const error: unknown = await action.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof WriteFailure
    ? `${error.diagnostic.code} ${error.message}`
    : String(error);
}

describe("a journal", () => {
  const [one, other] = [hash("a"), hash("b")];

  test("is read as it was written", () => {
    const entries: readonly JournalEntry[] = [
      ...[
        { path: "a/b.ts", before: null, after: one },
        { path: "c", before: one, after: other },
      ],
      ...[
        { path: "d", before: one, after: null },
        { path: "modelmark/journal.json", before: null, after: null },
      ],
    ];
    expect(parseJournal(printJournal(entries))).toEqual({ entries });
    expect(printJournal([]).endsWith("\n")).toBe(true);
  });

  const journal = (...paths: readonly string[]): string =>
    printJournal(paths.map((path) => ({ path, before: null, after: one })));

  const misfit = (path: string): string => `it does not hold what Modelmark writes at \`${path}\``;

  test.each([
    ["a path outside", journal("../a"), "it names a path outside the output folder"],
    ["a whole path", journal("a", "/a"), "it names a path outside the output folder"],
    ["a file of the run", journal(".modelmark/new-0"), "it names a path outside the output folder"],
    [
      "a file of the run in capitals",
      journal(".Modelmark/new-0"),
      "it names a path outside the output folder",
    ],
    ["the folder of the run", journal(".modelmark"), "it names a path outside the output folder"],
    ["one path twice", journal("a", "a"), "it names a path twice"],
    ["one path in two spellings", journal("a", "A"), "it names a path twice"],
    ["half a text", journal("a").slice(0, 30), "its text ends too soon"],
    ["no JSON", "{]", expect.stringContaining("JSON")],
    ["another version", '{"version":2,"entries":[]}', misfit("version")],
    ["no entries", '{"version":1}', misfit("entries")],
    ["a hash that is none", journal("a").replace(one, "x"), misfit("entries.0.after")],
    ["a hash that is too long", journal("a").replace(one, `${one}0`), misfit("entries.0.after")],
    ["a hash with more before it", journal("a").replace(one, `0${one}`), misfit("entries.0.after")],
    ["a path that is no text", journal("a").replace('"a"', "1"), misfit("entries.0.path")],
    ["a list in its place", "[]", misfit("version")],
  ])("with %s is not believed", (_what, text, reason) => {
    expect(parseJournal(text)).toEqual({ reason });
  });
});

describe("what exists at a path", () => {
  const files = {
    a: "A",
    "sub/b": "B",
    "link-to-a": "->a",
    "link-to-sub": "->sub",
    outward: "->..",
    lost: "->gone",
  };

  test("is told without following links", () => {
    write(files);
    write({ c: "C" }, root);
    const paths = [
      "a",
      "sub/b",
      "sub",
      "gone",
      "gone/x",
      "a/x",
      "a/x/y",
      "link-to-a",
      "lost",
      "link-to-sub/b",
      "outward/c",
      "../c",
      "outward/gone",
    ];
    const shown = [...takeSnapshot(out, [...paths, "a"])].map(([path, one]) => [
      path,
      one.kind === "text" ? one.text : "!",
    ]);
    expect(Object.fromEntries(shown)).toEqual({
      ...{ a: "A", "sub/b": "B", sub: "!", "a/x": "!", "a/x/y": "!", "link-to-a": "!", lost: "!" },
      ...{ "link-to-sub/b": "B", "outward/c": "!" },
    });
    expect(shown).toHaveLength(9);
  });

  test("is nothing where there is no output folder, and something where a file is in its place", () => {
    expect([...takeSnapshot(join(root, "gone"), ["a"])]).toEqual([]);
    expect([...takeSnapshot(join(root, "gone/deep"), ["a", "b/c"])]).toEqual([]);
    write({ file: "a" }, root);
    expect([...takeSnapshot(join(root, "file"), ["a"])]).toEqual([["a", { kind: "obstacle" }]]);
  });

  test("may be the lock", () => {
    expect(readLockText(out)).toBeNull();
    write({ [lockFileName]: "\ufefflock" });
    expect(readLockText(out)).toBe("\ufefflock");
    rmSync(join(out, lockFileName));
    mkdirSync(join(out, lockFileName));
    expect(readLockText(out)).toBeNull();
  });

  test.each([
    ["a", "A"],
    ["sub/b", "B"],
    ["sub", "obstacle"],
    ["gone", null],
    ["gone/x", null],
    ["a/x", "obstacle"],
    ["link-to-a", "obstacle"],
    ["link-to-sub/b", "B"],
    ["outward/c", "obstacle"],
    ["outward/gone", null],
    ["../c", "obstacle"],
  ])("%s holds %j", (path, wanted) => {
    write(files);
    write({ c: "C" }, root);
    const read = readPlainFile(out, path);
    expect(Buffer.isBuffer(read) ? read.toString() : read).toBe(wanted);
  });

  test.each([
    ["out", true],
    ["out/sub", true],
    ["out/link-to-sub", true],
    ["out/outward", false],
    ["outer", false],
    [".", false],
  ])("%s lies in the output folder: %s", (path, isInside) => {
    write(files);
    mkdirSync(join(root, "outer"));
    expect(liesInside(out, join(root, path))).toBe(isInside);
  });

  test("has a state, which a hash may describe", () => {
    write({ a: "A", b: ours("b"), [lockFileName]: "{}", c: "->a" });
    expect(stateOf(out, "a")).toEqual({ kind: "file", hash: hash("A"), isOurs: false });
    expect(stateOf(out, "b")).toEqual({ kind: "file", hash: hash(ours("b")), isOurs: true });
    expect(stateOf(out, lockFileName)).toEqual({ kind: "file", hash: hash("{}"), isOurs: true });
    expect(stateOf(out, "c")).toEqual({ kind: "obstacle" });
    expect(stateOf(out, "gone")).toEqual({ kind: "none" });
    const file = { kind: "file", hash: "1", isOurs: true } as const;
    expect([isAt(file, "1"), isAt(file, "2"), isAt(file, null)]).toEqual([true, false, false]);
    expect([isAt({ kind: "none" }, null), isAt({ kind: "none" }, "1")]).toEqual([true, false]);
    expect([isAt({ kind: "obstacle" }, null), isAt({ kind: "obstacle" }, "1")]).toEqual([
      false,
      false,
    ]);
  });
});

const plan = (changes: readonly FileChange[], more: Partial<OutputPlan> = {}): OutputPlan => ({
  ...{ outDir: out, name: "out", changes, lockText: null, lockBefore: null, ...more },
});
const update = (path: string, current: string, text: string): FileChange => ({
  ...{ kind: "update", path, current, text, reason: "stale" },
});

test.each<[string, readonly FileChange[], string | null, boolean]>([
  ["nothing", [], null, false],
  ["a lock", [], "{}", true],
  [
    "what stays",
    [
      { kind: "keep", path: "a" },
      { kind: "refuse", path: "b" },
    ],
    null,
    false,
  ],
  ["what is left", [{ kind: "leave", path: "a", reason: "b" }], null, false],
  [
    "a new file",
    [
      { kind: "keep", path: "a" },
      { kind: "create", path: "b", text: "" },
    ],
    null,
    true,
  ],
  ["a removed file", [{ kind: "delete", path: "a", current: "" }], null, true],
  ["a changed file", [update("a", "", "b")], null, true],
])("a plan of %s changes something: %#", (_what, changes, lockText, isChange) => {
  expect(changesAnything(plan(changes, { lockText }))).toBe(isChange);
});

describe("the preparation of a plan", () => {
  beforeEach(() => {
    mkdirSync(join(out, ".modelmark"));
  });

  test("keeps old contents and new ones, and touches no file", async () => {
    const before = { "sub/a": "old\n", b: "gone", d: "x\r\ny\r\n", [lockFileName]: "L" };
    write(before);
    chmodSync(join(out, "sub/a"), 0o640);
    const changes: readonly FileChange[] = [
      { kind: "keep", path: "kept" },
      { kind: "create", path: "c/new", text: "new" },
      update("sub/a", "old\n", "next\n"),
      { kind: "delete", path: "b", current: "gone" },
      update("d", "x\r\ny\r\n", "x\nz\r\n"),
    ];
    const transaction = await prepare(plan(changes, { lockText: "M", lockBefore: "L" }));
    expect(transaction).toEqual({
      ...{ outDir: out, name: "out" },
      entries: [
        { path: "c/new", before: null, after: hash("new") },
        { path: "sub/a", before: hash("old\n"), after: hash("next\n") },
        { path: "b", before: hash("gone"), after: null },
        { path: "d", before: hash("x\r\ny\r\n"), after: hash("x\r\nz\r\n") },
        { path: lockFileName, before: hash("L"), after: hash("M") },
      ],
    });
    const work = {
      ...{ "new-0": "new", "new-1": "next\n", "new-3": "x\r\nz\r\n", "new-4": "M" },
      ...{ "old-1": "old\n", "old-2": "gone", "old-3": "x\r\ny\r\n", "old-4": "L" },
    };
    expect(disk(join(out, ".modelmark"))).toEqual(work);
    expect(disk()).toMatchObject(before);
    expect(statSync(join(out, ".modelmark/new-1")).mode & 0o777).toBe(0o640);
    expect(statSync(join(out, ".modelmark/old-1")).ino).toBe(statSync(join(out, "sub/a")).ino);
  });

  test("makes a new lock where there was none", async () => {
    const { entries } = await prepare(plan([], { lockText: "M" }));
    expect(entries).toEqual([{ path: lockFileName, before: null, after: hash("M") }]);
  });

  test.each<[string, Files, FileChange, string]>([
    [
      "a file that is there meanwhile",
      { a: "x" },
      { kind: "create", path: "a", text: "b" },
      "MM7013",
    ],
    ["a file that is gone meanwhile", {}, update("a", "x", "y"), "MM7013"],
    ["a file that was edited meanwhile", { a: "z" }, update("a", "x", "y"), "MM7013"],
    [
      "a file that was edited before it is removed",
      { a: "z" },
      { kind: "delete", path: "a", current: "x" },
      "MM7013",
    ],
    ["a link", { b: "x", a: "->b" }, update("a", "x", "y"), "MM7001"],
    ["what is prepared twice", { a: "x", ".modelmark/new-0": "" }, update("a", "x", "y"), "MM7004"],
    ["what is kept twice", { a: "x", ".modelmark/old-0": "" }, update("a", "x", "y"), "MM7004"],
  ])("ends at %s", async (_what, files, change, code) => {
    write(files);
    const finding = await failure(prepare(plan([change])));
    expect(finding.slice(0, 6)).toBe(code);
    expect(finding).toContain("out/a");
    expect(disk()).toMatchObject(files["a"]?.startsWith("->") === true ? {} : files);
  });

  test("ends at a file that its owner protected", async () => {
    write({ a: "x" });
    chmodSync(join(out, "a"), 0o444);
    expect(await failure(prepare(plan([update("a", "x", "y")])))).toMatch(
      /^MM7004 .*out\/a.*it is read-only/,
    );
  });
});

/** The texts of files before and after, by path; `null` for no file. */
type Changes = Readonly<Record<string, readonly [before: string | null, after: string | null]>>;

/** A transaction whose files are prepared. */
async function prepared(files: Changes): Promise<Transaction> {
  mkdirSync(join(out, ".modelmark"));
  const entries = Object.entries(files).map(([path, [before, after]], index): JournalEntry => {
    if (before !== null) write({ [path]: before, [`.modelmark/old-${index}`]: before });
    if (after !== null) write({ [`.modelmark/new-${index}`]: after });
    return {
      path,
      before: before === null ? null : hash(before),
      after: after === null ? null : hash(after),
    };
  });
  const transaction = { outDir: out, name: "out", entries };
  await writeJournal(transaction);
  return transaction;
}

const [a, b, c] = [ours("a"), ours("b"), ours("c")];
const all: Changes = {
  "x/new": [null, a],
  "y/z/gone": [b, null],
  changed: [b, c],
  [lockFileName]: ["L", "M"],
};
const old = { "y/z/gone": b, changed: b, [lockFileName]: "L" };
const next = { "x/new": a, changed: c, [lockFileName]: "M" };

/** What is on the disk besides the work folder. */
const files = (): Record<string, string> =>
  Object.fromEntries(Object.entries(disk()).filter(([path]) => !path.startsWith(".modelmark")));

describe("a transaction", () => {
  test("goes forward, and removes folders that it empties", async () => {
    await rollForward(await prepared(all));
    expect(files()).toEqual(next);
    expect(Object.keys(disk())).toContain(`.modelmark/${journalName}`);
  });

  test("goes forward again after it was interrupted", async () => {
    const transaction = await prepared(all);
    await rollForward(transaction);
    await rollForward(transaction);
    expect(files()).toEqual(next);
  });

  test("goes back, and leaves nothing", async () => {
    const transaction = await prepared(all);
    await rollForward(transaction);
    await rollBack(transaction);
    expect(disk()).toEqual({ ...old, ".modelmark/": "" });
  });

  test("goes back where no step was done, or only some", async () => {
    const transaction = await prepared(all);
    rmSync(join(out, "changed"));
    write({ changed: c });
    await rollBack(transaction);
    expect(disk()).toEqual({ ...old, ".modelmark/": "" });
    await rollBack(transaction);
    expect(files()).toEqual(old);
  });

  test("turns its journal around before it goes back", async () => {
    const transaction = await prepared({ "x/a": [b, c] });
    rmSync(join(out, "x"), { recursive: true });
    write({ x: "in the way" });
    expect(await failure(rollBack(transaction))).toMatch(/^MM/);
    const names = Object.keys(disk(join(out, ".modelmark")));
    expect(names).toContain(rollbackName);
    expect(names).not.toContain(journalName);
  });

  test("writes the lock last, wherever it is listed", async () => {
    const transaction = await prepared({ [lockFileName]: ["L", "M"], a: [b, c] });
    write({ a: "an edit" });
    expect(await failure(rollForward(transaction))).toMatch(/^MM7013 .*out\/a/);
    expect(files()).toEqual({ a: "an edit", [lockFileName]: "L" });
  });

  test("keeps folders that hold more, and makes those that are gone", async () => {
    const transaction = await prepared({ "x/a": [b, null], "y/b": [b, c] });
    write({ "x/mine": "m" });
    rmSync(join(out, "y"), { recursive: true });
    expect(await failure(rollForward(transaction))).toMatch(/^MM7013/);
    await rollBack(transaction);
    expect(files()).toMatchObject({ "x/mine": "m" });
    const removed = { ...transaction, entries: [{ path: "x/a", before: hash(b), after: null }] };
    write({ "x/a": b });
    await rollForward(removed);
    expect(files()["x/mine"]).toBe("m");
    expect(files()).not.toHaveProperty("x/a");
  });

  test.each<[string, Files, string]>([
    ["a link that leads out", { x: "->.." }, "MM7001 out/x"],
    ["a link that leads out further up", { x: "->../other" }, "MM7001 out/x"],
    ["a file", { x: "a" }, "MM7004 out/x"],
    ["a link to nothing", { x: "->gone" }, "MM7004 out/x"],
  ])("makes no folder through %s", async (_what, more, wanted) => {
    mkdirSync(join(root, "other"));
    const transaction = await prepared({ "x/deep/a": [null, a] });
    write(more);
    const finding = await failure(rollForward(transaction));
    expect(`${finding.slice(0, 6)} ${/out\/x/.exec(finding)?.[0] ?? ""}`).toBe(wanted);
    expect(readdirSync(join(root, "other"))).toEqual([]);
    expect(readdirSync(root).sort()).toEqual(["other", "out"]);
  });

  test("makes folders behind a link that stays inside, and removes none behind one that leads out", async () => {
    mkdirSync(join(out, "real"));
    mkdirSync(join(root, "other/deep"), { recursive: true });
    const transaction = await prepared({ "x/deep/a": [null, a] });
    write({ x: "->real" });
    await rollForward(transaction);
    expect(readFileSync(join(out, "real/deep/a"), "utf8")).toBe(a);
    write({ y: "->../other" });
    const outward = { ...transaction, entries: [{ path: "y/deep/a", before: null, after: null }] };
    await rollForward(outward);
    expect(lstatSync(join(root, "other/deep")).isDirectory()).toBe(true);
  });

  test.skipIf(isRoot)(
    "tells the file that could not be written (skipped for the superuser, who may write all)",
    async () => {
      const transaction = await prepared({ "x/a": [b, c] });
      chmodSync(join(out, "x"), 0o555);
      expect(await failure(rollForward(transaction))).toMatch(/^MM7004 .*out\/x\/a/);
      chmodSync(join(out, "x"), 0o755);
    },
  );
});

describe("after an interrupted run", () => {
  /** Recovers, and shows the findings: their codes and what was done. */
  async function recovered(): Promise<readonly string[]> {
    return (await recover(out, "out")).map(({ code, message }) => `${code} ${message}`);
  }
  const finished = ["MM7015 An unfinished run in `out` was finished"];
  const undone = ["MM7015 An unfinished run in `out` was undone"];
  const distrusted = (why: string): readonly unknown[] => [
    expect.stringMatching(new RegExp(`^MM7014 .*${why}`)),
  ];
  const turned = (): void => {
    write({
      [`.modelmark/${rollbackName}`]: readFileSync(join(out, ".modelmark", journalName), "utf8"),
    });
    rmSync(join(out, ".modelmark", journalName));
  };

  test("without a journal, only the work folder is emptied", async () => {
    await prepared(all);
    rmSync(join(out, ".modelmark", journalName));
    expect(await recovered()).toEqual([]);
    expect(disk()).toEqual({ ...old, ".modelmark/": "" });
  });

  test("the next run goes forward", async () => {
    await prepared(all);
    expect(await recovered()).toEqual(finished);
    expect(disk()).toEqual({ ...next, ".modelmark/": "" });
  });

  test("the next run goes forward from any step", async () => {
    const transaction = await prepared(all);
    await rollForward(transaction);
    expect(await recovered()).toEqual(finished);
    expect(disk()).toEqual({ ...next, ".modelmark/": "" });
  });

  test("the next run goes back where the last one did", async () => {
    await rollForward(await prepared(all));
    turned();
    expect(await recovered()).toEqual(undone);
    expect(disk()).toEqual({ ...old, ".modelmark/": "" });
  });

  test("the next run goes back where it cannot go forward, and an edit stays", async () => {
    await prepared(all);
    write({ changed: "an edit" });
    expect(await recovered()).toEqual(undone);
    expect(files()).toEqual({ ...old, changed: "an edit" });
  });

  test("of two journals the one that goes forward counts", async () => {
    await prepared(all);
    write({ [`.modelmark/${rollbackName}`]: "{" });
    expect(await recovered()).toEqual(finished);
  });

  test("a run that can go nowhere is told", async () => {
    await prepared({ "x/a": [b, c] });
    rmSync(join(out, "x"), { recursive: true });
    write({ x: "in the way" });
    const findings = await recovered();
    expect(findings).toEqual([
      expect.stringMatching(/^MM70/),
      expect.stringMatching(/^MM7011 .*`out`/),
    ]);
    expect(readdirSync(join(out, ".modelmark"))).toContain(rollbackName);
  });

  test.each<[string, () => void, string]>([
    [
      "that is no journal",
      () => {
        write({ [`.modelmark/${journalName}`]: "{" });
      },
      "too soon",
    ],
    [
      "with a new file of another",
      () => {
        write({ ".modelmark/new-0": "x" });
      },
      "what `x/new` was to become is missing",
    ],
    [
      "without a new file",
      () => {
        rmSync(join(out, ".modelmark/new-2"));
      },
      "what `changed` was to become is missing",
    ],
    [
      "without an old file that is still needed",
      () => {
        rmSync(join(out, "changed"));
        write({ changed: c });
        rmSync(join(out, ".modelmark/old-2"));
      },
      "what `changed` was is missing",
    ],
    [
      "with a lock that is another",
      () => {
        write({ ".modelmark/new-3": "x" });
      },
      "what `modelmark.lock.json` was to become is missing",
    ],
  ])("a journal %s is set aside", async (_what, change, why) => {
    await prepared(all);
    change();
    const before = files();
    expect(await recovered()).toEqual(distrusted(why));
    expect(files()).toEqual(before);
    expect(readdirSync(join(out, ".modelmark"))).toEqual([]);
  });

  test.each<[string, Changes, string]>([
    ["would replace a file of somebody else", { a: ["mine", a] }, "`a` does not carry our header"],
    [
      "would remove a file of somebody else",
      { a: ["mine", null] },
      "`a` does not carry our header",
    ],
    [
      "would write a file that is not ours",
      { a: [null, "theirs"] },
      "what `a` was to become is missing",
    ],
    [
      "would replace a file by one that is not ours",
      { a: [b, "theirs"] },
      "what `a` was to become is missing",
    ],
  ])("a journal that %s is set aside", async (_what, entries, why) => {
    await prepared(entries);
    const before = files();
    expect(await recovered()).toEqual(distrusted(why));
    expect(files()).toEqual(before);
  });

  test("a journal that goes back needs no new files, and old ones only where it has to", async () => {
    await prepared(all);
    for (const name of ["new-0", "new-2", "new-3", "old-1", "old-2", "old-3"])
      rmSync(join(out, ".modelmark", name));
    turned();
    expect(await recovered()).toEqual(undone);
    expect(files()).toEqual(old);
  });

  test("a journal that would bring back a file that is not ours is set aside", async () => {
    await prepared({ a: ["mine", null] });
    rmSync(join(out, "a"));
    turned();
    expect(await recovered()).toEqual(distrusted("what `a` was is missing"));
    expect(files()).toEqual({});
  });
});
