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
    .map((row): KeyOfRow => {
      const told = fieldOverride(override, row.name)?.wireName ?? row.wireName;
      return { row, told, key: told ?? wireName(row.name, policy) };
    });
  const firstOf = new Map<string, KeyOfRow>();
  const shared = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const one of keys) {
    const first = firstOf.get(one.key);
    if (first === undefined) firstOf.set(one.key, one);
    else {
      shared.add(one.key);
      diagnostics.push(...keptNames(first, one));
    }
  }
  const value = keys.map(({ row, told, key }) => {
    return [row.name, told ?? (shared.has(key) ? row.name : key)] as const;
  });
  return { value: new Map(value), diagnostics };
}

interface KeyOfRow {
  readonly row: FieldRow<unknown>;
  /** The key that an override or the page gives, or `null` if the policy decides. */
  readonly told: string | null;
  readonly key: string;
}

/**
 * Reports that fields of one key keep their documented names. A field that is told its key keeps that, and if its key
 * is the documented name of the other field, the fields have the same key still, which is an error of its own.
 */
function keptNames(first: KeyOfRow, second: KeyOfRow): readonly Diagnostic[] {
  const documentedRows = [first, second].filter(({ told }) => told === null);
  const [only, ...more] = documentedRows;
  const isOne = more.length === 0;
  if (only === undefined || (isOne && only.row.name === only.key)) return [];
  const names = { first: first.row.name, second: second.row.name };
  const params = { wireName: second.key, ...names, documentedField: isOne ? only.row.name : null };
  return [diagnostic("MM5008", params, second.row.span)];
}
