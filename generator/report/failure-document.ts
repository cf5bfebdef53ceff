import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { dumpDiagnostic, dumpModel } from "../model/dump.ts";

/** The lists that the documents of the commands have. After a failure they are empty. */
const lists: ReadonlyMap<string | null, object> = new Map([
  ["generate", { projects: [] }],
  ["check", { projects: [] }],
  ["diff", { findings: [] }],
]);

/**
 * Returns the JSON document of a command that failed before it had a result. It has the shape of the command's other
 * documents.
 *
 * @param command the name of the command, or `null` if the command line names none that exists
 */
export function failureDocument(
  command: string | null,
  diagnostics: readonly Diagnostic[],
): object {
  if (command === "inspect") return dumpModel({ models: [] }, diagnostics);
  return {
    ...{ version: 1, command, ok: false, exitCode: 2 },
    ...lists.get(command),
    diagnostics: diagnostics.map(dumpDiagnostic),
  };
}
