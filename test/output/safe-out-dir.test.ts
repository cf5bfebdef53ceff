import { mkdir, stat, symlink, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, parse } from "node:path";
import { describe, expect, test } from "vitest";
import { checkOutDir, namesOfFolder, overlap } from "../../generator/output/safe-out-dir.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { temporaryFolder } from "../support/cli.ts";

/** A repository with the project `project`, which has a folder `spec` with one page. */
async function repository(): Promise<{ top: string; cwd: string; at: (path: string) => string }> {
  const folder = await temporaryFolder();
  const top = join(folder, "repository");
  const cwd = join(top, "project");
  await mkdir(join(cwd, "spec/models"), { recursive: true });
  await mkdir(join(top, ".git"));
  await writeFile(join(cwd, "spec/models/pair.md"), "# Pair\n");
  return { top, cwd, at: (path) => join(cwd, path) };
}

function reasonAgainst(outDir: string, cwd: string): string | null {
  return checkOutDir(outDir, join(cwd, "spec"), cwd)?.message.split("output folder: ")[1] ?? null;
}

describe("an output folder", () => {
  test.each([
    ["generated", null],
    ["a/b/generated", null],
    ["../other", null],
    ["../../beside", null],
    ["spec2", null],
    [".", "it holds the working directory"],
    ["..", "it holds the working directory"],
    ["spec", "it holds the spec folder"],
    ["spec/generated", "it lies inside the spec folder"],
    ["node_modules/generated", "it lies inside node_modules"],
    [".git/generated", "it lies inside .git"],
    ["spec/models/pair.md", "it is a file"],
    ["spec/models/pair.md/generated/a", "`pair.md` is a file"],
  ])("%s: %j", async (path, reason) => {
    const { cwd, at } = await repository();
    expect(reasonAgainst(at(path), cwd)).toBe(reason);
  });

  test("that cannot be used is named", async () => {
    const { cwd, at } = await repository();
    const found = checkOutDir(at("spec"), at("spec"), cwd);
    expect(found).toMatchObject({ code: "MM7002", severity: "error" });
    expect(found?.message).toContain(`\`${at("spec")}\` cannot be`);
  });

  test.each([".git", "package.json"])("that holds a %s is a project of its own", async (name) => {
    const { cwd, at } = await repository();
    await mkdir(at("generated"));
    await writeFile(at(`generated/${name}`), "");
    expect(reasonAgainst(at("generated"), cwd)).toBe(
      `it holds a ${name}, so it is a project of its own`,
    );
  });

  test("holds neither the home folder nor the root", async () => {
    const { cwd } = await repository();
    const { root } = parse(homedir());
    expect(reasonAgainst(homedir(), cwd)).toBe("it holds the home folder");
    expect(reasonAgainst(root, cwd)).toBe("it holds the home folder");
  });
});

describe("an output folder behind a link", () => {
  test("is refused where it is a link itself", async () => {
    const { cwd, at } = await repository();
    await mkdir(at("real"));
    await symlink("real", at("generated"));
    expect(reasonAgainst(at("generated"), cwd)).toBe("it is a symbolic link");
  });

  test("is taken where the link stays in the working directory", async () => {
    const { cwd, at } = await repository();
    await mkdir(at("real"));
    await symlink("real", at("link"));
    expect(reasonAgainst(at("link/generated"), cwd)).toBeNull();
  });

  test("is refused where the link leads out of the working directory", async () => {
    const { top, cwd, at } = await repository();
    await mkdir(join(top, "other"));
    await symlink("../other", at("link"));
    expect(reasonAgainst(at("link/generated"), cwd)).toBe(
      "a link on its way leads out of the working directory",
    );
  });

  test("beside the working directory is refused where the link leads out of the repository", async () => {
    const { top, cwd } = await repository();
    await mkdir(join(top, "../elsewhere"));
    await symlink("../elsewhere", join(top, "link"));
    expect(reasonAgainst(join(top, "link/generated"), cwd)).toBe(
      "a link on its way leads out of the repository",
    );
  });

  test("is refused where the link leads to a file", async () => {
    const { cwd, at } = await repository();
    await symlink("spec/models/pair.md", at("link"));
    expect(reasonAgainst(at("link/generated"), cwd)).toBe("`link` is a file");
  });

  test("is refused where the link leads into the spec", async () => {
    const { cwd, at } = await repository();
    await symlink("spec/models", at("link"));
    expect(reasonAgainst(at("link/generated"), cwd)).toBe("it lies inside the spec folder");
  });
});

test.each([
  ["out", "spec", null],
  ["spec/out", "spec", "it lies inside the spec folder"],
  ["spec", "spec/models", "it holds the spec folder"],
])("the folders %s and %s: %j", async (out, spec, reason) => {
  const { at } = await repository();
  expect(overlap(at(out), at(spec), workTree)).toBe(reason);
});

describe("the names of a folder", () => {
  test("are its real path and its place on the disk", async () => {
    const { cwd, at } = await repository();
    await symlink(".", at("link"));
    const { dev, ino } = await stat(cwd);
    expect(await namesOfFolder(cwd)).toEqual([cwd, `${dev}:${ino}`]);
    expect(await namesOfFolder(at("link"))).toEqual([cwd, `${dev}:${ino}`]);
  });

  test("of one that does not exist yet are without letter case, in one form of Unicode", async () => {
    const { cwd, at } = await repository();
    expect(await namesOfFolder(at("New/E\u0301"))).toEqual([join(cwd, "new/\u00e9")]);
  });

  test("keep the letter case of folders that exist", async () => {
    const { at } = await repository();
    await mkdir(at("Made"));
    expect(await namesOfFolder(at("Made/New"))).toEqual([at("Made/new")]);
  });
});
