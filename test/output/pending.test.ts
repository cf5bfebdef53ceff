import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { journalName, rollbackName } from "../../generator/output/journal.ts";
import { prepare } from "../../generator/output/prepare.ts";
import { enterOutput } from "../../generator/output/run-lock.ts";
import {
  rollBack,
  rollForward,
  writeJournal,
  type Transaction,
} from "../../generator/output/transaction.ts";
import { listWorkFolder, workFolderOf } from "../../generator/output/work-folder.ts";
import { temporaryFolder } from "../support/cli.ts";
import { apply, planMade, treeOf } from "./made-tree.ts";

// What a run must not delete: a journal that is still needed, and a file that somebody wrote in the middle of the
// run.

const patience = { milliseconds: 0, onWait: () => undefined };
const [old, next] = [
  treeOf({ tag: "a", count: 4, size: 50 }),
  treeOf({ tag: "b", count: 4, size: 50 }),
];

/** Returns an entered folder with the old output, and with all new files prepared beside it. */
async function prepared(): Promise<{
  outDir: string;
  file: string;
  transaction: Transaction;
  leave: () => Promise<void>;
}> {
  const outDir = join(await temporaryFolder(), "out");
  await apply(outDir, old);
  const { value } = await enterOutput(outDir, "out", patience);
  const transaction = await prepare(planMade(outDir, next));
  // The path of a file that both outputs have and that changes.
  const path = transaction.entries.find(
    ({ before, after }) => before !== null && after !== null,
  )?.path;
  const file = join(outDir, path ?? "");
  return { outDir, file, transaction, leave: value?.leave ?? (() => Promise.resolve()) };
}

test.each([journalName, rollbackName])("a run that leaves keeps a pending %s", async (name) => {
  const { outDir, transaction, leave } = await prepared();
  await writeJournal(transaction);
  const work = workFolderOf(outDir);
  const text = await readFile(join(work, journalName), "utf8");
  await writeFile(join(work, name), text);
  const before = await listWorkFolder(outDir);
  await leave();
  const after = await listWorkFolder(outDir);
  expect(after).toContain(name);
  // The files that the journal refers to are there too; only the claim is gone.
  expect(after).toEqual(before?.filter((one) => !one.startsWith("run-")));
});

test("an edit between laying ready and replacing is not overwritten", async () => {
  const { file, transaction } = await prepared();
  await writeJournal(transaction);
  await writeFile(file, "an edit");
  await expect(rollForward(transaction)).rejects.toMatchObject({ diagnostic: { code: "MM7013" } });
  expect(await readFile(file, "utf8")).toBe("an edit");
  await rollBack(transaction);
  expect(await readFile(file, "utf8")).toBe("an edit");
});

test("an edit before everything is taken back is not overwritten", async () => {
  const { file, transaction } = await prepared();
  await writeJournal(transaction);
  await rollForward(transaction);
  await writeFile(file, "an edit");
  await rollBack(transaction);
  expect(await readFile(file, "utf8")).toBe("an edit");
});
