import { contentHash } from "../tree/content-hash.ts";
import type { Reported } from "../report/findings.ts";
import { githubReport } from "../report/github.ts";
import { gitlabReport } from "../report/gitlab.ts";
import { junitReport } from "../report/junit.ts";
import { sarifReport } from "../report/sarif.ts";
import { assertNever } from "../model/type.ts";
import { documentPlace, type DocumentPlace } from "./document-place.ts";
import { fromTop } from "./from-top.ts";
import type { Io, Printed } from "../run/io.ts";
import type { DocumentReporter } from "./options.ts";
import { version } from "../run/version.ts";

/** The run that a report is about. */
export interface ReportedRun {
  /** The command, such as `check`. */
  readonly command: string;
  /** Where its project is. */
  readonly place: DocumentPlace;
}

/**
 * Prints findings to stdout in the format of another tool, and prints nothing else. Files are named relative to the
 * top of the repository.
 */
export async function printReport(
  reporter: DocumentReporter,
  findings: readonly Reported[],
  run: ReportedRun,
  io: Io,
): Promise<void> {
  io.stdout.write(await textOf(reporter, fromTop(findings, io.cwd), run, io));
}

async function textOf(
  reporter: DocumentReporter,
  findings: readonly Reported[],
  { command, place }: ReportedRun,
  io: Io,
): Promise<Printed> {
  switch (reporter) {
    case "github":
      return githubReport(findings);
    case "gitlab":
      return gitlabReport(findings, {
        hash: contentHash,
        fallback: documentPlace(place, io),
      });
    case "junit":
      return junitReport(findings, { command });
    case "sarif":
      return sarifReport(findings, { version: await version(), hash: contentHash });
    default:
      return assertNever(reporter);
  }
}
