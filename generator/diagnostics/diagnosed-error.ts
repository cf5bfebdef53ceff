import type { Diagnostic } from "./diagnostic.ts";

/** An error that ends a command, with diagnostics that say why. */
export class DiagnosedError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join("\n"));
    this.diagnostics = diagnostics;
  }
}
