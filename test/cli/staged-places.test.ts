import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { isIrrelevant } from "../../generator/tree/git/staged-paths.ts";
import { ownProject, run, temporaryFolder } from "../support/cli.ts";

// Wherever a repository keeps its spec and outputs, the staged content is judged, or the program says why it is not.

const page = "models/shared/pair.md";
let folder: string;

function git(cwd: string, ...args: readonly string[]): string {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  const options = { cwd, encoding: "utf8" } as const;
  return execFileSync("git", [...identity, "-c", "protocol.file.allow=always", ...args], options);
}

interface Verdict {
  readonly exitCode: number | null | "not judged";
  readonly text: string;
}

async function check(...args: readonly string[]): Promise<Verdict> {
  if (isIrrelevant(folder)) return { exitCode: "not judged", text: "" };
  const { exitCode, stdout, stderr } = await run(folder, "check", "--staged", ...args);
  return { exitCode, text: stdout + stderr };
}

async function edit(file: string, before = "The key.", after = "The name."): Promise<void> {
  await writeFile(file, (await readFile(file, "utf8")).replace(before, after));
}

async function configure(config: object): Promise<void> {
  const text = JSON.stringify({ wire: "camelCase", emit: ["interfaces"], ...config });
  await writeFile(join(folder, "modelmark.config.json"), text);
}

async function commit(): Promise<void> {
  await run(folder, "generate");
  git(folder, "add", "-A");
  git(folder, "commit", "-qm", "next");
}

beforeEach(async () => {
  folder = await ownProject();
  git(folder, "init", "-q", "-b", "main");
  await commit();
});

describe("the spec", () => {
  test("by an absolute path on the command line is read from the index", async () => {
    const spec = join(folder, "spec");
    await edit(join(spec, page));
    git(folder, "add", "-A");
    // The work tree is back in its first state.
    await edit(join(spec, page), "The name.", "The key.");
    expect((await check("--spec", spec)).exitCode).toBe(1);
    git(folder, "add", "-A");
    await writeFile(join(folder, "other.md"), "# Other\n");
    git(folder, "add", "other.md");
    expect((await check("--spec", spec, "--cwd", folder)).exitCode).toBe(0);
  });

  test("by an absolute path of a config is read from the index", async () => {
    await rm(join(folder, "modelmark.config.json"));
    const config = `export default { spec: ${JSON.stringify(join(folder, "spec"))}, wire: "camelCase", emit: ["interfaces"] };\n`;
    await writeFile(join(folder, "modelmark.config.mjs"), config);
    await commit();
    await edit(join(folder, "spec", page));
    git(folder, "add", "-A");
    await edit(join(folder, "spec", page), "The name.", "The key.");
    expect((await check()).exitCode).toBe(1);
  });

  test("outside the repository is refused, with the reason", async () => {
    await cp(join(folder, "spec"), join(folder, "../sdk"), { recursive: true });
    await configure({ spec: "../sdk" });
    git(folder, "add", "-A");
    const { exitCode, text } = await check();
    expect(exitCode).toBe(2);
    expect(text).toContain("MM7202");
    expect(text).toContain("`../sdk` cannot be judged: it lies outside the repository");
  });

  test("in a submodule is read at the commit that is staged", async () => {
    const sdk = join(await temporaryFolder(), "sdk");
    await cp(join(folder, "spec"), join(sdk, "docs"), { recursive: true });
    git(sdk, "init", "-q", "-b", "main");
    git(sdk, "add", "-A");
    git(sdk, "commit", "-qm", "first");
    git(folder, "submodule", "add", "-q", sdk, "vendor/sdk");
    await configure({ spec: "vendor/sdk/docs" });
    await commit();
    expect(await check()).toMatchObject({ exitCode: 0 });
    const submodule = join(folder, "vendor/sdk");
    await edit(join(submodule, "docs", page));
    expect(await check()).toMatchObject({ exitCode: 0 });
    git(submodule, "commit", "-qam", "second");
    git(folder, "add", "vendor/sdk");
    expect(await check()).toMatchObject({ exitCode: 1 });
    git(folder, "submodule", "deinit", "-q", "-f", "vendor/sdk");
    // Git still has the objects.
    expect(await check()).toMatchObject({ exitCode: 1 });
    await rm(join(folder, ".git/modules"), { recursive: true });
    const { exitCode, text } = await check();
    expect(exitCode).toBe(2);
    expect(text).toContain("git submodule update --init");
  });

  test("behind a link is read where that leads, and a link elsewhere matters", async () => {
    await mkdir(join(folder, "docs"));
    await rename(join(folder, "spec"), join(folder, "docs/v1"));
    await symlink("docs/v1", join(folder, "spec"));
    await commit();
    expect(await check()).toMatchObject({ exitCode: 0 });
    await edit(join(folder, "docs/v1", page));
    git(folder, "add", "-A");
    expect((await check()).exitCode).toBe(1);
    await commit();
    await cp(join(folder, "docs/v1"), join(folder, "docs/v2"), { recursive: true });
    await commit();
    await edit(join(folder, "docs/v2", page), "The name.", "The label.");
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "the second version");
    await rm(join(folder, "spec"));
    await symlink("docs/v2", join(folder, "spec"));
    git(folder, "add", "-A");
    expect((await check()).exitCode).toBe(1);
    await rm(join(folder, "spec"));
    await symlink("../docs", join(folder, "spec"));
    git(folder, "add", "-A");
    expect((await check()).text).toContain("out of the repository");
  });

  test("with a page that is only meant to be added is what a commit would hold", async () => {
    await writeFile(join(folder, "spec/models/shared/later.md"), "# Later\n");
    git(folder, "add", "-N", "spec/models/shared/later.md");
    await writeFile(join(folder, "other.md"), "# Other\n");
    git(folder, "add", "other.md");
    expect(await check()).toMatchObject({ exitCode: 0 });
    await writeFile(join(folder, "spec/models/shared/later.md"), "");
    git(folder, "add", "spec/models/shared/later.md");
    expect((await check()).text).toContain("MM1002");
  });

  test("outside of a sparse checkout is judged", async () => {
    await mkdir(join(folder, "app"));
    await writeFile(join(folder, "app/data.json"), "{}");
    await commit();
    git(folder, "sparse-checkout", "set", "app");
    await writeFile(join(folder, "other.md"), "# Other\n");
    git(folder, "add", "--sparse", "other.md");
    expect(await check()).toMatchObject({ exitCode: 0 });
    git(folder, "rm", "-q", "--sparse", "--cached", "generated/models/shared/pair.ts");
    expect((await check()).exitCode).toBe(1);
  });
});

describe("elsewhere in the repository", () => {
  const blob = (text: string): string =>
    execFileSync("git", ["hash-object", "-w", "--stdin"], {
      cwd: folder,
      input: text,
      encoding: "utf8",
    }).trim();
  const index = (lines: string | Buffer): void => {
    execFileSync("git", ["update-index", "-z", "--index-info"], { cwd: folder, input: lines });
  };

  test("a file in conflict", async () => {
    const id = blob("{}");
    index(["1", "2"].map((stage) => `100644 ${id} ${stage}\tdata.json\0`).join(""));
    await edit(join(folder, "spec", page));
    git(folder, "add", "spec");
    expect((await check()).exitCode).toBe(1);
  });

  test("a name that is not UTF-8", async () => {
    index(Buffer.from(`100644 ${blob("{}")} 0\t\xff.json\0`, "latin1"));
    expect(await check()).toMatchObject({ exitCode: 0 });
  });

  test("a file whose content is kept somewhere that does not answer", async () => {
    await writeFile(join(folder, ".gitattributes"), "data.json filter=lfs\n");
    index(`100644 ${blob("version https://git-lfs.github.com/spec/v1\n")} 0\tdata.json\0`);
    git(folder, "config", "filter.lfs.smudge", "false");
    git(folder, "config", "filter.lfs.required", "true");
    git(folder, "add", ".gitattributes");
    expect(await check()).toMatchObject({ exitCode: 0 });
  });
});

test("outputs that git ignores are refused, with the reason", async () => {
  await writeFile(join(folder, ".gitignore"), "generated/\n");
  git(folder, "rm", "-rq", "--cached", "generated");
  git(folder, "add", "-A");
  const { exitCode, text } = await check();
  expect(exitCode).toBe(2);
  expect(text).toContain(
    "`modelmark.lock.json` and 8 more are ignored by git (`generated/` in .gitignore:1)",
  );
});

test("an output that git alone ignores is named with the rule, and a rule for others does not matter", async () => {
  await writeFile(join(folder, ".gitignore"), "*.lock.json\n!pair.ts\n");
  git(folder, "rm", "-q", "--cached", "generated/modelmark.lock.json");
  git(folder, "add", "-A");
  const { exitCode, text } = await check();
  expect(exitCode).toBe(2);
  expect(text).toContain("`modelmark.lock.json` is ignored by git (`*.lock.json` in .gitignore:1)");
});

test("a linked folder in the spec is an error on the disk and in the index, and removes no output", async () => {
  await rename(join(folder, "spec/models"), join(folder, "elsewhere"));
  await symlink("../elsewhere", join(folder, "spec/models"));
  const generated = await run(folder, "generate");
  expect([generated.exitCode, generated.stderr]).toEqual([2, expect.stringContaining("MM1008")]);
  expect(git(folder, "status", "--porcelain", "generated")).toBe("");
  git(folder, "add", "-A");
  const { exitCode, text } = await check();
  expect([exitCode, text]).toEqual([2, expect.stringContaining("MM1008")]);
});

test("a page in conflict keeps its project from being judged", async () => {
  git(folder, "checkout", "-qb", "other");
  await edit(join(folder, "spec", page), "The key.", "One.");
  git(folder, "commit", "-qam", "one");
  git(folder, "checkout", "-q", "main");
  await edit(join(folder, "spec", page), "The key.", "Two.");
  git(folder, "commit", "-qam", "two");
  expect(() => git(folder, "merge", "-q", "other")).toThrow();
  const { exitCode, text } = await check();
  expect([exitCode, text]).toEqual([2, expect.stringContaining("it is in conflict")]);
});

test("outputs in conflict are not taken for files of others, and what helps is told", async () => {
  git(folder, "checkout", "-qb", "other");
  for (const [branch, text] of [
    ["other", "One."],
    ["main", "Two."],
  ] as const) {
    git(folder, "checkout", "-q", branch);
    await edit(join(folder, "spec", page), "The key.", text);
    await run(folder, "generate");
    git(folder, "commit", "-qam", text);
  }
  expect(() => git(folder, "merge", "-q", "other")).toThrow();
  git(folder, "checkout", "-q", "--theirs", `spec/${page}`);
  git(folder, "add", "spec");
  const { exitCode, text } = await check();
  expect(exitCode).toBe(2);
  expect(text).toMatch(
    /MM7202: .* it is in conflict, so resolve that and stage the file with `git add`/,
  );
  expect(text).not.toContain("MM7001");

  await run(folder, "generate");
  git(folder, "add", "generated");
  expect(await check()).toMatchObject({ exitCode: 0 });
});

test("a page whose name is not text is named, as it is in a clone", async () => {
  const id = git(folder, "rev-parse", "HEAD:spec/" + page).trim();
  const line = Buffer.from(`100644 ${id} 0\tspec/models/shared/\xff.md\0`, "latin1");
  execFileSync("git", ["update-index", "-z", "--index-info"], { cwd: folder, input: line });
  const { exitCode, text } = await check();
  expect([exitCode, text]).toEqual([2, expect.stringContaining("MM1006")]);
});

test("a page that Git LFS keeps is read from there, or named, and no filter is run for it", async () => {
  const text = await readFile(join(folder, "spec", page), "utf8");
  const oid = createHash("sha256").update(text).digest("hex");
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${text.length}\n`;
  const options = { cwd: folder, input: pointer, encoding: "utf8" } as const;
  const id = execFileSync("git", ["hash-object", "-w", "--stdin"], options).trim();
  git(folder, "update-index", "--cacheinfo", `100644,${id},spec/${page}`);
  await writeFile(join(folder, ".gitattributes"), "*.md filter=lfs\n");
  git(folder, "config", "filter.lfs.smudge", "touch was-run");
  const attributes = git(folder, "hash-object", "-w", ".gitattributes").trim();
  git(folder, "update-index", "--add", "--cacheinfo", `100644,${attributes},.gitattributes`);
  // This setting comes last: git might look at the files again before, and no clean filter is configured.
  git(folder, "config", "filter.lfs.required", "true");
  const missing = await check();
  expect([missing.exitCode, missing.text]).toEqual([2, expect.stringContaining("`git lfs pull`")]);
  const keep = async (storage: string, content: string): Promise<void> => {
    const place = join(folder, ".git", storage, "objects", oid.slice(0, 2), oid.slice(2, 4));
    await mkdir(place, { recursive: true });
    await writeFile(join(place, oid), content);
  };
  await keep("lfs", text);
  expect(await check()).toMatchObject({ exitCode: 0 });
  await keep("lfs", text.replace("The key.", "The name."));
  expect((await check()).text).toContain("`git lfs pull`");
  git(folder, "config", "lfs.storage", "elsewhere");
  await keep("elsewhere", text);
  expect(await check()).toMatchObject({ exitCode: 0 });
  expect(existsSync(join(folder, "was-run"))).toBe(false);
});
