import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diagnostic, type Outcome } from "../../generator/diagnostics/diagnostic.ts";
import { untilDone } from "../../generator/output/hold-signals.ts";
import type { OutputPlan } from "../../generator/output/prepare.ts";
import { enterOutput } from "../../generator/output/run-lock.ts";
import { writeOutputs, type OutputRun } from "../../generator/output/write-outputs.ts";
import { readTree } from "../support/tree.ts";
import { planMade, treeOf } from "./made-tree.ts";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-outputs-")));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const files = treeOf({ tag: "a", count: 2, size: 50 });
const other = treeOf({ tag: "b", count: 2, size: 50 });
const warning = diagnostic("MM7014", { folder: "out", reason: "it is old" });
const error = diagnostic("MM7012", { folder: "out", holder: "process 1" });

/** A run for a folder, by whose name messages tell it. */
function runIn(name: string, made = files, replan?: () => Outcome<OutputPlan>): OutputRun {
  const plan = (): OutputPlan => ({ ...planMade(join(root, name), made), name });
  const again = replan ?? ((): Outcome<OutputPlan> => ({ value: plan(), diagnostics: [] }));
  return { ...plan(), replan: () => Promise.resolve(again()) };
}

const entered: string[] = [];
const patienceFor = (name: string) => {
  entered.push(name);
  return { milliseconds: 0, onWait: () => undefined };
};
const write = async (runs: readonly OutputRun[]) => {
  entered.length = 0;
  return writeOutputs(runs, patienceFor);
};

test("everything is written, in the order of the folders, and told in the order of the runs", async () => {
  const runs = ["b", "a", "c"].map((name) => runIn(name));
  const { value, diagnostics } = await write(runs);
  expect(diagnostics).toEqual([]);
  expect(value).toEqual(runs);
  expect(entered).toEqual(["a", "b", "c"]);
  for (const name of ["a", "b", "c"]) {
    const tree = await readTree(join(root, name));
    expect([...tree.keys()]).toEqual(
      [...files.map(({ path }) => path), "modelmark.lock.json"].sort(),
    );
  }
});

test("no folder is made or entered where nothing changes", async () => {
  await write([runIn("a")]);
  const again = [runIn("a"), { ...runIn("b"), changes: [], lockText: null }];
  const { value, diagnostics } = await write(again);
  expect([value, diagnostics, entered]).toEqual([again, [], []]);
  expect(readdirSync(root)).toEqual(["a"]);
});

test("where another run has written in between, the plan is made again", async () => {
  const stale = runIn("a");
  await write([runIn("a", other)]);
  const { value, diagnostics } = await write([stale]);
  expect(diagnostics).toEqual([]);
  expect(value[0]).not.toBe(stale);
  const tree = await readTree(join(root, "a"));
  expect(files.map(({ path }) => tree.get(path))).toEqual(files.map(({ text }) => text));
});

test("where a run was interrupted, the plan is made again", async () => {
  await write([runIn("a")]);
  const next = runIn("a", other);
  mkdirSync(join(root, "a/.modelmark"));
  writeFileSync(join(root, "a/.modelmark/journal.json"), "no journal");
  const { value, diagnostics } = await write([next]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["MM7014"]);
  expect(value[0]).not.toBe(next);
  expect(existsSync(join(root, "a/.modelmark"))).toBe(false);
});

test("of a plan that is made again, errors are told and nothing is written", async () => {
  const stale = (diagnostics: Outcome<OutputPlan>["diagnostics"]): OutputRun => {
    const run = runIn("a");
    return {
      ...run,
      lockBefore: "another",
      replan: () => Promise.resolve({ value: run, diagnostics }),
    };
  };
  const refused = await write([stale([warning, error]), runIn("b")]);
  expect(refused.diagnostics).toEqual([error]);
  expect(readdirSync(root)).toEqual([]);
  const warned = await write([stale([warning])]);
  expect(warned.diagnostics).toEqual([]);
  expect(readdirSync(root)).toEqual(["a"]);
});

test("where a folder cannot be entered, nothing is written anywhere", async () => {
  const holder = await enterOutput(join(root, "b"), "b", {
    milliseconds: 0,
    onWait: () => undefined,
  });
  const runs = ["a", "b", "c"].map((name) => runIn(name));
  const { value, diagnostics } = await write(runs);
  expect(diagnostics.map(({ code }) => code)).toEqual(["MM7012"]);
  expect(value).toEqual(runs);
  expect(entered).toEqual(["a", "b"]);
  await holder.value?.leave();
  expect(readdirSync(root)).toEqual([]);
});

test("after a signal, nothing is written", async () => {
  const listen = (): void => undefined;
  process.on("SIGTERM", listen);
  await untilDone(async () => {
    process.emit("SIGTERM", "SIGTERM");
    await write([runIn("a")]);
  });
  process.off("SIGTERM", listen);
  expect(readdirSync(root)).toEqual([]);
});

test("where one output cannot be written, none is", async () => {
  await write([runIn("a"), runIn("b")]);
  const before = await readTree(root);
  const runs = [runIn("a", other), runIn("b", other)];
  writeFileSync(join(root, "b/models/shared/m1.ts"), "an edit");
  const edited = await readTree(root);
  const { diagnostics } = await write(runs);
  expect(diagnostics.map(({ code, message }) => [code, message.includes("`b/")])).toEqual([
    ["MM7013", true],
  ]);
  expect(await readTree(root)).toEqual(edited);
  expect(edited).not.toEqual(before);
});
