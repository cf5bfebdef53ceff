import { showInLine, terminal } from "../diagnostics/terminal-text.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { dumpDiagnostic } from "../model/dump.ts";
import { countFindings } from "../report/pretty-diagnostics.ts";
import { countChanges } from "../report/summary.ts";
import { printDiagnostics } from "./finish.ts";
import type { Generated } from "./generate.ts";
import type { Io } from "../run/io.ts";
import type { CommonOptions } from "./options.ts";

/** Prints what the runs of `watch` did. */
export interface Teller {
  /**
   * Prints one line for a run that changed or found something, and its findings only if they are new.
   *
   * @param isLook whether the run only looks for changes that were missed; such a run does not repeat known findings
   */
  readonly tell: (generated: Generated, isLook: boolean) => void;
}

/** Creates a teller that has not printed anything yet. */
export function createTeller(options: CommonOptions, io: Io): Teller {
  let told: string | null = null;
  return {
    tell: (generated, isLook) => {
      const { diagnostics, exitCode } = generated;
      const findings = JSON.stringify(diagnostics.map(dumpDiagnostic));
      const isFirst = told === null;
      // Editors often save a file without changing it.
      const isNews = findings !== told || changesAnything(generated);
      if (!isNews && (exitCode === 0 || isLook)) return;
      if (findings !== told || hasErrors(diagnostics)) {
        printDiagnostics(diagnostics, options, io);
      }
      told = findings;
      printLine(generated, isFirst, options, io);
    },
  };
}

function printLine(generated: Generated, isFirst: boolean, options: CommonOptions, io: Io): void {
  const isDone = generated.exitCode === 0;
  const isQuiet = options.quiet === true;
  const time = io.stdout.isTerminal ? `${new Date().toTimeString().slice(0, 8)} ` : "";
  const line = isDone ? doneLine(generated) : failedLine(generated);
  if (!isDone || !isQuiet) io.stdout.write(terminal`${showInLine(`${time}${line}`)}\n`);
  if (isFirst && !isQuiet) io.stdout.write(terminal`Watching for changes; Ctrl-C ends it.\n`);
}

function changesAnything({ run }: Generated): boolean {
  return run.runs.some(({ changes }) => changes.some(({ kind }) => kind !== "keep"));
}

function doneLine({ run }: Generated): string {
  const parts = run.runs.map(({ shown, changes }) => {
    const changed = Object.entries(countChanges(changes)).filter(
      ([what, count]) => what !== "unchanged" && count > 0,
    );
    const words = changed.map(([what, count]) => `${count} ${what}`);
    return `${shown.out}: ${words.length === 0 ? "up to date" : words.join(", ")}`;
  });
  return `${parts.join("; ")} (${run.stopwatch.total()} ms)`;
}

function failedLine({ run, diagnostics }: Generated): string {
  const outs = run.runs.map(({ shown }) => shown.out).join(", ");
  const left = outs === "" ? "the output is" : `${outs} ${run.runs.length === 1 ? "is" : "are"}`;
  return `${left} left as it was: ${countFindings(diagnostics)}`;
}
