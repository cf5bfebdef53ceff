import { closest } from "fastest-levenshtein";
import { catalog } from "../diagnostics/catalog.ts";
import { ruleCodes, ruleIds } from "../diagnostics/rule-codes.ts";
import type { ExitCode, Io } from "./io.ts";

/** `modelmark explain CODE`: what a diagnostic or a breaking-change rule means; without a code, the list of all. */
export function explainCommand(code: string | undefined, io: Io): ExitCode {
  const { write, paint } = io.stdout;
  const entries = Object.entries(catalog);
  if (code === undefined) {
    for (const [one, { severity, title }] of entries) {
      const rule = ruleOf(one);
      const id = rule === null ? "" : paint.dim(`  ${rule}`);
      write(`${paint.bold(one)}  ${severity.padEnd(8)} ${title}${id}\n`);
    }
    return 0;
  }
  const found = entries.find(
    ([one]) => one === code.toUpperCase() || ruleOf(one) === code.toLowerCase(),
  );
  if (found === undefined) {
    const near = nearest(code);
    io.stderr.write(`error: unknown code '${code}' (did you mean ${near}?)\n`);
    return 2;
  }
  const [name, { severity, title, explanation, example }] = found;
  const indented = example.replaceAll(/^/gm, "    ");
  const rule = ruleOf(name);
  const heading = rule === null ? name : `${name} ${rule}`;
  write(`${paint.bold(heading)} (${severity}): ${title}\n\n${explanation}\n\n${indented}\n`);
  return 0;
}

function ruleOf(code: string): string | null {
  return ruleIds.find((id) => ruleCodes[id] === code) ?? null;
}

function nearest(code: string): string {
  const isCode = /^mm\d/i.test(code);
  return isCode
    ? closest(code.toUpperCase(), Object.keys(catalog))
    : closest(code.toLowerCase(), [...ruleIds]);
}
