import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { writeFailureOf } from "./file-errors.ts";
import { prepare, type OutputPlan } from "./prepare.ts";
import { rollBack, rollForward, writeJournal, type Transaction } from "./transaction.ts";
import { emptyWorkFolder } from "./work-folder.ts";

/**
 * Applies all plans or none. The output folders must have been entered (`run-lock.ts`). First all new contents are
 * written to the work folders. Then the journals record what goes where. Only then are files replaced, in each folder
 * the lock last. Files that need no change are not touched.
 *
 * @returns The errors, if any.
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
  // When the first journal is removed there is no way back, but every file is in place by then.
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
