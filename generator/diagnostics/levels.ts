import { catalog, type DiagnosticCode } from "./catalog.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";

/** How a finding is taken; `off` says nothing of it. */
export type DiagnosticLevel = Severity | "off";

/** How a project takes findings that it wants to be taken otherwise than by default. */
export interface DiagnosticLevels {
  readonly diagnostics: Readonly<Partial<Record<DiagnosticCode, DiagnosticLevel>>>;
  /** Whether what is read as `unknown`, or looser than it is meant, is an error, unless `diagnostics` has a level for it. */
  readonly strict: boolean;
}

/** The findings that leave something `unknown`, in words for one and for several. */
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

/** The findings that leave a row or a whole union out, or read it as what refuses less. */
const looseReadings: ReadonlySet<DiagnosticCode> = new Set([
  "MM2003",
  "MM2007",
  "MM2008",
  "MM2009",
  "MM2012",
  "MM2017",
  "MM4004",
  "MM5008",
]);

/** The codes whose level a project may set: an error by default leaves nothing sensible to go on with. */
export const settableCodes: readonly DiagnosticCode[] = (
  Object.keys(catalog) as DiagnosticCode[]
).filter((code) => /^MM[2-6]/.test(code) && catalog[code].severity !== "error");

/** The findings at the levels a project wants, without those it has turned off. */
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

/** How many cells are read as `unknown` and why: `3 cells: 2 unknown types (MM3001), …`; `""` where none is. */
export function unknownCells(diagnostics: readonly Diagnostic[]): string {
  const counts = Object.entries(unknownCauses).flatMap(([code, [one, several]]) => {
    const count = diagnostics.filter((found) => found.code === code).length;
    return count === 0
      ? []
      : [{ count, text: `${count} ${count === 1 ? one : several} (${code})` }];
  });
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return "";
  return `${total} cell${total === 1 ? "" : "s"}: ${counts.map(({ text }) => text).join(", ")}`;
}
