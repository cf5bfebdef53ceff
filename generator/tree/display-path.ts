import { relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** Returns a path as a person at `cwd` would type it, with forward slashes. */
export function displayPath(path: string, cwd: string): string {
  const shown = relative(cwd, path);
  return shown === "" ? "." : shown.split(sep).join("/");
}

/**
 * Makes the file names in diagnostics relative to `cwd`, so that a terminal can open them.
 *
 * @param folder the folder to which the file names are relative now
 */
export function showPaths(
  diagnostics: readonly Diagnostic[],
  folder: string,
  cwd: string,
): Diagnostic[] {
  return diagnostics.map((one) => {
    if (one.span === undefined) return one;
    const file = displayPath(resolve(folder, one.span.file), cwd);
    return { ...one, span: { ...one.span, file } };
  });
}
