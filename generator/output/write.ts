import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { writeFailureOf } from "./file-errors.ts";
import { prepare, type OutputPlan } from "./prepare.ts";
import { rollBack, rollForward, writeJournal, type Transaction } from "./transaction.ts";
import { emptyWorkFolder } from "./work-folder.ts";

/**
 * Applies plans, all of them or none. The output folders must be entered (`run-lock.ts`). Everything is written
 * aside first; once all of it is there, journals say what goes where, and only then are files replaced, the lock of
 * each folder last. Files that need no change are not touched.
 *
 * @returns what went wrong, if anything did
 */
export async function applyPlans(plans: readonly OutputPlan[]): Promise<readonly Diagnostic[]> {
  const begun: Transaction[] = [];
  let current = "";
  try {
    const prepared: Transaction[] = [];
    for (const plan of plans) {
      current = plan.name;
      prepared.push(await prepare(plan));
    }
    for (const transaction of prepared) {
      current = transaction.name;
      begun.push(transaction);
      await writeJournal(transaction);
    }
    for (const transaction of prepared) {
      current = transaction.name;
      await rollForward(transaction);
    }
  } catch (error) {
    return [writeFailureOf(error, current), ...(await undo(begun))];
  }
  // From the first journal that goes, there is no way back, and none is needed: every file is in place.
  for (const { outDir } of begun) await emptyWorkFolder(outDir).catch(() => undefined);
  return [];
}

async function undo(begun: readonly Transaction[]): Promise<readonly Diagnostic[]> {
  const failures: Diagnostic[] = [];
  for (const transaction of begun.toReversed()) {
    try {
      await rollBack(transaction);
    } catch (error) {
      failures.push(writeFailureOf(error, transaction.name));
      failures.push(diagnostic("MM7011", { folder: transaction.name }));
    }
  }
  return failures;
}
