import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { ModelOverride, Settings } from "../config/settings.ts";
import type { PageBody, ValueRow } from "../read/markdown/model-page.ts";
import type { EnumModel, ModelBase } from "../model/model.ts";

/**
 * Builds the enum of a page. The page does not show whether values that all look like integers are integers or text.
 * Nine in ten are integers, so that is the default, and the override `type` can change it.
 *
 * @param policy Whether an enum is open if neither its page nor an override says so.
 */
export function buildEnum(
  base: ModelBase,
  body: PageBody<unknown> & { kind: "values" },
  override: ModelOverride | undefined,
  policy: Settings["enums"],
): Outcome<EnumModel> {
  const { valueType, diagnostics } = valueTypeOf(base, body.rows, override?.type);
  const members = body.rows.map(({ name, value }) => ({
    name,
    value: valueType === "integer" ? Number(value) : value,
  }));
  const open =
    override?.enums === undefined ? body.open || policy === "open" : override.enums === "open";
  return { value: { ...base, kind: "enum", valueType, open, members }, diagnostics };
}

function valueTypeOf(
  { id, source }: ModelBase,
  rows: readonly ValueRow[],
  wanted: ModelOverride["type"],
): { readonly valueType: EnumModel["valueType"]; readonly diagnostics: readonly Diagnostic[] } {
  // Without any readable value, there is no reason to assume integers.
  const areIntegers = rows.length > 0 && rows.every(({ value }) => isInteger(value));
  const tooLarge = rows.find(({ value }) => !Number.isSafeInteger(Number(value)));
  if (wanted === "string" || !areIntegers) {
    const misfit = { target: id, reason: "its values are not all integers" };
    const isMisfit = wanted !== undefined && wanted !== "string";
    return {
      valueType: "string",
      diagnostics: isMisfit ? [diagnostic("MM6005", misfit, source)] : [],
    };
  }
  if (tooLarge === undefined) return { valueType: "integer", diagnostics: [] };
  const finding = diagnostic("MM3006", { id, value: tooLarge.value }, tooLarge.span);
  return { valueType: "string", diagnostics: [finding] };
}

function isInteger(text: string): boolean {
  return /^(?:0|-?[1-9]\d*)$/.test(text);
}
