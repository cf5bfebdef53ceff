import { execFileSync } from "node:child_process";
import { cpSync, lstatSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Random } from "../support/random.ts";
import type * as Program from "./program.ts";
import { ProcessMemory } from "../support/process-memory.ts";
import { firstFiles, randomStep, type Scene } from "./random-steps.ts";
import type { CommitMemory } from "../../generator/tree/git/commit-memory.ts";
import { CleanClone, git, mustGit, nextCommit, write } from "./repository.ts";

// Runs random sequences of the things people do to a repository. After each step, `check --staged` must say exactly
// what `check --no-cache` says in a clean clone of the next commit. Where it has not judged, that commit must change
// nothing. The command that it names must repair what it found.
// `SEQUENCES=500 SEED=7 npx vitest run test/staged/model.test.ts` tries more sequences, and other ones.

const sequences = Number(process.env["SEQUENCES"] ?? 4);
const seed = Number(process.env["SEED"] ?? 1);
const steps = Number(process.env["STEPS"] ?? 12);

/** The folder of the program as it is built, which keeps its results; it runs here in the process of the tests. */
const home = join(
  import.meta.dirname,
  "../../node_modules/.cache",
  `modelmark-test-${randomUUID()}`,
);
let program: typeof Program;

beforeAll(async () => {
  await build({
    entryPoints: { program: join(import.meta.dirname, "program.ts") },
    ...{ outdir: join(home, "dist"), bundle: true, splitting: true, packages: "external" },
    ...{ platform: "node", format: "esm", logLevel: "error" },
  });
  cpSync(join(import.meta.dirname, "../../package.json"), join(home, "package.json"));
  program = (await import(pathToFileURL(join(home, "dist/program.js")).href)) as typeof Program;
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

async function run(cwd: string, ...argv: readonly string[]): Promise<string> {
  let stdout = "";
  const { main, createPaint, workTree } = program;
  const paint = createPaint(false);
  await main(argv, {
    cwd,
    tree: workTree,
    stdout: { write: (text) => void (stdout += text), paint, isTerminal: false },
    stderr: { write: () => undefined, paint, isTerminal: false },
    npmScript: null,
  });
  return stdout;
}

/** Returns the result of a check, without the parts that differ from one place to another. */
async function verdict(folder: string, ...flags: readonly string[]): Promise<unknown> {
  const text = await run(folder, "check", "--reporter", "json", ...flags);
  // Only a place that remembers its outputs can tell an edit by hand from a page that has changed.
  const plain = text
    .replaceAll(folder, "")
    .replaceAll(/"state": "edited"/g, '"state": "stale"')
    .replaceAll("MM7104", "MM7102")
    .replaceAll(/"message": "[^"]*(?:was edited by hand|is stale)"/g, '"message": ""');
  const { repair, ...said } = JSON.parse(plain) as Record<string, unknown>;
  return said;
}

/** Refusals that a clean clone has no reason for, because only here the staged content cannot be determined. */
const refusal = /"code": ?"(?:MM7202|MM7203|MM7206)"/;

/** Returns the verdicts of a clean clone about commits, each computed once for each state of the files. */
function cloneVerdicts(clone: CleanClone): (commit: string) => Promise<unknown> {
  const known = new Map<string, unknown>();
  return async (commit) => {
    const tree = mustGit(clone.folder, "rev-parse", `${commit}^{tree}`);
    if (!known.has(tree)) {
      clone.become(commit);
      known.set(tree, await verdict(clone.folder, "--no-cache"));
    }
    return known.get(tree);
  };
}

/**
 * Follows the advice of a check in a copy of the repository, after which nothing may be out of date. Where a repair
 * stages another config, that config may name other pages, so a second repair may be needed. Files that git is told to
 * pass over, and pages that are broken on the disk, need other advice.
 */
async function expectRepair(folder: string, copy: string): Promise<void> {
  const isPassedOver = /^[a-zS] /m.test(mustGit(folder, "ls-files", "-v"));
  // Git adds nothing outside the part of a sparse work tree, unless it is told to.
  const isSparse = git(folder, "config", "core.sparseCheckout").stdout.trim() === "true";
  if (isPassedOver || isSparse || !lstatSync(join(folder, ".git")).isDirectory()) return;
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  const repairs: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const said = JSON.parse(await run(copy, "check", "--reporter", "json", "--staged")) as Said;
    if (said.exitCode !== 1) break;
    expect([...repairs, said.repair]).toHaveLength(new Set([...repairs, said.repair]).size);
    expect(round).toBeLessThan(2);
    repairs.push(said.repair);
    if (!(await run(copy, "generate", "--reporter", "json")).includes('"ok": true')) break;
    const [, ...stage] = said.repair.split(" && ");
    execFileSync("sh", ["-c", stage.join(" && ")], { cwd: copy, stdio: "pipe" });
  }
  rmSync(copy, { recursive: true });
}

/** What a check says, as far as a repair goes by it. */
interface Said {
  readonly exitCode: number;
  readonly repair: string;
}

async function expectRight(
  { folder, random }: Scene,
  memory: CommitMemory,
  cleanVerdict: (commit: string) => Promise<unknown>,
): Promise<string> {
  const next = nextCommit(folder);
  if (program.isIrrelevant(folder, memory)) {
    if (next === null) return "conflict";
    const before = await cleanVerdict(mustGit(folder, "rev-parse", "HEAD"));
    expect(await cleanVerdict(next)).toEqual(before);
    return "not judged";
  }
  const staged = await verdict(folder, "--staged");
  // The memory of the first check must make no difference to the second.
  if (random.chance(0.2)) expect(await verdict(folder, "--staged")).toEqual(staged);
  if (next === null) return "conflict";
  if ((staged as { exitCode: number }).exitCode === 1 && random.chance(0.25)) {
    await expectRepair(folder, join(folder, "../repaired"));
  }
  if (refusal.test(JSON.stringify(staged))) return "refused";
  expect(staged).toEqual(await cleanVerdict(next));
  return "judged";
}

test(`${sequences} sequences from seed ${seed}`, { timeout: sequences * 60_000 }, async () => {
  const counts = new Map<string, number>();
  for (let sequence = 0; sequence < sequences; sequence += 1) {
    const random = new Random(seed * 100_003 + sequence);
    const base = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-model-")));
    const folder = join(base, "work");
    const done: string[] = [];
    if (sequence % 25 === 24) {
      console.log(`sequence ${sequence}: ${JSON.stringify([...counts])}`);
    }
    try {
      for (const [path, text] of firstFiles(random)) write(folder, path, text);
      mustGit(folder, "init", "-q", "-b", "main");
      const scene: Scene = {
        ...{ folder, workTrees: [folder], random },
        generate: async () => {
          await run(scene.folder, "generate");
        },
      };
      await scene.generate();
      mustGit(folder, "add", "-A");
      mustGit(folder, "commit", "-qm", "first");
      const memory = new ProcessMemory();
      const cleanVerdict = cloneVerdicts(new CleanClone(folder, join(base, "clone")));
      for (let step = 0; step < steps; step += 1) {
        done.push(await randomStep(scene));
        const outcome = await expectRight(scene, memory, cleanVerdict);
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      }
    } catch (error) {
      console.log(`seed ${seed}, sequence ${sequence}: ${done.join(", ")}`);
      throw error;
    } finally {
      rmSync(base, { recursive: true, force: true });
    }
  }
  console.log(`seed ${seed}: ${JSON.stringify(Object.fromEntries(counts))}`);
  expect(counts.get("judged") ?? 0).toBeGreaterThan(sequences);
});
