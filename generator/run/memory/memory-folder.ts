import { isCI } from "ci-info";
import { privateFolder } from "./private-folder.ts";

/**
 * Returns the folder in which this machine keeps what it remembers between runs. Returns `null` in CI, where such a
 * folder may come from the run of a stranger's branch, and on machines without a folder that is private to the user.
 *
 * @param used the folders that the run works in, absolute
 */
export function memoryFolder(used: readonly string[]): string | null {
  return isCI ? null : privateFolder(used);
}
