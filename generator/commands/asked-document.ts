import { parseArgs } from "node:util";
import type { DocumentPlace } from "./document-place.ts";
import { reporterNames, type ReporterName } from "./options.ts";

/** The form in which a failure is reported, and what the command line says about places in the project. */
export interface Asked {
  readonly reporter: ReporterName;
  readonly place: DocumentPlace;
}

/**
 * Returns the form of the result that a command line asks for, even if it cannot be understood otherwise. A failure has
 * to be reported in that form too.
 */
export function askedDocument(argv: readonly string[]): Asked {
  const reporters = valuesOf(argv, "reporter");
  const place = (["cwd", "config", "spec"] as const).flatMap((name) => {
    const value = valuesOf(argv, name).at(-1);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    reporter: argv.includes("--json")
      ? "json"
      : (reporters.flatMap((one) => reporterNames.find((name) => name === one) ?? []).at(-1) ??
        "pretty"),
    place: Object.fromEntries(place),
  };
}

/**
 * Returns the values of an option. No other option is looked at, so that one whose value is missing does not take the
 * option for its value.
 */
export function valuesOf(argv: readonly string[], name: string): readonly string[] {
  const { values } = parseArgs({
    args: [...argv],
    options: { [name]: { type: "string", multiple: true } },
    strict: false,
    allowPositionals: true,
  });
  const optionValue = values[name];
  const all = Array.isArray(optionValue) ? optionValue : [optionValue];
  return all.filter((value) => typeof value === "string");
}
