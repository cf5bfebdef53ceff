import { diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { ModelOverride, Settings } from "../config/settings.ts";
import type { PageBody } from "../markdown/model-page.ts";
import type { EnumModel, ModelBase } from "../model/model.ts";

/**
 * The enum of a page. Whether values that all look like integers are integers or text cannot be seen on the
 * page; nine in ten are integers, so that is the default, and the override `type` decides otherwise.
 *
 * @param policy whether enums are open that neither their page nor an override opens
 */
export function buildEnum(
  base: ModelBase,
  body: PageBody<unknown> & { kind: "values" },
  override: ModelOverride | undefined,
  policy: Settings["enums"],
): Outcome<EnumModel> {
  // Where no value could be read, nothing speaks for integers.
  const canBeIntegers = body.rows.length > 0 && body.rows.every(({ value }) => isInteger(value));
  const wanted = override?.type ?? (canBeIntegers ? "integer" : "string");
  const valueType = wanted === "integer" && canBeIntegers ? "integer" : "string";
  const members = body.rows.map(({ name, value }) => ({
    name,
    value: valueType === "integer" ? Number(value) : value,
  }));
  const open =
    override?.enums === undefined ? body.open || policy === "open" : override.enums === "open";
  const reason = "its values are not all integers";
  const misfit = diagnostic("MM6005", { target: base.id, reason }, base.source);
  return {
    value: { ...base, kind: "enum", valueType, open, members },
    diagnostics: wanted === valueType ? [] : [misfit],
  };
}

function isInteger(text: string): boolean {
  return /^(?:0|-?[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text));
}
