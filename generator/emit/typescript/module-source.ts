import type { CommentText, HeaderText, Key, Literal, Name } from "./code-text.ts";
import type { FixedVariable } from "./fixed-code.ts";
import type { Expression, PredicateCode, Statement, TypeCode } from "./code.ts";
import type { ModuleImport } from "./import-ledger.ts";

/** A TypeScript module as data. Only `print/` makes text from it. */
export interface ModuleSource {
  /** The comment lines at its top. */
  readonly header: HeaderText;
  readonly imports: readonly ModuleImport[];
  readonly statements: readonly Declaration[];
}

/** A declaration at the top level of a module. An empty line goes before each, except between two reexports. */
export type Declaration =
  InterfaceDeclaration | TypeDeclaration | ConstDeclaration | FunctionDeclaration | Reexport;

interface Declared {
  readonly isExported: boolean;
  readonly name: Name;
  /** The text of the comment before it, or `null`; see `doc-comment.ts`. */
  readonly comment: CommentText | null;
}

export interface InterfaceDeclaration extends Declared {
  readonly declares: "interface";
  readonly properties: readonly PropertyCode[];
  /** The index signature for all other keys, or `null`. */
  readonly rest: RestCode | null;
}

/** `[key: string]: T` */
export interface RestCode {
  readonly type: TypeCode;
  readonly isReadonly: boolean;
}

export interface PropertyCode {
  readonly key: Key;
  readonly isOptional: boolean;
  readonly isReadonly: boolean;
  readonly type: TypeCode;
  readonly comment: CommentText | null;
}

export interface TypeDeclaration extends Declared {
  readonly declares: "type";
  readonly type: TypeCode;
}

export interface ConstDeclaration extends Declared {
  readonly declares: "const";
  /** The type annotation, or `null` if the type is inferred from the value. */
  readonly type: TypeCode | null;
  readonly value: Expression;
}

export interface FunctionDeclaration extends Declared {
  readonly declares: "function";
  readonly parameters: readonly ParameterCode[];
  readonly returnType: TypeCode | PredicateCode;
  readonly body: readonly Statement[];
}

export interface ParameterCode {
  readonly name: FixedVariable | Name;
  readonly isOptional: boolean;
  readonly type: TypeCode;
}

/** `export … from "specifier"` */
export interface Reexport {
  readonly declares: "reexport";
  readonly specifier: Literal;
  /** Either everything, as one object or (if `as` is `null`) by its own names, or some names of types or values. */
  readonly exports:
    | { readonly kind: "all"; readonly as: Name | null }
    | { readonly kind: "types" | "values"; readonly names: readonly Name[] };
}
