import type { EmitterName } from "../config/settings.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { EmittedSpec } from "../model/envelope.ts";
import type { ModelId } from "../model/type.ts";
import type { EmitSettings } from "./emit-settings.ts";
import type { NamePlan } from "./names/name-plan.ts";
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

/** A file as an emitter gives it. */
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

/** What an emitter may know beside the model: the settings it is about, and what was found out before. */
export interface EmitContext extends Omit<EmitSettings, "emit"> {
  /** Names of types and files, free of collisions, computed once a run. */
  readonly names: NamePlan;
  /** All that is emitted. */
  readonly emitters: readonly EmitterName[];
}

/** Turns the model into files. Knows nothing of markdown, of the disk or of other emitters. */
export interface Emitter {
  emit(model: EmittedSpec, context: EmitContext): EmitterResult;
}

export interface EmitterResult {
  /**
   * One for each model, or none. It may depend on the model, what it refers to, directly or not, what refers
   * to it directly, and the context; see `model-keys.ts`.
   */
  readonly modelFiles: readonly ModelFile[];
  /** Files made from all models. */
  readonly sharedFiles: readonly SharedFile[];
  /** What the index files are to export. */
  readonly exports: readonly ModuleExports[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The exports of one generated module. */
export interface ModuleExports {
  /** The model it is about; `null` where that is none. Several may share a module. */
  readonly model: ModelId | null;
  /** Of the module, relative to the output folder, without ending. */
  readonly path: string;
  /** Folder of the namespace below `models/`, with a slash at its end, or `""`. */
  readonly folder: string;
  /** Name of the namespace object, or `null` outside any namespace. */
  readonly namespaceName: string | null;
  readonly types: readonly string[];
  readonly values: readonly string[];
}
