import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { messageOf } from "../diagnostics/message-of.ts";

/** Says why a write was given up. It never leaves this folder; only its diagnostic does. */
export class WriteFailure extends Error {
  readonly diagnostic: Diagnostic;

  constructor(finding: Diagnostic) {
    super(finding.message);
    this.diagnostic = finding;
  }
}

/** Returns the diagnostic for an error that was thrown while `path` was being written. */
export function writeFailureOf(error: unknown, path: string): Diagnostic {
  if (error instanceof WriteFailure) return error.diagnostic;
  return diagnostic("MM7004", { path, reason: reasonOf(error) });
}

/** Returns the code of an operating system error, or `""`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function reasonOf(error: unknown): string {
  switch (errorCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return "no space is left";
    case "EFBIG":
      return "it would be larger than a file may be";
    case "EROFS":
      return "the disk is read-only";
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "ENOTDIR":
    case "EEXIST":
      return "something else stands in its place";
    case "ELOOP":
      return "a link on the way leads to itself";
    case "ENAMETOOLONG":
      return "its name is too long for the disk";
    default:
      return messageOf(error);
  }
}
