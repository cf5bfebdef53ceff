import type { Reported } from "../report/findings.ts";
import { githubReport } from "../report/github.ts";
import { fromTop } from "./from-top.ts";
import type { Io } from "../run/io.ts";
import type { CommonOptions } from "./options.ts";

/**
 * In a GitHub Actions job, prints annotations in addition to the report for people, unless the user chose a reporter.
 * Notes are left out because GitHub shows only a few annotations of each kind.
 */
export function annotate(findings: readonly Reported[], options: CommonOptions, io: Io): void {
  const isJob = process.env["GITHUB_ACTIONS"] === "true";
  if (!isJob || options.isReporterChosen === true || options.reporter !== "pretty") return;
  const shown = findings.filter(
    ({ severity }) => severity === "error" || (severity === "warning" && options.quiet !== true),
  );
  io.stdout.write(githubReport(fromTop(shown, io.cwd)));
}
