import {
  joinTerminal,
  padTerminal,
  showInLine,
  showOnTerminal,
  terminal,
  type TerminalText,
} from "../diagnostics/terminal-text.ts";
import { assertNever } from "../model/type.ts";
import type { Drift } from "../output/drift.ts";
import type { Reason } from "../output/reasons.ts";
import type { Paint } from "./paint.ts";

/** How many diffs are shown, and how many lines of each. It is enough to see what happened. */
const shown = { patches: 5, lines: 20 };

const words = {
  missing: "missing",
  stale: "stale",
  orphaned: "no longer produced",
  edited: "edited by hand",
  reformatted: "only reformatted",
} as const satisfies Readonly<Record<Drift["state"], string>>;

/** Describes the drift of one project: every file with its state, the reasons, and the first diffs. */
export function prettyDrift(
  drift: readonly Drift[],
  { out, reasons, isFull }: DriftOptions,
  paint: Paint,
): TerminalText {
  const limit = isFull ? { patches: Infinity, lines: Infinity } : shown;
  const files = drift.map(
    ({ path, state }) =>
      terminal`  ${paint.yellow(padTerminal(terminal`${words[state]}`, 18))} ${showInLine(`${out}/${path}`)}\n`,
  );
  // Changes that a formatter made are not shown.
  const changed = drift.filter(({ state }) => state !== "reformatted");
  const patches = changed.flatMap(({ patch }) => (patch === null ? [] : [patch]));
  const hidden = patches.length - limit.patches;
  const cut = hidden > 0 || patches.some((patch) => linesOf(patch).length > limit.lines);
  return joinTerminal([
    ...files,
    ...(drift.length === 0 || reasons.length === 0
      ? []
      : [terminal`\n${joinTerminal(reasons.map(reasonText))}`]),
    ...(drift.some(({ state }) => state === "edited") ? [terminal`\n${editedAdvice}`] : []),
    ...(changed.length === drift.length ? [] : [terminal`\n${formatterAdvice}`]),
    ...patches
      .slice(0, limit.patches)
      .map((patch) => terminal`\n${prettyPatch(patch, limit.lines, paint)}`),
    ...(hidden > 0
      ? [
          paint.dim(
            terminal`\n… and ${hidden} more file${hidden === 1 ? "" : "s"} with differences\n`,
          ),
        ]
      : []),
    ...(cut ? [paint.dim("--diff=full shows all of it\n")] : []),
  ]);
}

const editedAdvice = terminal`What was edited by hand will be gone: to keep it, change the page or the overrides first.\n`;

const formatterAdvice = terminal`A formatter went over the files that are only reformatted: they say the same. So that it does not happen again,
keep it out of the folder (.prettierignore, "files.includes" of biome.json), or set format: "project" in the config.
`;

/** The details that are shown besides the files. */
export interface DriftOptions {
  /** The output folder, as messages name it. */
  readonly out: string;
  readonly reasons: readonly Reason[];
  /** Whether all diffs are shown in full. */
  readonly isFull: boolean;
}

/** The number of changed pages that are named. */
const shownPages = 5;

function reasonText(reason: Reason): TerminalText {
  switch (reason.kind) {
    case "no lock":
      return terminal`No lock says what they were generated from.\n`;
    case "generator":
      return terminal`Another version of Modelmark wrote them.\n`;
    case "config":
      return terminal`The config has changed since they were written.\n`;
    case "spec": {
      const { pages } = reason;
      const names = pages.slice(0, shownPages).map((page) => showInLine(page));
      const more = pages.length - names.length;
      const others = more > 0 ? terminal` and ${more} more` : "";
      const all = terminal`${joinTerminal(names, terminal`, `)}${others}`;
      return terminal`Changed since they were written: ${all}.\n`;
    }
    default:
      return assertNever(reason);
  }
}

function linesOf(patch: string): readonly string[] {
  // The first two lines of a patch only repeat the file name.
  return patch.trimEnd().split("\n").slice(2);
}

function prettyPatch(patch: string, limit: number, paint: Paint): TerminalText {
  const lines = linesOf(patch);
  const body = lines.slice(0, limit).map((line) => terminal`${paintLine(line, paint)}\n`);
  const hidden = lines.length - limit;
  const others =
    hidden > 0 ? paint.dim(terminal`… and ${hidden} more line${hidden === 1 ? "" : "s"}\n`) : "";
  return terminal`${joinTerminal(body)}${others}`;
}

function paintLine(line: string, paint: Paint): TerminalText {
  const text = showOnTerminal(line);
  if (line.startsWith("+")) return paint.green(text);
  if (line.startsWith("-")) return paint.red(text);
  return line.startsWith("@@") ? paint.cyan(text) : text;
}
