import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { dumpDiagnostic } from "../model/dump.ts";
import type { Drift } from "../output/drift.ts";
import type { Reason } from "../output/reasons.ts";
import type { ExitCode } from "../run/io.ts";

/** The files of a project that are not as `generate` would write them, and why. */
export interface ProjectDrift {
  readonly name: string;
  /** The output folder, as messages show it. */
  readonly out: string;
  readonly drift: readonly Drift[];
  readonly reasons: readonly Reason[];
}

/**
 * Returns the document that `check --reporter json` prints.
 *
 * @param repair the command that repairs the drift
 */
export function checkDocument(
  projects: readonly ProjectDrift[],
  diagnostics: readonly Diagnostic[],
  exitCode: ExitCode,
  repair: string,
): object {
  return {
    version: 1,
    command: "check",
    ok: exitCode === 0,
    exitCode,
    projects: projects.map(({ name, out, drift, reasons }) => ({
      name,
      out,
      ...(drift.length === 0 ? {} : { reasons }),
      drift: drift.map(({ path, state, finding, patch }) => ({
        path,
        state,
        code: finding.code,
        message: finding.message,
        ...(patch === null ? {} : { patch }),
      })),
    })),
    ...(exitCode === 1 ? { repair } : {}),
    diagnostics: diagnostics.map(dumpDiagnostic),
  };
}
