import type { JSDocStructure } from "ts-morph";
import { StructureKind } from "ts-morph";

/** A comment's text as ts-morph takes it: a list of one, or of none. */
export function docs(comment: string | null): JSDocStructure[] {
  return comment === null ? [] : [{ kind: StructureKind.JSDoc, description: comment }];
}
