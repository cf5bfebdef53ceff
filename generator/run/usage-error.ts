import { DiagnosedError } from "../diagnostics/diagnosed-error.ts";

/**
 * An error for a command that cannot begin its work, such as one that asks for something that does not exist.
 * {@link loadForRun} returns such diagnostics instead, so that they are reported together with those of the config.
 */
export class UsageError extends DiagnosedError {}
