import { hasErrors, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { showInLine, terminal, type TerminalText } from "../diagnostics/terminal-text.ts";
import { dumpDiagnostic } from "../model/dump.ts";
import type { Drift } from "../output/drift.ts";
import { reportedDiagnostic } from "../report/findings.ts";
import { noDrift } from "../report/no-drift.ts";
import { exitCodeFor, printCount, printDiagnostics, withinLimit } from "./finish.ts";
import type { ExitCode, Io } from "../run/io.ts";
import type { CommandResult } from "./command-result.ts";
import type { CommonOptions } from "./options.ts";
import { driftFindings, driftOfRun } from "../run/run-drift.ts";
import { runProjects } from "../run/run-projects.ts";
import { lookForInterrupted } from "../run/settle.ts";

/** The changes that a run would make to the files of one project. */
interface Intent {
  readonly name: string;
  readonly out: string;
  readonly drift: readonly Drift[];
  /** The number of files after the run. */
  readonly files: number;
}

/** `modelmark generate --dry-run`: reports what would be written, and exits with the same status as `check`. */
export async function dryRun(options: CommonOptions, io: Io): Promise<CommandResult> {
  const { runs, diagnostics: reported } = await runProjects(options, io, lookForInterrupted(io));
  const diagnostics = withinLimit(reported, options);
  const intents = await Promise.all(
    runs.map(async (run): Promise<Intent> => {
      const files = run.result.files.length + run.result.standing.length;
      return { name: run.project.name, out: run.shown.out, drift: await driftOfRun(run), files };
    }),
  );
  const wouldWrite = intents.some(({ drift }) => drift.length > 0);
  const exitCode = exitCodeFor(diagnostics, wouldWrite ? 1 : 0);
  return {
    ...{ command: "generate", exitCode },
    findings: [...diagnostics, ...intents.flatMap(driftFindings)].map(reportedDiagnostic),
    document: () => document(intents, diagnostics, exitCode),
    tell: () => {
      printDiagnostics(diagnostics, options, io);
      printCount(diagnostics, options, io);
      printIntents(intents, exitCode, options, io);
      if (hasErrors(diagnostics)) io.stderr.write(terminal`Nothing would be written.\n`);
    },
  };
}

const actions = {
  missing: "create",
  stale: "update",
  orphaned: "remove",
  edited: "update",
  reformatted: "update",
} as const satisfies Readonly<Record<Drift["state"], string>>;

function noteOn(state: Drift["state"]): TerminalText {
  if (state === "edited") return terminal` (it was edited by hand)`;
  return state === "reformatted" ? terminal` (it was only reformatted)` : terminal``;
}

function printIntents(
  intents: readonly Intent[],
  exitCode: ExitCode,
  { quiet }: CommonOptions,
  io: Io,
): void {
  const { write, paint } = io.stdout;
  if (exitCode === 0 && quiet !== true) {
    write(noDrift(intents.reduce((sum, { files }) => sum + files, 0)));
  }
  if (exitCode !== 1) return;
  for (const { out, drift } of intents) {
    for (const { path, state } of drift) {
      const file = showInLine(`${out}/${path}`);
      write(terminal`${paint.yellow(actions[state])}  ${file}${noteOn(state)}\n`);
    }
  }
  write(terminal`Nothing was written: this was a dry run.\n`);
}

function document(
  intents: readonly Intent[],
  diagnostics: readonly Diagnostic[],
  exitCode: ExitCode,
): object {
  return {
    version: 1,
    command: "generate",
    dryRun: true,
    ok: exitCode === 0,
    exitCode,
    projects: intents.map(({ name, out, drift }) => ({
      name,
      out,
      files: drift.map(({ path, state }) => ({ path, action: actions[state] })),
    })),
    diagnostics: diagnostics.map(dumpDiagnostic),
  };
}
