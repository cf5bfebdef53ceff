import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import {
  cp,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { built, builtLoading, isQuick } from "../support/built-run.ts";
import { bundleCli, removeCli } from "../support/bundled-cli.ts";
import { temporaryFolder } from "../support/cli.ts";
import { oldLock } from "../support/old-lock.ts";

// The content of a repository is evidence, and not trusted. A check is quick only if this machine has looked before,
// and it keeps its results where nobody else can write.

let root = "";
let folder = "";
let cacheHome = "";
let env: Readonly<Record<string, string>> = {};

// The cache knows a project by its path, so all tests have their project at the same path.
beforeAll(async () => {
  await bundleCli();
  root = await realpath(await mkdtemp(join(tmpdir(), "modelmark-trust-")));
  folder = join(root, "project");
  cacheHome = join(root, "cache");
  env = { XDG_CACHE_HOME: cacheHome, CI: "false" };
  await cp(join(import.meta.dirname, "../../spec"), join(folder, "spec"), { recursive: true });
  const config = { wire: "camelCase", emit: ["interfaces", "validators"] };
  await writeFile(join(folder, "modelmark.config.json"), JSON.stringify(config));
  expect(built(folder, ["generate"], env).status).toBe(0);
  await rename(folder, join(root, "fresh-project"));
  await rename(cacheHome, join(root, "fresh-cache"));
});

beforeEach(async () => {
  for (const name of ["project", "cache"]) {
    await rm(join(root, name), { recursive: true, force: true });
    await cp(join(root, `fresh-${name}`), join(root, name), { recursive: true });
  }
  chmodSync(join(cacheHome, "modelmark"), 0o700);
});

afterAll(async () => {
  await removeCli();
  await rm(root, { recursive: true, force: true });
});

const validator = "validators/shared/pair.ts";

/** Edits a validator so that it accepts everything, and the lock so that it vouches for it. */
async function subvert(): Promise<void> {
  const file = join(folder, "generated", validator);
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/return [^;]+;/, "return true;"));
  expect(await readFile(file, "utf8")).not.toBe(text);
  const lockFile = join(folder, "generated/modelmark.lock.json");
  await writeFile(lockFile, await oldLock(join(folder, "generated")));
}

function git(...args: readonly string[]): void {
  const as = ["-c", "user.name=x", "-c", "user.email=x@y"];
  execFileSync("git", [...as, ...args], { cwd: folder });
}

describe("a validator and the lock that vouches for it, edited together, are drift", () => {
  test("after a check that found nothing, in every way to check", async () => {
    expect(built(folder, ["check"], env).status).toBe(0);
    await subvert();
    for (const args of [[], ["--no-cache"], ["--verbose"], ["--reporter", "json"], []]) {
      const { status, text } = built(folder, ["check", ...args], env);
      expect([status, text.includes(validator)], args.join(" ")).toEqual([1, true]);
    }
    expect(built(folder, ["check"], { ...env, CI: "true" }).status).toBe(1);
  });

  test("for another user, who has never looked", async () => {
    await subvert();
    const other = { ...env, XDG_CACHE_HOME: join(await temporaryFolder(), "other") };
    expect(built(folder, ["check"], other).status).toBe(1);
  });

  test("in what is staged", async () => {
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "first");
    expect(built(folder, ["check", "--staged"], env).status).toBe(0);
    expect(built(folder, ["check"], env).status).toBe(0);
    await subvert();
    git("add", "-A");
    expect(built(folder, ["check", "--staged"], env).status).toBe(1);
    git("commit", "-qm", "second");
    // A hook runner does this in CI, where nothing is staged.
    expect(built(folder, ["check", "--staged"], env).status).toBe(1);
  });

  test("where a memory comes with the repository, as one that was kept in node_modules did", async () => {
    await subvert();
    const carried = join(folder, "node_modules/.cache");
    cpSync(join(cacheHome, "modelmark"), join(carried, "modelmark"), { recursive: true });
    expect(built(folder, ["check"], env).status).toBe(1);
    const inside = builtLoading(folder, ["check"], { ...env, XDG_CACHE_HOME: carried });
    expect([inside.status, isQuick(inside)]).toEqual([1, false]);
  });
});

describe("a check is quick", () => {
  test("after generate, with no package.json and no node_modules", () => {
    expect(readdirSync(folder).sort()).toEqual(["generated", "modelmark.config.json", "spec"]);
    const checked = builtLoading(folder, ["check"], env);
    expect([checked.status, isQuick(checked)]).toEqual([0, true]);
  });

  test("after a full check that found nothing, and not before", async () => {
    const other = { ...env, XDG_CACHE_HOME: join(await temporaryFolder(), "other") };
    const first = builtLoading(folder, ["check"], other);
    expect([first.status, isQuick(first)]).toEqual([0, false]);
    const second = builtLoading(folder, ["check"], other);
    expect([second.status, isQuick(second), second.text]).toEqual([0, true, first.text]);
  });

  test("by whatever name the project is reached", async () => {
    const link = join(dirname(folder), "link");
    await symlink(folder, link);
    expect(isQuick(builtLoading(link, ["check"], env))).toBe(true);
  });

  test("not after one that found something", async () => {
    const page = join(folder, "spec/models/shared/pair.md");
    await writeFile(page, `${await readFile(page, "utf8")}\n`);
    for (let turn = 0; turn < 2; turn += 1) {
      const checked = builtLoading(folder, ["check"], env);
      expect([checked.status, isQuick(checked)]).toEqual([1, false]);
    }
  });

  test("not after a run that was not to keep anything", async () => {
    const other = { ...env, XDG_CACHE_HOME: join(await temporaryFolder(), "other") };
    expect(built(folder, ["check", "--no-cache"], other).status).toBe(0);
    expect(isQuick(builtLoading(folder, ["check"], other))).toBe(false);
  });

  test("not for a project that stands where another stood", async () => {
    const moved = `${folder}-moved`;
    await rename(folder, moved);
    expect(isQuick(builtLoading(moved, ["check"], env))).toBe(false);
  });

  test.each(["CI", "TF_BUILD", "BUILD_ID"])("not in CI: %s", (name) => {
    const checked = builtLoading(folder, ["check"], { ...env, CI: "", [name]: "true" });
    expect([checked.status, isQuick(checked)]).toEqual([0, false]);
  });
});

describe("a memory that others could have filled is not used", () => {
  const crooked: readonly (readonly [string, number, number, number | null])[] = [
    ["where everybody writes", 0o777, 0o700, null],
    ["where everybody reads", 0o755, 0o700, null],
    ["below a folder where everybody writes", 0o700, 0o777, null],
    ["of somebody else", 0o700, 0o700, 12_345],
  ];
  const isRoot = process.getuid?.() === 0;
  test.each(crooked.filter(([, , , owner]) => isRoot || owner === null))(
    "%s",
    (_, mode, above, owner) => {
      const memory = join(cacheHome, "modelmark");
      chmodSync(memory, mode);
      chmodSync(dirname(memory), above);
      if (owner !== null) chownSync(memory, owner, owner);
      const before = readdirSync(memory).sort();
      const checked = builtLoading(folder, ["check"], env);
      expect([checked.status, isQuick(checked)]).toEqual([0, false]);
      expect(readdirSync(memory).sort()).toEqual(before);
    },
  );

  test("behind a link", async () => {
    await rename(join(cacheHome, "modelmark"), join(cacheHome, "elsewhere"));
    await symlink(join(cacheHome, "elsewhere"), join(cacheHome, "modelmark"));
    const checked = builtLoading(folder, ["check"], env);
    expect([checked.status, isQuick(checked)]).toEqual([0, false]);
  });
});

test("where nothing can be kept, every command works", async () => {
  const file = join(await temporaryFolder(), "file");
  await writeFile(file, "");
  const nowhere = { ...env, XDG_CACHE_HOME: file };
  for (const command of ["check", "generate", "check"]) {
    expect(built(folder, [command], nowhere).status).toBe(0);
  }
});

test("nothing is kept outside of the user's folder, compiled code included", async () => {
  const temporary = join(await temporaryFolder(), "tmp");
  mkdirSync(temporary);
  const page = join(folder, "spec/models/shared/pair.md");
  await writeFile(page, (await readFile(page, "utf8")).replace("# Pair", "# Pair\n\nA pair."));
  const there = { ...env, TMPDIR: temporary, TMP: temporary, TEMP: temporary };
  const before = readdirSync(folder).sort();
  expect(built(folder, ["generate"], there).status).toBe(0);
  expect(built(folder, ["check"], there).status).toBe(0);
  expect(await readdir(temporary)).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(before);
  expect(lstatSync(join(cacheHome, "modelmark")).mode & 0o777).toBe(0o700);
});
