import { showInvisible } from "../diagnostics/visible-text.ts";
import type { Drift } from "../output/drift.ts";
import type { Paint } from "./paint.ts";

/** How much of the differences is shown: enough to see what happened, little enough to read. */
const shown = { patches: 5, lines: 20 };

const words: Readonly<Record<Drift["state"], string>> = {
  missing: "missing",
  stale: "stale",
  orphaned: "no longer produced",
  edited: "edited by hand",
};

/**
 * The drift of one project: every file with its state, the first differences, and as last line the command that
 * repairs it.
 */
export function prettyDrift(drift: readonly Drift[], out: string, paint: Paint): string {
  const files = drift.map(
    ({ path, state }) =>
      `  ${paint.yellow(words[state].padEnd(18))} ${showInvisible(`${out}/${path}`)}\n`,
  );
  const patches = drift.flatMap(({ patch }) => (patch === null ? [] : [patch]));
  const hidden = patches.length - shown.patches;
  return [
    ...files,
    ...patches.slice(0, shown.patches).map((patch) => `\n${prettyPatch(patch, paint)}`),
    ...(hidden > 0 ? [paint.dim(`\n… and ${hidden} more files with differences\n`)] : []),
  ].join("");
}

function prettyPatch(patch: string, paint: Paint): string {
  // Its first two lines only repeat the name.
  const lines = patch.trimEnd().split("\n").slice(2);
  const body = lines.slice(0, shown.lines).map((line) => `${paintLine(line, paint)}\n`);
  const hidden = lines.length - shown.lines;
  return body.join("") + (hidden > 0 ? paint.dim(`… and ${hidden} more lines\n`) : "");
}

function paintLine(line: string, paint: Paint): string {
  const text = showInvisible(line);
  if (line.startsWith("+")) return paint.green(text);
  if (line.startsWith("-")) return paint.red(text);
  return line.startsWith("@@") ? paint.cyan(text) : text;
}
