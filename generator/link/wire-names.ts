import type { ModelOverride } from "../config/settings.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { FieldRow } from "../read/markdown/model-page.ts";
import { wireName, type WirePolicy } from "../read/naming/wire-policy.ts";
import { fieldOverride } from "./field-override.ts";

/**
 * Returns the JSON key of each field, by documented name. An override counts first, then the page, then the policy of
 * the spec.
 *
 * Documented names are unique. If the policy would give two fields the same key, it is wrong about them, so both keep
 * their documented names.
 */
export function wireNames(
  rows: readonly FieldRow<unknown>[],
  override: ModelOverride | undefined,
  policy: WirePolicy,
): Outcome<ReadonlyMap<string, string>> {
  const keys = rows
    .filter(({ name }) => fieldOverride(override, name)?.ignore !== true)
    .map((row) => {
      const told = fieldOverride(override, row.name)?.wireName ?? row.wireName;
      return { row, told, key: told ?? wireName(row.name, policy) };
    });
  const firstOf = new Map<string, FieldRow<unknown>>();
  const shared = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const { row, told, key } of keys) {
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, row);
    else {
      shared.add(key);
      const params = { wireName: key, first: first.name, second: row.name };
      if (told === null) diagnostics.push(diagnostic("MM5008", params, row.span));
    }
  }
  const value = keys.map(({ row, told, key }) => {
    return [row.name, told ?? (shared.has(key) ? row.name : key)] as const;
  });
  return { value: new Map(value), diagnostics };
}
