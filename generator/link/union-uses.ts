import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../diagnostics/span.ts";
import type { ModelId, TypeNode } from "../model/type.ts";

/** A cell that lists the members of a union page. */
export interface UnionUse {
  readonly members: readonly TypeNode[];
  readonly span: SourceSpan;
}

/**
 * Returns the members of a union: those of the first cell, then those that other cells add. Cells that differ are
 * reported. Without a cell, there are no members.
 */
export function unionMembers(id: ModelId, uses: readonly UnionUse[]): Outcome<readonly TypeNode[]> {
  const [first, ...others] = uses;
  if (first === undefined) return { value: [], diagnostics: [] };
  const key = JSON.stringify(first.members);
  const diagnostics: readonly Diagnostic[] = others
    .filter((use) => JSON.stringify(use.members) !== key)
    .map((use) => {
      const { file, start } = first.span;
      return diagnostic("MM4005", { id, first: `${file}:${start.line}` }, use.span);
    });
  return { value: distinctTypes(uses.flatMap((use) => use.members)), diagnostics };
}

/** Returns the types without duplicates, in order. */
export function distinctTypes(types: readonly TypeNode[]): readonly TypeNode[] {
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}
