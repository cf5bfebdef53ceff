import type { TypeCell } from "../markdown/model-page.ts";
import type { TypeExpression } from "./type-expression.ts";

/** How the pages of one SDK language write types. A dialect knows nothing of TypeScript or of the model. */
export interface Dialect {
  /** The name of the language, as messages show it. */
  readonly name: string;
  /** Whether a cell is plainly written in this language. Cells that several languages share belong to none. */
  detect(cell: TypeCell): boolean;
  /** Reads a cell. A type that does not follow the grammar becomes `invalid`, with the reason. */
  parseType(cell: TypeCell): TypeExpression;
}
