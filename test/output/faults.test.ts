import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dropClaim, findClaims } from "../../generator/output/run-claims.ts";
import { wasInterrupted } from "../../generator/output/run-lock.ts";
import { temporaryFolder } from "../support/cli.ts";
import { readTree, type Tree } from "../support/tree.ts";
import { onEachCall } from "./file-calls.ts";
import { apply, applyAll, lockOf, treeOf } from "./made-tree.ts";

// Tests the state that a run leaves when any one file system call fails: of two folders, both are old or both are
// new.

const [old, next] = ["a", "b"].map((tag) => treeOf({ tag, count: 4, size: 100 }));

/**
 * Makes two folders hold the old output, lets the call `from` and `more` calls after it fail, and returns the
 * outcome.
 */
async function failing(folder: string, from: number, more: number): Promise<Outcome> {
  const outDirs = ["one", "two"].map((name) => join(folder, name));
  for (const outDir of outDirs) {
    await rm(outDir, { recursive: true, force: true });
    await apply(outDir, old ?? []);
  }
  let calls = 0;
  let restore = (): void => undefined;
  const arm = (): void => {
    restore = onEachCall(() => {
      calls++;
      if (calls < from || calls > from + more) return;
      throw Object.assign(new Error("EIO: i/o error"), { code: "EIO" });
    });
  };
  const wanted = outDirs.map((outDir) => ({ outDir, files: next ?? [] }));
  const codes = await applyAll(wanted, arm)
    .then((diagnostics) => diagnostics.map(({ code }) => code))
    .finally(() => {
      restore();
    });
  const interrupted = await Promise.all(outDirs.map(wasInterrupted));
  const trees = await Promise.all(outDirs.map(readTree));
  return { calls, codes, trees, outDirs, interrupted: interrupted.includes(true) };
}

interface Outcome {
  readonly calls: number;
  readonly codes: readonly string[];
  readonly trees: readonly Tree[];
  readonly outDirs: readonly string[];
  readonly interrupted: boolean;
}

/** Classifies a folder's files, without the files of the work folder, which may remain when their removal fails. */
function kindOf(tree: Tree): string {
  const isPlan = (files: typeof old): boolean => {
    const all = new Map(files?.map(({ path, text }) => [path, text]));
    all.set("modelmark.lock.json", lockOf(files ?? []));
    const plain = [...tree].filter(([path]) => !path.startsWith(".modelmark/"));
    return plain.length === all.size && plain.every(([path, text]) => all.get(path) === text);
  };
  return isPlan(old) ? "old" : isPlan(next) ? "new" : "mixed";
}

/** Drops the claims of the failing run: its process would be gone by now, and its claims with it. */
async function dropClaims(outDir: string): Promise<void> {
  for (const { name } of (await findClaims(outDir)).live) await dropClaim(outDir, name);
}

test("one failing call: both folders are old and it is said, or both are new", async () => {
  const folder = await temporaryFolder();
  const { calls } = await failing(folder, 1e9, 0);
  expect(calls).toBeGreaterThan(100);
  const seen = new Set<string>();
  for (let call = 1; call <= calls; call++) {
    const { codes, trees, interrupted } = await failing(folder, call, 0);
    const kinds = trees.map(kindOf).join(" ");
    seen.add(kinds);
    const wanted = codes.length === 0 ? "new new" : "old old";
    expect({ call, kinds }).toEqual({ call, kinds: wanted });
    // A journal does no harm if only its removal at the end failed.
    if (interrupted) expect({ call, kinds }).toEqual({ call, kinds: "new new" });
  }
  expect([...seen].sort()).toEqual(["new new", "old old"]);
});

test("calls go on failing: what could not be undone is said, and the next run ends it", async () => {
  const folder = await temporaryFolder();
  const { calls } = await failing(folder, 1e9, 0);
  let halfDone = 0;
  for (let call = 1; call <= calls; call += 3) {
    const { codes, trees, outDirs, interrupted } = await failing(folder, call, 1e9);
    const isMixed = trees.some((tree) => kindOf(tree) === "mixed");
    if (isMixed)
      expect({ call, codes }).toMatchObject({ codes: expect.arrayContaining(["MM7011"]) });
    if (isMixed) expect({ call, interrupted }).toEqual({ call, interrupted: true });
    if (isMixed) halfDone++;
    for (const outDir of outDirs) await dropClaims(outDir);
    for (const outDir of outDirs) await apply(outDir, next ?? []);
    const mended = await Promise.all(outDirs.map(readTree));
    expect(mended.map(kindOf)).toEqual(["new", "new"]);
    expect(
      mended.flatMap((tree) => [...tree.keys()]).filter((path) => path.startsWith(".")),
    ).toEqual([]);
  }
  expect(halfDone).toBeGreaterThan(3);
});
