import { execFileSync } from "node:child_process";
import { chmod, chown, mkdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { catalog } from "../../generator/diagnostics/catalog.ts";
import { hashOf } from "../../generator/output/transaction.ts";
import { printJournal, type JournalEntry } from "../../generator/output/journal.ts";
import { enterOutput } from "../../generator/output/run-lock.ts";
import { objectPage, project, run, temporaryFolder } from "../support/cli.ts";
import { readTree, writeTree } from "../support/tree.ts";
import { apply, treeOf } from "./made-tree.ts";
import { bundleWorker, type RunWorker, type Treatment } from "./workers.ts";

let runWorker: RunWorker;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ run: runWorker, remove } = await bundleWorker());
});
afterAll(() => remove());

const isRoot = process.getuid?.() === 0;
const nobody = 65534;
const old = { tag: "a", count: 12, size: 3000 };
const next = { tag: "b", count: 12, size: 9000 };

/** Creates a folder with an output. If the tests run as root, its owner is a user without rights. */
async function outputFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await chmod(folder, 0o777);
  const outDir = join(folder, "out");
  await mkdir(outDir);
  if (isRoot) await chown(outDir, nobody, nobody);
  const { exitCode } = await runWorker({ outDir, made: old }, asUser({}));
  expect(exitCode).toBe(0);
  return outDir;
}

function asUser(treatment: Treatment): Treatment {
  return isRoot ? { ...treatment, uid: nobody } : treatment;
}

/** Writes the next output, which must fail with `code` and leave everything unchanged. */
async function refused(outDir: string, code: string, treatment: Treatment = {}): Promise<void> {
  const before = await readTree(outDir);
  const { exitCode, report, stderr } = await runWorker({ outDir, made: next }, asUser(treatment));
  expect({ exitCode, stderr, codes: report?.codes }).toEqual({
    ...{ exitCode: 0, stderr: "", codes: [code] },
  });
  expect(await readTree(outDir)).toEqual(before);
}

describe.skipIf(process.platform === "win32")("nothing is lost", () => {
  test("when a file grows larger than it may, half of it written", async () => {
    const outDir = await outputFolder();
    // The limit counts blocks of 1 kB in bash. Past it a write fails with EFBIG, much as a full disk gives ENOSPC.
    // The loader of TypeScript would otherwise keep its own files, which may be larger.
    const limit = 'trap "" XFSZ; export TSX_DISABLE_CACHE=1; ulimit -f 8; exec "$@"';
    const wrapper = ["bash", "--norc", "-c", limit, "-"];
    await refused(outDir, "MM7004", { wrapper });
    expect(await apply(outDir, treeOf(next))).toEqual([]);
  });

  test("on a full disk", async ({ skip }) => {
    const folder = await temporaryFolder();
    const options = ["-t", "tmpfs", "-o", "size=128k,mode=777", "tmpfs", folder];
    try {
      execFileSync("mount", options, { stdio: "ignore" });
    } catch {
      skip("only root may mount a small disk");
    }
    onTestFinished(() => {
      execFileSync("umount", [folder]);
    });
    const outDir = join(folder, "out");
    expect((await runWorker({ outDir, made: old })).exitCode).toBe(0);
    const before = await readTree(outDir);
    const { report } = await runWorker({ outDir, made: next });
    expect(report?.codes).toEqual(["MM7004"]);
    expect(await readTree(outDir)).toEqual(before);
  });

  test("in a folder that may not be written", async () => {
    const outDir = await outputFolder();
    await chmod(outDir, 0o500);
    await refused(outDir, "MM7004");
  });

  test("in a folder below it that may not be written, when others were written already", async () => {
    const outDir = await outputFolder();
    await chmod(join(outDir, "models/shared"), 0o500);
    await refused(outDir, "MM7004");
    await chmod(join(outDir, "models/shared"), 0o700);
    expect(await apply(outDir, treeOf(next))).toEqual([]);
  });

  test("when a file is read-only", async () => {
    const outDir = await outputFolder();
    await chmod(join(outDir, "models/shared/m1.ts"), 0o400);
    await refused(outDir, "MM7004");
  });

  test("when the lock is a link", async () => {
    const outDir = await outputFolder();
    await rm(join(outDir, "modelmark.lock.json"));
    await symlink("models/shared/m1.ts", join(outDir, "modelmark.lock.json"));
    await refused(outDir, "MM7001");
  });

  test("when the work folder is a link", async () => {
    const outDir = await outputFolder();
    const elsewhere = await temporaryFolder();
    await chmod(elsewhere, 0o777);
    await writeFile(join(elsewhere, "new-0"), "mine\n");
    await symlink(elsewhere, join(outDir, ".modelmark"));
    await refused(outDir, "MM7001");
    expect(await readTree(elsewhere)).toEqual(new Map([["new-0", "mine\n"]]));
  });
});

describe("someone was here between plan and write", () => {
  const target = "models/shared/m1.ts";

  async function meanwhile(change: (outDir: string) => Promise<unknown>): Promise<string[]> {
    const outDir = join(await temporaryFolder(), "out");
    await apply(outDir, treeOf(old));
    let edited = await readTree(outDir);
    const diagnostics = await apply(outDir, treeOf(next), async () => {
      await change(outDir);
      edited = await readTree(outDir);
    });
    expect(await readTree(outDir)).toEqual(edited);
    return diagnostics.map(({ code, message }) => `${code} ${message}`);
  }

  test("and edited a file", async () => {
    const codes = await meanwhile((outDir) => writeFile(join(outDir, target), "// edited\n"));
    expect(codes).toEqual([
      "MM7013 `out/models/shared/m1.ts` was changed while the run was under way",
    ]);
  });

  test("and put a file where one is to be made", async () => {
    const codes = await meanwhile((outDir) =>
      writeTree(join(outDir, "models/b"), new Map([["m3.ts", "mine\n"]])),
    );
    expect(codes).toEqual([expect.stringContaining("MM7013")]);
  });

  test("and put a folder in the place of a file, or a link in that of a folder", async () => {
    const folder = await meanwhile(async (outDir) => {
      await rm(join(outDir, target));
      await mkdir(join(outDir, target));
    });
    expect(folder).toEqual([expect.stringContaining("MM7001")]);
    const link = await meanwhile(async (outDir) => {
      await symlink(await temporaryFolder(), join(outDir, "models/b"));
    });
    expect(link).toEqual([expect.stringContaining("MM7001")]);
  });
});

describe("a journal that came from elsewhere", () => {
  const header = "// Generated by Modelmark from nowhere.\n";
  const hash = (text: string): string => hashOf(Buffer.from(text));

  /** Puts a journal beside an output, runs `generate`, and returns its messages. Nothing else may change. */
  async function hostile(
    entries: readonly JournalEntry[],
    files: Readonly<Record<string, string>>,
  ): Promise<string> {
    const folder = await project({ "pair.md": objectPage("Pair") }, { "important.txt": "mine\n" });
    await run(folder, "generate", "--emit", "interfaces");
    await writeFile(join(folder, "generated/own.ts"), "mine\n");
    const before = await readTree(folder);
    const work = join(folder, "generated/.modelmark");
    const tree = { "journal.json": printJournal(entries), ...files };
    await writeTree(work, new Map(Object.entries(tree)));
    const { exitCode, stderr } = await run(folder, "generate", "--emit", "interfaces");
    expect(exitCode).toBe(0);
    expect(await readTree(folder)).toEqual(before);
    return stderr;
  }

  const evil = `${header}evil\n`;

  test.each([
    ["../important.txt"],
    ["a/../../important.txt"],
    ["/etc/passwd"],
    ["..\\important.txt"],
    ["C:important.txt"],
    [".modelmark/x"],
  ])("names %s", async (path) => {
    const entry = { path, before: hash("mine\n"), after: hash(evil) };
    const stderr = await hostile([entry], { "new-0": evil, "old-0": "mine\n" });
    expect(stderr).toContain("warning MM7014");
    expect(stderr).toContain("outside the output folder");
  });

  test("replaces or removes a file that is not ours", async () => {
    const entry = { path: "own.ts", before: hash("mine\n"), after: hash(evil) };
    const replaced = await hostile([entry], { "new-0": evil, "old-0": "mine\n" });
    expect(replaced).toContain("`own.ts` does not carry our header");
    const removed = await hostile([{ ...entry, after: null }], { "old-0": "mine\n" });
    expect(removed).toContain("`own.ts` does not carry our header");
  });

  test("makes a file that does not look like ours, or promises what is not there", async () => {
    const entry = { path: "made.ts", before: null, after: hash("evil\n") };
    expect(await hostile([entry], { "new-0": "evil\n" })).toContain("is missing");
    expect(await hostile([entry], {})).toContain("is missing");
  });

  test("is no journal", async () => {
    expect(await hostile([], { "journal.json": "<<<<<<< HEAD\n" })).toContain("warning MM7014");
    const twice = { path: "made.ts", before: null, after: hash(evil) };
    expect(await hostile([twice, twice], { "new-0": evil })).toContain("names a path twice");
  });
});

describe("an interrupted run", () => {
  async function interrupted(): Promise<string> {
    const folder = await project({ "pair.md": objectPage("Pair") });
    await run(folder, "generate", "--emit", "interfaces");
    const text = "// Generated by Modelmark from all model pages. More.\n";
    const entry = { path: "more.ts", before: null, after: hashOf(Buffer.from(text)) };
    const work = new Map([
      ["journal.json", printJournal([entry])],
      ["new-0", text],
    ] as const);
    await writeTree(join(folder, "generated/.modelmark"), work);
    return folder;
  }

  test("is reported by check, which writes nothing", async () => {
    const folder = await interrupted();
    const before = await readTree(folder);
    const { exitCode, stderr } = await run(folder, "check", "--emit", "interfaces");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error MM7011: A run in `generated` was interrupted");
    expect(stderr).toContain("Run `modelmark generate`");
    expect(await readTree(folder)).toEqual(before);
  });

  test("is finished by generate, even where the spec is broken by now", async () => {
    const folder = await interrupted();
    await writeFile(join(folder, "spec/models/pair.md"), "No title.\n");
    const { exitCode } = await run(folder, "generate", "--emit", "interfaces", "--verbose");
    expect(exitCode).toBe(2);
    const tree = await readTree(join(folder, "generated"));
    expect([...tree.keys()].filter((path) => /more|\.modelmark\//.test(path))).toEqual(["more.ts"]);
  });

  test("is told of with --verbose", async () => {
    const { stderr } = await run(await interrupted(), "generate", "--verbose");
    expect(stderr).toContain("MM7015: An unfinished run in `generated` was finished");
  });
});

describe("another run", () => {
  const impatient = { milliseconds: 200, onWait: () => undefined };

  test("is waited for, and named when it does not end", async () => {
    const outDir = join(await temporaryFolder(), "out");
    const first = await enterOutput(outDir, "out", impatient);
    const waits: string[] = [];
    const onWait = (holder: string): void => void waits.push(holder);
    const second = await enterOutput(outDir, "out", { milliseconds: 200, onWait });
    expect(second.value).toBeNull();
    expect(second.diagnostics).toMatchObject([{ code: "MM7012" }]);
    expect(waits).toEqual([`process ${process.pid}`]);
    await first.value?.leave();
    const third = await enterOutput(outDir, "out", impatient);
    expect(third.diagnostics).toEqual([]);
    await third.value?.leave();
    expect(await readTree(outDir)).toEqual(new Map());
  });

  const ownHost = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

  test.each([
    ["whose process is gone", `run-${ownHost}-4194303-12-ab`, 0, true],
    ["whose process number was given out again", `run-${ownHost}-${process.pid}-1-ab`, 0, true],
    ["on another machine, silent for a minute", "run-00000000-1-1-ab", 60_000, true],
    ["on another machine, heard of a moment ago", "run-00000000-1-1-ab", 0, false],
  ])("%s", async (_what, name, age, isStale) => {
    const outDir = join(await temporaryFolder(), "out");
    await writeTree(join(outDir, ".modelmark"), new Map([[name, ""]]));
    const touched = new Date(Date.now() - age);
    await utimes(join(outDir, ".modelmark", name), touched, touched);
    const entered = await enterOutput(outDir, "out", impatient);
    expect(entered.value !== null).toBe(isStale);
    await entered.value?.leave();
  });
});

test("the work folder is hidden from git, and gone after a run; what is not ours stays in it", async () => {
  const outDir = join(await temporaryFolder(), "out");
  const entered = await enterOutput(outDir, "out", { milliseconds: 0, onWait: () => undefined });
  expect((await readTree(outDir)).get(".modelmark/.gitignore")).toBe("*\n");
  await writeFile(join(outDir, ".modelmark/mine.txt"), "mine\n");
  await entered.value?.leave();
  expect(await readTree(outDir)).toEqual(new Map([[".modelmark/mine.txt", "mine\n"]]));
});

test("each finding says what to do", () => {
  for (const code of ["MM7011", "MM7012", "MM7013", "MM7014", "MM7015"] as const) {
    expect(catalog[code].explanation.length).toBeGreaterThan(60);
  }
});
