import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import {
  emptyWorkFolder,
  hideFromGit,
  listWorkFolder,
  makeWorkFolder,
  removeIfEmpty,
  replaceFile,
} from "../../generator/output/work-folder.ts";

let out: string;
const work = (name = ""): string => join(out, ".modelmark", name);

beforeEach(() => {
  out = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-work-")));
});

afterEach(() => {
  rmSync(out, { recursive: true, force: true });
});

const inItsPlace: readonly (readonly [string, () => void])[] = [
  [
    "a file",
    () => {
      writeFileSync(join(out, ".modelmark"), "mine");
    },
  ],
  [
    "a link to a folder",
    () => {
      mkdirSync(join(out, "other"));
      writeFileSync(join(out, "other/new-0"), "mine");
      symlinkSync(join(out, "other"), join(out, ".modelmark"));
    },
  ],
];

test("a work folder is made once, and its names are listed", async () => {
  expect(await listWorkFolder(out)).toBeNull();
  await makeWorkFolder(out);
  expect(await listWorkFolder(out)).toEqual([]);
  writeFileSync(work("new-0"), "");
  await makeWorkFolder(out);
  expect(await listWorkFolder(out)).toEqual(["new-0"]);
});

test.each(inItsPlace)("%s in its place is no work folder, and stays", async (_what, arrange) => {
  arrange();
  expect(await listWorkFolder(out)).toBeNull();
  await expect(makeWorkFolder(out)).rejects.toMatchObject({
    diagnostic: diagnostic("MM7001", { path: join(out, ".modelmark") }),
  });
  await emptyWorkFolder(out);
  expect(existsSync(join(out, ".modelmark"))).toBe(true);
  expect(existsSync(join(out, "other"))).toBe(existsSync(join(out, "other/new-0")));
});

test("no work folder is made where there is no output folder", async () => {
  await expect(makeWorkFolder(join(out, "gone"))).rejects.toMatchObject({ code: "ENOENT" });
});

test("a work folder is hidden from git, unless it has such a file", async () => {
  await expect(hideFromGit(out)).rejects.toMatchObject({ code: "ENOENT" });
  await makeWorkFolder(out);
  await hideFromGit(out);
  expect(readFileSync(work(".gitignore"), "utf8")).toBe("*\n");
  writeFileSync(work(".gitignore"), "mine\n");
  await hideFromGit(out);
  expect(readFileSync(work(".gitignore"), "utf8")).toBe("mine\n");
});

test("what a run has put there is removed, and nothing else", async () => {
  await expect(emptyWorkFolder(out)).resolves.toBeUndefined();
  const ours = [
    ".gitignore",
    "journal.json",
    "journal.tmp",
    "new-0",
    "new-12",
    "old-3",
    "rollback.json",
  ];
  const others = [
    "journal.json.bak",
    "mine.txt",
    "new-",
    "new-1x",
    "newer-1",
    "rollback.tmp",
    "run-1",
    "xold-1",
  ];
  await makeWorkFolder(out);
  for (const name of [...ours, ...others]) writeFileSync(work(name), "");
  mkdirSync(work("old-4"));
  await emptyWorkFolder(out);
  expect(readdirSync(work()).sort()).toEqual([...others, "old-4"].sort());
});

test("a folder is removed only if it is empty", async () => {
  await makeWorkFolder(out);
  expect(await removeIfEmpty(out)).toBe(false);
  expect(await removeIfEmpty(work())).toBe(true);
  expect(await removeIfEmpty(work())).toBe(false);
  expect(readdirSync(out)).toEqual([]);
});

test("a file replaces another, or the error of the system is thrown", async () => {
  const [from, to] = [join(out, "from"), join(out, "to")];
  writeFileSync(from, "new");
  writeFileSync(to, "old");
  await replaceFile(from, to);
  expect([existsSync(from), readFileSync(to, "utf8")]).toEqual([false, "new"]);
  await expect(replaceFile(from, to)).rejects.toMatchObject({ code: "ENOENT" });
});
