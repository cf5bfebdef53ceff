import { closest } from "fastest-levenshtein";
import { catalog } from "../diagnostics/catalog.ts";
import type { ExitCode, Io } from "./io.ts";

/** `modelmark explain CODE`: what a diagnostic means; without a code, the list of all. */
export function explainCommand(code: string | undefined, io: Io): ExitCode {
  const { write, paint } = io.stdout;
  const entries = Object.entries(catalog);
  if (code === undefined) {
    for (const [one, { severity, title }] of entries) {
      write(`${paint.bold(one)}  ${severity.padEnd(8)} ${title}\n`);
    }
    return 0;
  }
  const found = entries.find(([one]) => one === code.toUpperCase());
  if (found === undefined) {
    const near = closest(code.toUpperCase(), Object.keys(catalog));
    io.stderr.write(`error: unknown code '${code}' (did you mean ${near}?)\n`);
    return 2;
  }
  const [name, { severity, title, explanation, example }] = found;
  const indented = example.replaceAll(/^/gm, "    ");
  write(`${paint.bold(name)} (${severity}): ${title}\n\n${explanation}\n\n${indented}\n`);
  return 0;
}
