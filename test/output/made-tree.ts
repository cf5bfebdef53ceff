import type { Diagnostic, Outcome } from "../../generator/diagnostics/diagnostic.ts";
import type { GeneratedFile } from "../../generator/emit/emitter.ts";
import { typescriptHeader } from "../../generator/emit/header.ts";
import { contentHash } from "../../generator/tree/content-hash.ts";
import { parseLock, printLock } from "../../generator/output/lock.ts";
import { ownedBy } from "../../generator/output/owned.ts";
import { planOutput } from "../../generator/output/plan.ts";
import type { OutputPlan } from "../../generator/output/prepare.ts";
import { enterOutput, hasWorkFolder } from "../../generator/output/run-lock.ts";
import { readLockText, takeSnapshot } from "../../generator/output/snapshot.ts";
import { writeOutputs } from "../../generator/output/write-outputs.ts";

/** A made-up output: every second file differs between tags, and each tag has files of its own. */
export interface Made {
  readonly tag: string;
  readonly count: number;
  /** The approximate number of characters in a file. */
  readonly size: number;
}

/** The files of a made-up output. */
export function treeOf({ tag, count, size }: Made): readonly GeneratedFile[] {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return numbers
    .map((number): GeneratedFile => {
      const isOwn = number % 4 === 3;
      const says = number % 2 === 0 ? "all" : tag;
      const path = isOwn ? `models/${tag}/m${number}.ts` : `models/shared/m${number}.ts`;
      const line = `export type M${number} = "${says}";\n`;
      const body = line.repeat(Math.ceil(size / line.length));
      return { path, text: `${typescriptHeader(null)}\n${body}// end\n` };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The lock of a made-up output. */
export function lockOf(files: readonly GeneratedFile[]): string {
  const outputs = Object.fromEntries(files.map(({ path, text }) => [path, contentHash(text)]));
  return printLock({
    generator: "made",
    ...{ inputs: {}, config: {}, outputs, ranks: {} },
  });
}

/** Plans an output as `generate` does. */
export function planMade(outDir: string, files: readonly GeneratedFile[]): OutputPlan {
  const lockBefore = readLockText(outDir);
  const owned = ownedBy(parseLock(lockBefore).value, { written: null, isUnchanged: true });
  const paths = [...files.map(({ path }) => path), ...owned.paths];
  const changes = planOutput(files, takeSnapshot(outDir, paths), owned);
  const lockText = lockOf(files);
  return {
    outDir,
    name: "out",
    changes,
    lockText: lockText === lockBefore ? null : lockText,
    lockBefore,
  };
}

const patience = { milliseconds: 30_000, onWait: () => undefined };

/** Plans outputs and writes all of them or none, as `generate` does for projects; `meanwhile` is called in between. */
export async function applyAll(
  wanted: readonly { readonly outDir: string; readonly files: readonly GeneratedFile[] }[],
  meanwhile: () => void,
): Promise<readonly Diagnostic[]> {
  const runs = wanted.map(({ outDir, files }) => {
    const replan = (): Promise<Outcome<OutputPlan>> =>
      Promise.resolve({ value: planMade(outDir, files), diagnostics: [] });
    return { ...planMade(outDir, files), replan };
  });
  meanwhile();
  return (await writeOutputs(runs, () => patience)).diagnostics;
}

/** Ends an interrupted run, then plans and writes, as `generate` does; `meanwhile` is called after planning. */
export async function apply(
  outDir: string,
  files: readonly GeneratedFile[],
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  if (await hasWorkFolder(outDir)) {
    const entered = await enterOutput(outDir, "out", patience);
    await entered.value?.leave();
    diagnostics.push(...entered.diagnostics);
  }
  const plan = planMade(outDir, files);
  await meanwhile();
  const replan = (): Promise<Outcome<OutputPlan>> =>
    Promise.resolve({ value: planMade(outDir, files), diagnostics: [] });
  const written = await writeOutputs([{ ...plan, replan }], () => patience);
  return [...diagnostics, ...written.diagnostics];
}
