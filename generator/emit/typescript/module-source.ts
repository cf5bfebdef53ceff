import type { Expression, PredicateCode, Statement, TypeCode } from "./code.ts";
import type { ModuleImport } from "./import-ledger.ts";

/** A TypeScript module as data: the printer alone makes text of it. */
export interface ModuleSource {
  /** The comment lines at its top. */
  readonly header: string;
  readonly imports: readonly ModuleImport[];
  readonly statements: readonly Declaration[];
}

/** What stands at the top of a module, each after an empty line, but for a reexport after another. */
export type Declaration =
  InterfaceDeclaration | TypeDeclaration | ConstDeclaration | FunctionDeclaration | Reexport;

interface Declared {
  readonly isExported: boolean;
  readonly name: string;
  /** The text of a comment before it, or `null`; see `doc-comment.ts`. */
  readonly comment: string | null;
}

export interface InterfaceDeclaration extends Declared {
  readonly declares: "interface";
  readonly properties: readonly PropertyCode[];
  /** What other keys have, or `null` where there are none. */
  readonly rest: RestCode | null;
}

/** `[key: string]: T` */
export interface RestCode {
  readonly type: TypeCode;
  readonly isReadonly: boolean;
}

export interface PropertyCode {
  /** As it is written: bare or quoted. */
  readonly key: string;
  readonly isOptional: boolean;
  readonly isReadonly: boolean;
  readonly type: TypeCode;
  readonly comment: string | null;
}

export interface TypeDeclaration extends Declared {
  readonly declares: "type";
  readonly type: TypeCode;
}

export interface ConstDeclaration extends Declared {
  readonly declares: "const";
  /** `null` where the type follows from the value. */
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
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: TypeCode;
}

/** `export … from "specifier"` */
export interface Reexport {
  readonly declares: "reexport";
  readonly specifier: string;
  /** Everything, under one name or, where that is `null`, under the names things have; or names of types or values. */
  readonly exports:
    | { readonly kind: "all"; readonly as: string | null }
    | { readonly kind: "types" | "values"; readonly names: readonly string[] };
}
