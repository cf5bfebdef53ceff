import { camelCase } from "change-case";
import type { Settings } from "../config/settings.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { Field } from "../model/model.ts";

/** Gives fields their property names. If two names are equal in camelCase, the later field keeps its wire name. */
export function nameProperties(
  fields: readonly Field[],
  properties: Settings["properties"],
): Outcome<readonly Field[]> {
  if (properties === "wire") return { value: fields, diagnostics: [] };
  const usedNames = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const value = fields.map((field): Field => {
    if (field.transport) return field;
    const { wireName, source } = field;
    const wanted = inCamelCase(wireName);
    const propertyName = firstFree(wanted, wireName, usedNames);
    usedNames.add(propertyName);
    if (propertyName !== wanted) {
      const params = { wireName, wanted, used: propertyName };
      diagnostics.push(diagnostic("MM5006", params, source));
    }
    return { ...field, propertyName };
  });
  return { value, diagnostics };
}

/**
 * Returns a name in camelCase. A name that is camelCase already keeps its acronyms, and a name without any word stays
 * as it is.
 */
function inCamelCase(wireName: string): string {
  if (/^[a-z][A-Za-z0-9]*$/.test(wireName)) return wireName;
  const name = camelCase(wireName);
  return name === "" ? wireName : name;
}

function firstFree(wanted: string, wireName: string, usedNames: ReadonlySet<string>): string {
  for (let name = wanted, next = wireName; ; name = next, next = `${next}_`) {
    if (!usedNames.has(name)) return name;
  }
}
