import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../diagnostics/span.ts";
import type { ModelId, TypeNode } from "../model/type.ts";

/** A cell that spells out the members of a union page. */
export interface UnionUse {
  readonly members: readonly TypeNode[];
  readonly span: SourceSpan;
}

/** The members of a union: those of the first cell, then what other cells add, which is reported; none without a cell. */
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

/** The types without repetitions, in order. */
export function distinctTypes(types: readonly TypeNode[]): readonly TypeNode[] {
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}
