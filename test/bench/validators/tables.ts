import type { CaseResult } from "./run-case.ts";

/** Formats a table as text, with the first column aligned left and the others aligned right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return rows.map((row) => `  ${line(row)}`).join("\n");
}

/** Formats one case: every contender with its median, its spread and the ratio of its time to ours. */
export function caseTable({ timings, failures }: CaseResult): string {
  const rows = timings.map(({ name, median, spread, ratio }) => [
    name,
    formatTime(median),
    `±${(spread * 100).toFixed(1)} %`,
    formatRatio(ratio),
  ]);
  const notes = failures.map(({ name, reason }) => `\n  ${name} fails: ${reason}`);
  return table([["", "ns/op", "spread", "x ours"], ...rows]) + notes.join("");
}

/** Formats all cases: a row for each contender, a column for each case, and ratios in the cells. */
export function ratioTable(results: readonly CaseResult[]): string {
  const names = new Set(results.flatMap(({ timings }) => timings.map(({ name }) => name)));
  const rows = [...names].map((name) => [
    name,
    ...results.map(({ timings }) => {
      const timing = timings.find((one) => one.name === name);
      return timing === undefined ? "" : formatRatio(timing.ratio);
    }),
  ]);
  return table([["x ours", ...results.map(({ name }) => name)], ...rows]);
}

/** Formats a ratio with three significant figures, or as a dash if there is none. */
export function formatRatio(ratio: number | null): string {
  if (ratio === null || Number.isNaN(ratio)) return "-";
  return ratio < 10 ? ratio.toFixed(2) : ratio < 100 ? ratio.toFixed(1) : ratio.toFixed(0);
}

function formatTime(nanoseconds: number): string {
  return nanoseconds.toLocaleString("en-US", {
    maximumFractionDigits: nanoseconds < 100 ? 1 : 0,
  });
}
