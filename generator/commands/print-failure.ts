import { showOnTerminal, terminal } from "../diagnostics/terminal-text.ts";
import { failureDocument } from "../report/failure-document.ts";
import { reportedDiagnostic } from "../report/findings.ts";
import { jsonText } from "../report/json-text.ts";
import { markdownFailure } from "../report/markdown-diff.ts";
import { assertNever } from "../model/type.ts";
import type { ExitCode, Io } from "../run/io.ts";
import { annotate } from "./annotate.ts";
import { askedDocument } from "./asked-document.ts";
import { failureOf } from "./failure.ts";
import { printDiagnostics } from "./finish.ts";
import { printReport } from "./print-report.ts";

/** What is known about a command that failed. */
export interface Failed {
  readonly error: unknown;
  readonly argv: readonly string[];
  /** The name of the command, or `null` if the command line names none that exists. */
  readonly command: string | null;
  /** Whether the command has already printed something to stdout, so that no document can follow. */
  readonly hasPrinted: boolean;
}

/**
 * Prints why a command failed: always to stderr for people, and to stdout in the form that was asked for, so that a
 * program that reads a document gets one.
 *
 * @returns the exit status of a failure
 */
export async function printFailure(
  { error, argv, command, hasPrinted }: Failed,
  io: Io,
): Promise<ExitCode> {
  const diagnostics = failureOf(error);
  const { reporter, place } = askedDocument(argv);
  const options = { reporter };
  printDiagnostics(diagnostics, options, io);
  const isBug = diagnostics.some(({ code }) => code === "MM6022");
  if (isBug && argv.includes("--verbose") && error instanceof Error) {
    io.stderr.write(terminal`${showOnTerminal(error.stack ?? "")}\n`);
  }
  if (hasPrinted) return 2;
  const findings = diagnostics.map(reportedDiagnostic);
  switch (reporter) {
    case "pretty":
      annotate(findings, options, io);
      return 2;
    case "json":
      io.stdout.write(jsonText(failureDocument(command, diagnostics)));
      return 2;
    case "markdown":
      if (command === "diff") io.stdout.write(markdownFailure(diagnostics));
      return 2;
    case "github":
    case "gitlab":
    case "junit":
    case "sarif":
      await printReport(reporter, findings, { command: command ?? "", place }, io);
      return 2;
    default:
      return assertNever(reporter);
  }
}
