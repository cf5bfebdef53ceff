import { referencesOf } from "../model/graph.ts";
import type { SpecModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";
import type { SourceSpan } from "../diagnostics/span.ts";

/** The references of a spec that lead to no page. A cell that still names a removed model holds one. */
export interface Unresolved {
  /** Whether the row at a place has such a reference. */
  readonly isAt: (row: SourceSpan) => boolean;
  /** The unions and bodies for which a cell that lists their members has such a reference. */
  readonly models: ReadonlySet<ModelId>;
}

/** Finds out which rows and models of a spec have references that lead to no page. */
export function unresolvedOf({ models, unresolved = [] }: SpecModel): Unresolved {
  const rows = new Set(unresolved.map(rowOf));
  const files = new Set(unresolved.map(({ file }) => file));
  const isAt = (row: SourceSpan): boolean => rows.has(rowOf(row));
  const modelIds = models.flatMap((model): readonly ModelId[] => {
    const fields = model.kind === "object" || model.kind === "envelope" ? model.fields : [];
    const listed = fields.filter(({ source }) => isAt(source));
    const own = model.kind !== "object" && files.has(model.source.file) ? [model.id] : [];
    return [...own, ...listed.flatMap(({ type }) => referencesOf(type))];
  });
  return { isAt, models: new Set(modelIds) };
}

function rowOf({ file, start }: SourceSpan): string {
  return `${start.line} ${file}`;
}
