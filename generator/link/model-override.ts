import type { ModelOverride, TypeOverride } from "../config/settings.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { TypeNode } from "../model/type.ts";
import type { PageEntry, PageIndex } from "./page-index.ts";
import { typeFromOverride } from "./type-override.ts";

/**
 * Returns the types that an override gives a model instead of its page, or `null` if there is no such override. For
 * an enum, `type` is the type of its values and not of the model.
 */
export function overriddenMembers(
  override: ModelOverride | undefined,
  { id, namespace, page }: PageEntry,
  index: PageIndex,
): Outcome<readonly TypeNode[] | null> {
  const wanted = override?.members ?? typeInstead(override?.type, page.body.kind === "values");
  if (wanted === null) return { value: null, diagnostics: [] };
  const target = { name: id, namespace, span: page.titleSpan };
  const types = wanted.map((type) => typeFromOverride(type, target, index));
  return {
    value: types.flatMap(({ value }) => (value.kind === "union" ? value.members : [value])),
    diagnostics: types.flatMap(({ diagnostics }) => diagnostics),
  };
}

function typeInstead(
  type: TypeOverride | undefined,
  isEnum: boolean,
): readonly TypeOverride[] | null {
  if (type === undefined || (isEnum && (type === "string" || type === "integer"))) return null;
  return [type];
}
