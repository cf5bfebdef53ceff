import type { FieldOverride, ModelOverride } from "../config/settings.ts";
import { diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { TypeNode } from "../model/type.ts";
import type { PageIndex } from "./page-index.ts";
import type { ResolvedType } from "./resolve-type.ts";
import { typeFromOverride, type OverrideTarget } from "./type-override.ts";

/**
 * Returns the type of a field after its override. `type` replaces the type, and then findings about the cell no
 * longer matter. `format` refines a string.
 */
export function overriddenType(
  resolved: Outcome<ResolvedType>,
  change: FieldOverride | undefined,
  target: OverrideTarget,
  index: PageIndex,
): Outcome<TypeNode> {
  const replaced =
    change?.type === undefined
      ? { value: resolved.value.type, diagnostics: resolved.diagnostics }
      : typeFromOverride(change.type, target, index);
  if (change?.format === undefined) return replaced;
  if (isText(replaced.value)) return { ...replaced, value: { kind: change.format } };
  const misfit = diagnostic(
    "MM6005",
    { target: target.name, reason: "a format needs a string" },
    target.span,
  );
  return { ...replaced, diagnostics: [...replaced.diagnostics, misfit] };
}

function isText(type: TypeNode): boolean {
  return ["string", "date", "datetime", "binary"].includes(type.kind);
}

/** Returns the override of a field, by its documented name. */
export function fieldOverride(
  override: ModelOverride | undefined,
  name: string,
): FieldOverride | undefined {
  const fields = override?.fields;
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}
