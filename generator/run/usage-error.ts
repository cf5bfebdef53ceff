import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/**
 * An error for a command that cannot begin its work, such as one that asks for something that does not exist. Its
 * diagnostics say why. {@link loadForRun} returns such diagnostics instead, so that they are reported together with
 * those of the config.
 */
export class UsageError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join("\n"));
    this.diagnostics = diagnostics;
  }
}
