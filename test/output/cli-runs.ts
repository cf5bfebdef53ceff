import { spawn, type ChildProcess } from "node:child_process";
import { watch } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { wasInterrupted } from "../../generator/output/run-lock.ts";
import { objectPage } from "../support/object-page.ts";
import type { Random } from "../support/random.ts";
import { cliProgram } from "../support/bundled-cli.ts";
import { readTree, sameTree, writeTree, type Tree } from "../support/tree.ts";
import { inTwoLanes } from "./workers.ts";

// Runs the real program, and kills it or starts it several times at once.

/** When a run is killed: the milliseconds after its start, or after it began to write. */
export interface Death {
  readonly from: "start" | "write";
  readonly after: number;
}

/** How a run of the program ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly milliseconds: number;
  readonly text: string;
}

/** Runs `generate` for one of the two specs of a folder. */
export function generate(folder: string, spec: "old" | "new", death?: Death): Promise<Ended> {
  const began = performance.now();
  const args = [
    cliProgram,
    "generate",
    "--spec",
    spec,
    "--emit",
    "interfaces",
    "--wire",
    "verbatim",
  ];
  const child = spawn(process.execPath, args, { cwd: folder });
  const stopWatching = death === undefined ? () => undefined : arrange(child, folder, death);
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) => {
    child.on("close", (exitCode) => {
      stopWatching();
      resolve({ exitCode, milliseconds: performance.now() - began, text });
    });
  });
}

function arrange(child: ChildProcess, folder: string, { from, after }: Death): () => void {
  const kill = (): unknown => setTimeout(() => child.kill("SIGKILL"), after);
  if (from === "start") {
    kill();
    return () => undefined;
  }
  const watcher = watch(join(folder, "generated"), (_event, name) => {
    if (name === ".modelmark") kill();
  });
  return () => {
    watcher.close();
  };
}

/** Writes two versions of a spec: some pages change, some stay, some are added and some are removed. */
export async function writeTwoSpecs(folder: string): Promise<void> {
  for (const spec of ["old", "new"] as const) {
    for (let number = 0; number < 40; number++) {
      if (number % 4 === (spec === "old" ? 1 : 2)) continue;
      const type = number % 2 === 0 ? "*::String*" : `*::${spec === "old" ? "Integer" : "String"}*`;
      const file = join(folder, spec, `models/shared/m${number}.md`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, objectPage(`M${number}`, ["value", type, true]));
    }
  }
}

/** Returns the outputs of full runs for both specs, each made in a fresh folder that also has a foreign file. */
export async function fullTrees(folder: string): Promise<{ old: Tree; new: Tree; time: number }> {
  const trees = { old: new Map<string, string>(), new: new Map<string, string>() };
  let time = 0;
  for (const spec of ["old", "new"] as const) {
    await rm(join(folder, "generated"), { recursive: true, force: true });
    await mkdir(join(folder, "generated"));
    await writeFile(join(folder, "generated/notes.md"), "Keep me.\n");
    time = (await generate(folder, spec)).milliseconds;
    trees[spec] = new Map(await readTree(join(folder, "generated")));
  }
  return { ...trees, time };
}

/** Returns the faults of a folder after a killed run, and how far that run had come. */
async function judge(
  out: string,
  trees: { readonly old: Tree; readonly new: Tree },
): Promise<{ faults: readonly string[]; state: "old" | "interrupted" | "new" }> {
  const found = [...(await readTree(out))].filter(([path]) => !path.startsWith(".modelmark/"));
  const faults = found
    .filter(([path, text]) => text !== trees.old.get(path) && text !== trees.new.get(path))
    .map(([path]) => `${path} is torn`);
  if (!found.some(([path]) => path === "notes.md")) faults.push("notes.md is lost");
  if (await wasInterrupted(out)) return { faults, state: "interrupted" };
  const plain = new Map(found);
  if (sameTree(plain, trees.new)) return { faults, state: "new" };
  if (!sameTree(plain, trees.old)) faults.push("half done without a journal");
  return { faults, state: "old" };
}

/** Counts in which state the kills left the folder. */
export interface Tally {
  old: number;
  interrupted: number;
  new: number;
  readonly faults: string[];
}

/** Kills `generate` at random moments, in most cases while it writes. An undisturbed run follows each kill. */
export async function killRealRuns(folder: string, count: number, random: Random): Promise<Tally> {
  const tally: Tally = { old: 0, interrupted: 0, new: 0, faults: [] };
  await writeTwoSpecs(folder);
  const trees = await fullTrees(folder);
  for (const lane of ["left", "right"]) {
    await mkdir(join(folder, lane));
    for (const spec of ["old", "new"]) {
      await cp(join(folder, spec), join(folder, lane, spec), { recursive: true });
    }
  }
  await inTwoLanes(count, async (lane, index) => {
    const project = join(folder, lane);
    await writeTree(join(project, "generated"), trees.old);
    const fraction = random.fraction();
    const death: Death =
      index % 4 === 0
        ? { from: "start", after: fraction * trees.time }
        : { from: "write", after: fraction * 30 };
    await generate(project, "new", death);
    const { faults, state } = await judge(join(project, "generated"), trees);
    tally[state]++;
    const { exitCode, text } = await generate(project, "new");
    const isRight = sameTree(await readTree(join(project, "generated")), trees.new);
    tally.faults.push(...faults);
    if (exitCode !== 0 || !isRight) tally.faults.push(`the next run is not clean: ${text}`);
  });
  return tally;
}
