import type { ModelId } from "../model/type.ts";
import type { Name } from "./typescript/code-text.ts";
import type { ModuleSource } from "./typescript/module-source.ts";

/** A generated file as data. The pipeline only returns such files and writes none of them. */
export interface GeneratedFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A module that is not printed yet. A module that does not depend on any model is text already. */
export interface ModuleFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly module: ModuleSource | string;
}

/** The content of a file. It is made only on demand, because most files already have it on the disk. */
export type FileContent =
  | { readonly kind: "module"; readonly module: () => ModuleFile["module"] }
  /** The final text of the file. */
  | { readonly kind: "text"; readonly text: () => string };

/** A file whose content is not made yet. */
export interface EmittedFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly content: FileContent;
}

/** A file that belongs to one model. */
export interface ModelFile extends EmittedFile {
  readonly model: ModelId;
}

/** A file made from all models. */
export interface SharedFile extends EmittedFile {
  /** Everything the file is made from, as text. It may be the text of the file itself. */
  readonly facts: () => string;
}

/** The exports of one model from a module, or those of a module made from all models. */
export interface ModuleExports {
  /** The model that the exports belong to, or `null`. Several models may share a module. */
  readonly model: ModelId | null;
  /** The path of the module, relative to the output folder, without extension. */
  readonly path: string;
  /** The folder of the namespace below the emitter's folder, with a slash at its end, or `""`. */
  readonly folder: string;
  /** The name of the namespace object, or `null` outside any namespace. */
  readonly namespaceName: Name | null;
  /** When its model arrived, as a rank among the models that want the same names; see `names/arrival.ts`. */
  readonly rank: number;
  readonly types: readonly Name[];
  readonly values: readonly Name[];
}
