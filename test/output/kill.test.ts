import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { GeneratedFile } from "../../generator/emit/emitter.ts";
import { lockFileName } from "../../generator/output/lock.ts";
import { wasInterrupted } from "../../generator/output/run-lock.ts";
import { temporaryFolder } from "../support/cli.ts";
import { Random } from "../support/random.ts";
import { readTree, sameTree, type Tree } from "../support/tree.ts";
import { apply, lockOf, treeOf, type Made } from "./made-tree.ts";
import { bundleWorker, inTwoLanes, type RunWorker } from "./workers.ts";

// Tests the state that a run leaves when it is killed: every file is whole, and the next run works as if nothing had
// happened.

let run: RunWorker;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ run, remove } = await bundleWorker());
});
afterAll(() => remove());

const foreign: Tree = new Map([
  ["models/shared/mine.ts", "export const mine = 1;\n"],
  ["notes.md", "Keep me.\n"],
]);

describe("a run that dies", () => {
  test("before any one of its calls of the file system", async () => {
    const [old, next] = [made("a", 4), made("b", 4)];
    const outDir = await folderWith(old);
    const whole = await run({ outDir: await folderWith(old), made: next, dieAt: 1e9 });
    const calls = whole.report?.calls ?? 0;
    expect(calls).toBeGreaterThan(50);
    const seen = new Set<string>();
    await inTwoLanes(calls, async (lane, index) => {
      const folder = join(outDir, `../${lane}`);
      await restore(folder, old);
      const { signal } = await run({ outDir: folder, made: next, dieAt: index + 1 });
      expect(signal).toBe("SIGKILL");
      seen.add(await judge(folder, old, next));
    });
    // Some runs must have left old and new files mixed; otherwise nothing was tested.
    expect([...seen].sort()).toEqual(["interrupted", "new", "old"]);
  });

  test("when it dies again while it ends an interrupted run", async () => {
    const [old, next] = [made("a", 5), made("b", 5)];
    const outDir = await folderWith(old);
    const { calls } = (await run({ outDir, made: next, dieAt: 1e9 })).report ?? { calls: 0 };
    const random = new Random(5);
    await inTwoLanes(10, async (lane) => {
      const folder = join(outDir, `../${lane}`);
      await restore(folder, old);
      for (let death = 0; death < 3; death++) {
        // The process dies in the second half of its calls, which replace files.
        const dieAt = Math.floor(calls / 2) + random.below(Math.ceil(calls / 2));
        await run({ outDir: folder, made: next, dieAt });
      }
      await judge(folder, old, next);
    });
  });

  test("at a random moment", async () => {
    const kills = Number(process.env["KILLS"] ?? "20");
    const tags = ["a", "b"].map((tag) => ({ tag, count: 60, size: 20_000 }));
    const [old, next] = [tags[0] ?? made("a", 1), tags[1] ?? made("b", 1)];
    const outDir = await folderWith(old);
    const { milliseconds } = await run({ outDir, made: next });
    const random = new Random(Number(process.env["SEED"] ?? "1"));
    const seen = { old: 0, interrupted: 0, new: 0 };
    await inTwoLanes(kills, async (lane) => {
      const folder = join(outDir, `../${lane}`);
      await restore(folder, old);
      const killAfter = random.fraction() * milliseconds;
      await run({ outDir: folder, made: next }, { killAfter });
      seen[await judge(folder, old, next)]++;
    });
    console.log(`${kills} kills within ${milliseconds.toFixed(0)} ms: ${JSON.stringify(seen)}`);
    expect(seen.old + seen.interrupted + seen.new).toBe(kills);
  });
});

describe("two runs at once", () => {
  test("give the result of one of them", async () => {
    const [a, b] = [made("a", 12), made("b", 12)];
    const outDir = await folderWith(made("c", 12));
    const rounds = Number(process.env["ROUNDS"] ?? "10");
    const winners = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      if (round % 5 === 4) await emptyOf(outDir);
      const ended = await Promise.all([run({ outDir, made: a }), run({ outDir, made: b })]);
      expect(ended).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
      expect(ended.map(({ report }) => report?.codes)).toEqual([[], []]);
      const tree = await readTree(outDir);
      const winner = tree.get(lockFileName) === lockOf(treeOf(a)) ? a : b;
      winners.add(winner.tag);
      expect(tree).toEqual(fullTree(winner));
    }
    expect([...winners].sort()).toEqual(["a", "b"]);
  });

  test("and a run whose lock is left by a dead one takes it over", async () => {
    const outDir = await folderWith(made("a", 4));
    for (let round = 0; round < 3; round++) {
      await run({ outDir, made: made("b", 4), dieAt: 40 });
      const both = [made("a", 4), made("b", 4)].map((one) => run({ outDir, made: one }));
      expect(await Promise.all(both)).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
      const tree = await readTree(outDir);
      const results = ["a", "b"].map((tag) => fullTree(made(tag, 4)));
      expect(results.filter((one) => sameTree(one, tree))).toHaveLength(1);
    }
  });
});

function made(tag: string, count: number): Made {
  return { tag, count, size: 300 };
}

/** Returns everything that a folder holds after an undisturbed run. */
function fullTree(one: Made): Tree {
  const files: readonly GeneratedFile[] = treeOf(one);
  const pairs: [string, string][] = [
    ...foreign,
    [lockFileName, lockOf(files)],
    ...files.map(({ path, text }): [string, string] => [path, text]),
  ];
  return new Map(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function folderWith(one: Made): Promise<string> {
  const outDir = join(await temporaryFolder(), "out");
  await restore(outDir, one);
  return outDir;
}

async function restore(outDir: string, one: Made): Promise<void> {
  await emptyOf(outDir);
  expect(await apply(outDir, treeOf(one))).toEqual([]);
}

async function emptyOf(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await writeForeign(outDir);
}

async function writeForeign(outDir: string): Promise<void> {
  for (const [path, text] of foreign) {
    await mkdir(dirname(join(outDir, path)), { recursive: true });
    await writeFile(join(outDir, path), text);
  }
}

/** Checks the state that a killed run left, lets the next run repair it, and tells how far the killed run had come. */
async function judge(
  outDir: string,
  old: Made,
  next: Made,
): Promise<"old" | "interrupted" | "new"> {
  const [before, after] = [fullTree(old), fullTree(next)];
  const found = await readTree(outDir);
  for (const [path, text] of found) {
    if (path.startsWith(".modelmark/")) continue;
    expect([before.get(path), after.get(path)], `${path} is torn`).toContain(text);
  }
  for (const path of foreign.keys()) expect(found.has(path), `${path} is lost`).toBe(true);
  const interrupted = await wasInterrupted(outDir);
  const plain = new Map([...found].filter(([path]) => !path.startsWith(".modelmark/")));
  // Without a journal, nothing may be half done, because nobody would notice.
  const isHalfDone = !sameTree(plain, before) && !sameTree(plain, after);
  expect({ isHalfDone, interrupted }).not.toEqual({ isHalfDone: true, interrupted: false });
  const codes = (await apply(outDir, treeOf(next))).map(({ code }) => code);
  expect(codes).toEqual(interrupted ? ["MM7015"] : []);
  expect(await readTree(outDir)).toEqual(after);
  if (interrupted) return "interrupted";
  return plain.get(lockFileName) === after.get(lockFileName) ? "new" : "old";
}
