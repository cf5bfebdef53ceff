import { execFileSync, spawnSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { objectPage, project, run } from "../support/cli.ts";
import { oldLock } from "../support/old-lock.ts";

// Git itself merges two branches. What they changed independently must never conflict in the lock.

const lockFile = "generated/modelmark.lock.json";

/** Pages by path below `spec/models/`, and other files by path from the top. `null` deletes a file. */
type Change = Readonly<Record<string, string | null>>;

const names = ["Cherry", "Damson", "Elder", "Fig", "Grape"];

function page(name: string, description = "A fruit."): string {
  return objectPage(name, ["weight", "*::Integer*", true]).replace(
    /^(?<title># .*\n)/,
    `$<title>\n${description}\n`,
  );
}

const pages: Readonly<Record<string, string>> = Object.fromEntries(
  ["components", "shared"].flatMap((folder) =>
    names.map((name) => [`${folder}/${name.toLowerCase()}.md`, page(`${name}${folder}`)]),
  ),
);

/** A change that edits the description of a model. */
function edit(folder: string, name: string): Change {
  return { [`${folder}/${name.toLowerCase()}.md`]: page(`${name}${folder}`, "Another fruit.") };
}

function add(folder: string, name: string): Change {
  return { [`${folder}/${name.toLowerCase()}.md`]: page(`${name}${folder}`) };
}

function remove(folder: string, name: string): Change {
  return { [`${folder}/${name.toLowerCase()}.md`]: null };
}

const config = (wire: string, dates: string): string =>
  `${JSON.stringify({ wire, emit: ["interfaces", "validators"], strict: false, dates }, null, 2)}\n`;

function git(folder: string, ...args: readonly string[]): string {
  const as = ["-c", "user.name=x", "-c", "user.email=x@y"];
  return execFileSync("git", [...as, ...args], { cwd: folder, encoding: "utf8" });
}

async function commit(folder: string, change: Change): Promise<void> {
  for (const [path, text] of Object.entries(change)) {
    const file = join(folder, path.endsWith(".json") ? path : `spec/models/${path}`);
    if (text === null) await rm(file);
    else await writeFile(file, text);
  }
  const { exitCode, stderr } = await run(folder, "generate");
  expect([exitCode, stderr]).toEqual([0, ""]);
  git(folder, "add", "-A");
  git(folder, "commit", "-qm", "x");
}

/** Merges two branches; returns the folder, and the files that git could not merge. */
async function merge(
  one: Change,
  other: Change,
): Promise<{ folder: string; conflicts: readonly string[] }> {
  const folder = await project(pages, { "modelmark.config.json": config("snake_case", "string") });
  git(folder, "init", "-q", "-b", "main");
  await commit(folder, {});
  git(folder, "checkout", "-qb", "one");
  await commit(folder, one);
  git(folder, "checkout", "-q", "main");
  await commit(folder, other);
  spawnSync("git", ["-c", "user.name=x", "-c", "user.email=x@y", "merge", "-q", "one"], {
    cwd: folder,
  });
  const conflicts = git(folder, "diff", "--name-only", "--diff-filter=U").split("\n");
  return { folder, conflicts: conflicts.filter((path) => path !== "") };
}

interface Shape {
  readonly name: string;
  readonly one: Change;
  readonly other: Change;
  /** The files with a line for each model that conflict, because no unchanged line lies between the two changes. */
  readonly inIndex?: readonly string[];
}

const apart: readonly Shape[] = [
  {
    name: "edit different pages",
    one: edit("components", "Cherry"),
    other: edit("shared", "Grape"),
  },
  {
    name: "edit neighbours",
    one: edit("shared", "Damson"),
    other: { ...edit("shared", "Elder"), ...edit("shared", "Cherry") },
  },
  {
    name: "add pages to different folders, last in one and first in the next",
    one: add("components", "Zest"),
    other: add("shared", "Apple"),
    inIndex: ["generated/index.ts"],
  },
  { name: "add pages to one folder", one: add("shared", "Apple"), other: add("shared", "Zest") },
  {
    name: "add the last page and edit the last but one",
    one: add("shared", "Zest"),
    other: edit("shared", "Grape"),
  },
  {
    name: "add a page between two that are edited",
    one: add("shared", "Date"),
    other: { ...edit("shared", "Damson"), ...edit("shared", "Elder") },
  },
  {
    name: "remove a page between two that are edited",
    one: remove("shared", "Elder"),
    other: { ...edit("shared", "Damson"), ...edit("shared", "Fig") },
  },
  {
    name: "remove the last page and edit the one before",
    one: remove("shared", "Grape"),
    other: edit("shared", "Fig"),
  },
  {
    name: "remove a page and add one",
    one: remove("components", "Cherry"),
    other: add("components", "Zest"),
  },
];

describe("branches do not meet in the lock that", () => {
  test.each(apart)("$name", async ({ one, other, inIndex = [] }) => {
    const { folder, conflicts } = await merge(one, other);
    expect(conflicts).toEqual(inIndex);
    if (inIndex.length > 0) return;
    const lock = await readFile(join(folder, lockFile), "utf8");
    const { exitCode, stdout } = await run(folder, "check");
    // The files that git has merged must be what the pages lead to, and so must the lock.
    await run(folder, "generate");
    const isSame = git(folder, "status", "--porcelain") === "";
    expect([exitCode, isSame], stdout).toEqual([0, true]);
    expect(await readFile(join(folder, lockFile), "utf8")).toBe(lock);
  });
});

test("a merge that git makes without a conflict, and is wrong, is drift", async () => {
  // One branch changes how fields are named, and the other adds a field.
  const { folder, conflicts } = await merge(
    { "modelmark.config.json": config("camelCase", "string") },
    { "shared/new.md": objectPage("New", ["some_name", "*::String*", true]) },
  );
  expect(conflicts).toEqual([]);
  const { exitCode, stdout } = await run(folder, "check");
  expect([exitCode, stdout]).toEqual([1, expect.stringContaining("models/shared/new.ts")]);
});

test("settings that two branches change apart do not meet in the lock", async () => {
  const { conflicts } = await merge(
    { "modelmark.config.json": config("camelCase", "string") },
    { "modelmark.config.json": config("snake_case", "Date") },
  );
  expect(conflicts).not.toContain(lockFile);
});

describe("where two branches add neighbours, git leaves the index and the lock in conflict", () => {
  const arrange = async (): Promise<string> => {
    const { folder, conflicts } = await merge(add("shared", "Apple"), add("shared", "Banana"));
    expect(conflicts).toContain("generated/models/shared/index.ts");
    expect(conflicts).toContain(lockFile);
    return folder;
  };

  test.each(["merge", "diff3"])(
    "and both sides of it are read: what goes is noticed (%s)",
    async (style) => {
      const folder = await arrange();
      git(folder, "checkout", `--conflict=${style}`, lockFile);
      await rm(join(folder, "spec/models/shared/apple.md"));
      await rm(join(folder, "spec/models/shared/banana.md"));
      const { exitCode, stdout, stderr } = await run(folder, "check");
      expect([exitCode, stderr]).toEqual([1, ""]);
      for (const name of ["apple", "banana"]) {
        expect(stdout).toContain(`no longer produced generated/models/shared/${name}`);
      }
    },
  );

  test("and generate settles it", async () => {
    const folder = await arrange();
    expect((await run(folder, "check")).exitCode).toBe(1);
    expect((await run(folder, "generate")).exitCode).toBe(0);
    expect(await readFile(join(folder, lockFile), "utf8")).not.toContain("<<<<");
    expect((await run(folder, "check")).exitCode).toBe(0);
  });
});

test("an old lock is read without a word, and replaced", async () => {
  const folder = await project({ "shared/pair.md": page("Pair"), "shared/old.md": page("Old") });
  await run(folder, "generate", "--emit", "interfaces");
  await writeFile(join(folder, lockFile), await oldLock(join(folder, "generated")));
  const pair = join(folder, "generated/models/shared/pair.ts");
  await writeFile(pair, `${await readFile(pair, "utf8")}// mine\n`);
  await rm(join(folder, "spec/models/shared/old.md"));
  const edited = page("Pair", "Edited.");
  await writeFile(join(folder, "spec/models/shared/pair.md"), edited);
  const { exitCode, stdout, stderr } = await run(folder, "check", "--emit", "interfaces");
  expect([exitCode, stderr]).toEqual([1, ""]);
  expect(stdout).toContain("no longer produced generated/models/shared/old.ts");
  expect(stdout).toContain("edited by hand     generated/models/shared/pair.ts");
  expect(stdout).toContain("stale              generated/index.ts");
  expect((await run(folder, "generate", "--emit", "interfaces")).stderr).toBe("");
  expect(JSON.parse(await readFile(join(folder, lockFile), "utf8"))).toMatchObject({ version: 2 });
});
