import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { OutputPlan } from "../../generator/output/prepare.ts";
import { applyPlans } from "../../generator/output/write.ts";
import { readTree } from "../support/tree.ts";
import { planMade, treeOf } from "./made-tree.ts";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-plans-")));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const files = treeOf({ tag: "a", count: 2, size: 50 });

/** A plan for a folder that has been entered. */
function planIn(name: string): OutputPlan {
  const outDir = join(root, name);
  mkdirSync(join(outDir, ".modelmark"), { recursive: true });
  return { ...planMade(outDir, files), name };
}

test("all plans are followed, and the work folders are empty afterwards", async () => {
  expect(await applyPlans(["a", "b"].map(planIn))).toEqual([]);
  const tree = await readTree(root);
  const paths = [...files.map(({ path }) => path), "modelmark.lock.json"];
  expect([...tree.keys()].sort()).toEqual(
    ["a", "b"].flatMap((name) => paths.map((path) => `${name}/${path}`)).sort(),
  );
  expect(await applyPlans([])).toEqual([]);
});

/** Applies two plans, of which the second cannot write its journal, and returns the findings. */
async function refused(arrange: () => void): Promise<readonly string[]> {
  const plans = ["a", "b"].map(planIn);
  mkdirSync(join(root, "b/.modelmark/journal.json/mine"), { recursive: true });
  arrange();
  const found = await applyPlans(plans);
  return found.map(({ code, message }) => `${code} ${/`\w+`/.exec(message)?.[0] ?? ""}`);
}

test("if one plan fails, what the others began is taken back", async () => {
  expect(await refused(() => undefined)).toEqual(["MM7004 `b`"]);
  expect([...(await readTree(root)).keys()]).toEqual([]);
});

test("it is told if something cannot be taken back", async () => {
  const arrange = (): void =>
    void mkdirSync(join(root, "a/.modelmark/rollback.json/mine"), { recursive: true });
  expect(await refused(arrange)).toEqual(["MM7004 `b`", "MM7004 `a`", "MM7011 `a`"]);
});
