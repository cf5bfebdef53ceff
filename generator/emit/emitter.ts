import type { ModelId } from "../model/type.ts";
import type { Name } from "./typescript/code-text.ts";
import type { ModuleSource } from "./typescript/module-source.ts";

/** A file as a value: nothing below the command line writes. */
export interface GeneratedFile {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A module that is not printed yet; one that no model has a say in is text already. */
export interface ModuleFile {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  readonly module: ModuleSource | string;
}

/** What a file is to hold, made when it is asked for: most often it stands already. */
export type FileContent =
  | { readonly kind: "module"; readonly module: () => ModuleFile["module"] }
  /** The text as it is to be. */
  | { readonly kind: "text"; readonly text: () => string };

/** A file that is to be made. */
export interface EmittedFile {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  readonly content: FileContent;
}

/** The file of one model. */
export interface ModelFile extends EmittedFile {
  readonly model: ModelId;
}

/** A file made from all models. */
export interface SharedFile extends EmittedFile {
  /** All that it is made from, which may be its text. */
  readonly facts: () => string;
}

/** The exports of one generated module. */
export interface ModuleExports {
  /** The model it is about, or `null`. Several models may share a module. */
  readonly model: ModelId | null;
  /** The path of the module, relative to the output folder, without ending. */
  readonly path: string;
  /** Folder of the namespace below that of the emitter, with a slash at its end, or `""`. */
  readonly folder: string;
  /** Name of the namespace object, or `null` outside any namespace. */
  readonly namespaceName: Name | null;
  /** When its model came, among those that want the same names. */
  readonly rank: number;
  readonly types: readonly Name[];
  readonly values: readonly Name[];
}
