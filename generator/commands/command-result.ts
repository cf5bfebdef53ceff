import { assertNever } from "../model/type.ts";
import type { Reported } from "../report/findings.ts";
import type { ExitCode, Io } from "../run/io.ts";
import type { CommonOptions } from "./options.ts";

/**
 * The result of a command that takes `--reporter`, in every form in which it can be printed. A command returns it and
 * does not print it, so no result and no failure is without a document for programs.
 */
export interface CommandResult {
  readonly command: "generate" | "check" | "diff" | "inspect" | "docs";
  readonly exitCode: ExitCode;
  /** The findings, for the reporters whose format other tools define. */
  readonly findings: readonly Reported[];
  /** Returns the document that `--reporter json` prints. */
  readonly document: () => object | Promise<object>;
  /** Prints the result for people, and as the markdown of `diff`. */
  readonly tell: () => void | Promise<void>;
}

/** Prints a result in the form that the options ask for. Returns its exit status. */
export async function printResult(
  { command, exitCode, findings, document, tell }: CommandResult,
  options: CommonOptions & { readonly json?: true },
  io: Io,
): Promise<ExitCode> {
  const reporter = options.json === true ? "json" : options.reporter;
  switch (reporter) {
    case "pretty":
    case "markdown":
      await tell();
      return exitCode;
    case "json": {
      const { jsonText } = await import("../report/json-text.ts");
      io.stdout.write(jsonText(await document()));
      return exitCode;
    }
    case "github":
    case "gitlab":
    case "junit":
    case "sarif": {
      const { printReport } = await import("./print-report.ts");
      await printReport(reporter, findings, { command, place: options }, io);
      return exitCode;
    }
    default:
      return assertNever(reporter);
  }
}
