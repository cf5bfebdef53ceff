import type { JSDocStructure, OptionalKind } from "ts-morph";

/** A comment's text as ts-morph takes it: a list of one, or of none. */
export function docs(comment: string | null): OptionalKind<JSDocStructure>[] {
  return comment === null ? [] : [{ description: comment }];
}
