import type {
  ExportDeclarationStructure,
  FunctionDeclarationStructure,
  InterfaceDeclarationStructure,
  TypeAliasDeclarationStructure,
  VariableStatementStructure,
} from "ts-morph";
import type { ModuleImport } from "./import-ledger.ts";

/** A TypeScript module as data, which can be handed to another thread: the printer alone makes text of it. */
export interface ModuleSource {
  /** The comment lines at its top. */
  readonly header: string;
  readonly imports: readonly ModuleImport[];
  /** Declarations as structures, and such that are text already. */
  readonly statements: readonly (string | Declaration)[];
}

/**
 * A declaration, as ts-morph's structures have it. Its kind has a name of our own: ts-morph's are values, and who
 * loads them loads the compiler.
 */
export type Declaration =
  InterfaceDeclaration | TypeDeclaration | ConstDeclaration | FunctionDeclaration | Reexport;

export type InterfaceDeclaration = Declares<"interface", InterfaceDeclarationStructure>;
export type TypeDeclaration = Declares<"type", TypeAliasDeclarationStructure>;
export type ConstDeclaration = Declares<"const", VariableStatementStructure>;
export type FunctionDeclaration = Declares<"function", FunctionDeclarationStructure>;
export type Reexport = Declares<"reexport", ExportDeclarationStructure>;

type Declares<Name extends string, Structure> = Omit<Structure, "kind" | "declarationKind"> & {
  readonly declares: Name;
};
