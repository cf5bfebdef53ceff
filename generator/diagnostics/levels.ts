import { catalog, type DiagnosticCode } from "./catalog.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";

/** The level at which a finding is reported; `off` drops it. */
export type DiagnosticLevel = Severity | "off";

/** The levels that a project sets for findings, if they differ from the defaults. */
export interface DiagnosticLevels {
  readonly diagnostics: Readonly<Partial<Record<DiagnosticCode, DiagnosticLevel>>>;
  /**
   * Whether findings are errors if something is read as `unknown` or more loosely than it is meant. A level in
   * `diagnostics` takes precedence.
   */
  readonly strict: boolean;
}

/** The findings that leave a type `unknown`, described for one and for several cells. */
const unknownCauses: Readonly<Partial<Record<DiagnosticCode, readonly [string, string]>>> = {
  MM2019: ["row with shifted cells", "rows with shifted cells"],
  MM2020: ["field documented in two ways", "fields documented in two ways"],
  MM3001: ["unknown type", "unknown types"],
  MM3002: ["type that does not follow the grammar", "types that do not follow the grammar"],
  MM3003: ["type nested too deep", "types nested too deep"],
  MM3004: ["unknown outside type", "unknown outside types"],
  MM4001: ["reference to nothing", "references to nothing"],
  MM4008: ["reference to what is not sent", "references to what is not sent"],
};

/** The findings that leave out a row or a whole union, or read it in a way that refuses less. */
const looseReadings: ReadonlySet<DiagnosticCode> = new Set([
  "MM2003",
  "MM2007",
  "MM2008",
  "MM2009",
  "MM2012",
  "MM2017",
  "MM2022",
  "MM4004",
  "MM5008",
]);

/**
 * The codes whose level a project may set. Errors are excluded, because after an error there is nothing sensible to
 * go on with.
 */
export const settableCodes: readonly DiagnosticCode[] = (
  Object.keys(catalog) as DiagnosticCode[]
).filter((code) => /^MM[2-6]/.test(code) && catalog[code].severity !== "error");

/** Returns the findings at the levels that a project wants, without those that are off. */
export function withLevels(
  diagnostics: readonly Diagnostic[],
  { diagnostics: levels, strict }: DiagnosticLevels,
): readonly Diagnostic[] {
  return diagnostics.flatMap((one) => {
    const isLoose = unknownCauses[one.code] !== undefined || looseReadings.has(one.code);
    const usual = strict && isLoose ? "error" : one.severity;
    const level = levels[one.code] ?? usual;
    return level === "off" ? [] : [level === one.severity ? one : { ...one, severity: level }];
  });
}

/**
 * Describes how many cells are read as `unknown` and why: `3 cells: 2 unknown types (MM3001), …`; `""` if there are
 * none.
 */
export function unknownCells(diagnostics: readonly Diagnostic[]): string {
  const counts = Object.entries(unknownCauses).flatMap(([code, [one, several]]) => {
    const count = diagnostics.filter((finding) => finding.code === code).length;
    return count === 0
      ? []
      : [{ count, text: `${count} ${count === 1 ? one : several} (${code})` }];
  });
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return "";
  return `${total} cell${total === 1 ? "" : "s"}: ${counts.map(({ text }) => text).join(", ")}`;
}
