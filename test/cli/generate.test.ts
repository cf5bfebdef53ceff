import { chmod, mkdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { objectPage, ownProject, project, run, temporaryFolder } from "../support/cli.ts";
import { readTree } from "../support/tree.ts";

const pair = objectPage("Pair", ["key", "*::String*", true]);
const one = { "shared/pair.md": pair };

describe("generate", () => {
  test("says on one screen what it did", async () => {
    const folder = await ownProject();
    const { exitCode, stdout, stderr } = await run(folder, "generate", "--wire", "camelCase");
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout.replace(/\d+ ms/, "N ms")).toBe(
      `read    6 pages: 5 objects, 1 enum
names   wire names are camelCase, as set
wrote   generated: 8 created, 0 updated, 0 unchanged, 0 removed
time    N ms
`,
    );
  });

  test("leaves unchanged files alone, and removes what is no longer produced", async () => {
    const folder = await project({ ...one, "shared/old.md": objectPage("Old") });
    await run(folder, "generate", "--emit", "interfaces");
    const file = join(folder, "generated/models/shared/pair.ts");
    const before = (await stat(file)).mtimeMs;
    await rm(join(folder, "spec/models/shared/old.md"));
    const { stdout } = await run(folder, "generate", "--emit", "interfaces");
    expect(stdout).toContain("0 created, 2 updated, 1 unchanged, 1 removed");
    expect((await stat(file)).mtimeMs).toBe(before);
    expect([...(await readTree(join(folder, "generated"))).keys()]).toEqual([
      "index.ts",
      "modelmark.lock.json",
      "models/shared/index.ts",
      "models/shared/pair.ts",
    ]);
  });

  test("removes folders that are left empty", async () => {
    const folder = await project({ ...one, "old/old.md": objectPage("Old") });
    await run(folder, "generate");
    await rm(join(folder, "spec/models/old"), { recursive: true });
    await run(folder, "generate");
    await expect(stat(join(folder, "generated/models/old"))).rejects.toThrow("ENOENT");
  });

  test("keeps CRLF where a changed file was checked out with it", async () => {
    const folder = await project(one);
    await run(folder, "generate", "--emit", "interfaces");
    const file = join(folder, "generated/models/shared/pair.ts");
    await writeFile(file, (await readFile(file, "utf8")).replaceAll("\n", "\r\n"));
    const changed = objectPage("Pair", ["name", "*::String*", true]);
    await writeFile(join(folder, "spec/models/shared/pair.md"), changed);
    await run(folder, "generate");
    expect(await readFile(file, "utf8")).toContain("  name: string;\r\n");
    expect((await run(folder, "check")).exitCode).toBe(0);
  });

  test("all projects are written, or none", async () => {
    const config = JSON.stringify({
      projects: [
        { name: "good", spec: "good", out: "out/good" },
        { name: "bad", spec: "bad", out: "out/bad" },
      ],
    });
    const folder = await project(
      {},
      { "modelmark.config.json": config, "good/pair.md": pair, "bad/pair.md": "No title.\n" },
    );
    const failed = await run(folder, "generate");
    expect(failed.exitCode).toBe(2);
    expect(failed.stderr).toContain("bad/pair.md:1:1 error MM2001");
    await expect(stat(join(folder, "out"))).rejects.toThrow("ENOENT");
    expect((await run(folder, "generate", "--project", "good")).exitCode).toBe(0);
    expect([...(await readTree(join(folder, "out"))).keys()]).toContain("good/models/pair.ts");
    const unknown = await run(folder, "generate", "--project", "goood");
    expect(unknown).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("did you mean `good`"),
    });
  });
});

test("two projects cannot share a folder", async () => {
  const config =
    '{ "projects": [{ "name": "a", "out": "x" }, { "name": "b", "out": "./y/../x" }] }';
  const folder = await project(one, { "modelmark.config.json": config });
  const { exitCode, stderr } = await run(folder, "generate");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("the projects a and b would both write there");
});

describe("generate loses nothing that is not its own", () => {
  /** Runs `generate`, which must refuse with `code` and leave everything unchanged. */
  async function refused(
    folder: string,
    code: string,
    ...flags: readonly string[]
  ): Promise<string> {
    const before = await readTree(folder);
    const { exitCode, stderr } = await run(folder, "generate", ...flags);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(code);
    expect(stderr).toMatch(/Nothing was written\.\n$/);
    expect(await readTree(folder)).toEqual(before);
    return stderr;
  }

  test("a foreign file in the way", async () => {
    const folder = await project(one, { "generated/index.ts": "export const mine = 1;\n" });
    expect(await refused(folder, "MM7001")).toContain("`generated/index.ts`");
  });

  test("a file whose header was deleted", async () => {
    const folder = await project(one);
    await run(folder, "generate");
    await writeFile(join(folder, "generated/models/shared/pair.ts"), "export type Pair = 1;\n");
    await refused(folder, "MM7001");
  });

  test("a folder where a file belongs", async () => {
    const folder = await project(one, { "generated/index.ts/keep.txt": "mine\n" });
    await refused(folder, "MM7001");
  });

  test.each([
    [".", "it holds the working directory"],
    ["..", "it holds the working directory"],
    ["/", "it holds the home folder"],
    ["spec/out", "it lies inside the spec folder"],
    ["spec", "it holds the spec folder"],
    ["node_modules/out", "it lies inside node_modules"],
    ["package", "it holds a package.json"],
  ])("--out %s", async (out, reason) => {
    const folder = await project(one, { "package/package.json": "{}\n" });
    expect(await refused(folder, "MM7002", "--out", out)).toContain(reason);
  });

  test("an output folder that is a link", async () => {
    const folder = await project(one);
    await symlink(await temporaryFolder(), join(folder, "generated"));
    await refused(folder, "MM7002");
  });

  test("an output folder behind a link that leads out of the working directory", async () => {
    const folder = await project(one);
    const elsewhere = await temporaryFolder();
    await symlink(elsewhere, join(folder, "src"));
    const stderr = await refused(folder, "MM7002", "--out", "src/generated");
    expect(stderr).toContain("a link on its way leads out of the working directory");
    expect(await readTree(elsewhere)).toEqual(new Map());
  });

  test("a linked folder inside the output folder", async () => {
    const folder = await project(one);
    const elsewhere = await temporaryFolder();
    await writeFile(join(elsewhere, "pair.ts"), "// Generated by Modelmark, but elsewhere\n");
    await mkdir(join(folder, "generated/models"), { recursive: true });
    await symlink(elsewhere, join(folder, "generated/models/shared"));
    await refused(folder, "MM7001");
    expect(await readFile(join(elsewhere, "pair.ts"), "utf8")).toContain("but elsewhere");
  });

  test("a lock that names files outside, or files without our header", async () => {
    const folder = await project(one, { "important.txt": "mine\n" });
    await run(folder, "generate");
    const lockFile = join(folder, "generated/modelmark.lock.json");
    const lock: { outputs: Record<string, string> } = JSON.parse(await readFile(lockFile, "utf8"));
    const paths = [
      "../important.txt",
      join(folder, "important.txt"),
      "..\\important.txt",
      "C:x",
      "own.txt",
    ];
    for (const path of paths) lock.outputs[path] = "0".repeat(64);
    await writeFile(join(folder, "generated/own.txt"), "mine\n");
    await writeFile(lockFile, JSON.stringify(lock));
    const { exitCode, stderr } = await run(folder, "generate");
    expect(exitCode).toBe(0);
    expect(stderr.match(/warning MM7003/g)).toHaveLength(paths.length);
    expect(await readFile(join(folder, "important.txt"), "utf8")).toBe("mine\n");
    expect(await readFile(join(folder, "generated/own.txt"), "utf8")).toBe("mine\n");
  });

  test("a link in the spec that leads out of it is not read", async () => {
    const folder = await project(one, { "secret.md": objectPage("Secret") });
    await symlink(join(folder, "secret.md"), join(folder, "spec/models/link.md"));
    expect(await refused(folder, "MM1006")).toContain("link out of the spec folder");
  });

  test.skipIf(process.getuid?.() === 0)("a folder that may not be written", async () => {
    const folder = await project(one);
    await mkdir(join(folder, "generated"));
    await chmod(join(folder, "generated"), 0o500);
    await refused(folder, "MM7004");
  });

  test("of several projects, when one cannot be written", async () => {
    const config = JSON.stringify({
      projects: [
        { name: "a", spec: "spec", out: "out/a" },
        { name: "b", spec: "spec", out: "out/b" },
      ],
    });
    const folder = await project(one, { "modelmark.config.json": config });
    await run(folder, "generate", "--emit", "interfaces");
    await writeFile(join(folder, "spec/models/more.md"), objectPage("More"));
    await chmod(join(folder, "out/b/index.ts"), 0o444);
    await refused(folder, "MM7004", "--emit", "interfaces");
    await chmod(join(folder, "out/b/index.ts"), 0o644);
    expect((await run(folder, "generate", "--emit", "interfaces")).exitCode).toBe(0);
  });

  test("an output path that is a file", async () => {
    const folder = await project(one, { generated: "mine\n" });
    await refused(folder, "MM7002");
  });
});
