import type { FieldOverride } from "../config/settings.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../diagnostics/span.ts";
import { visitType } from "../model/type-visitor.ts";
import type { TypeNode } from "../model/type.ts";
import type { PageIndex } from "./page-index.ts";
import type { ResolvedType } from "./resolve-type.ts";

/**
 * A field's type after its override: `type` replaces it, and whatever was wrong with the cell no longer
 * matters; `format` refines a string.
 */
export function overriddenType(
  resolved: Outcome<ResolvedType>,
  change: FieldOverride | undefined,
  target: string,
  span: SourceSpan,
  index: PageIndex,
): Outcome<TypeNode> {
  const replaced =
    change?.type === undefined
      ? { value: resolved.value.type, diagnostics: resolved.diagnostics }
      : replacement(change.type, target, span, index);
  if (change?.format === undefined) return replaced;
  if (isText(replaced.value)) return { ...replaced, value: { kind: change.format } };
  const misfit = diagnostic("MM6005", { target, reason: "a format needs a string" }, span);
  return { ...replaced, diagnostics: [...replaced.diagnostics, misfit] };
}

function replacement(
  type: NonNullable<FieldOverride["type"]>,
  target: string,
  span: SourceSpan,
  index: PageIndex,
): Outcome<TypeNode> {
  const value = typeof type === "string" ? { kind: type } : type;
  const diagnostics: readonly Diagnostic[] = referencesIn(value)
    .filter((id) => !index.byId.has(id))
    .map((id) => diagnostic("MM6005", { target, reason: `there is no model \`${id}\`` }, span));
  return diagnostics.length === 0
    ? { value, diagnostics }
    : { value: { kind: "unknown" }, diagnostics };
}

function isText(type: TypeNode): boolean {
  return ["string", "date", "datetime", "binary"].includes(type.kind);
}

/** The ids a type refers to, in order. */
function referencesIn(type: TypeNode): readonly string[] {
  return visitType<readonly string[]>(type, {
    primitive: () => [],
    array: (items) => items,
    map: (values) => values,
    ref: (id) => [id],
    union: (members) => members.flat(),
    nullable: (of) => of,
    literal: () => [],
  });
}
