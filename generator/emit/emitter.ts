import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SpecModel } from "../model/model.ts";
import type { NamePlan } from "./names/name-plan.ts";

/** A file as a value: emitters return these, nothing below the command line writes. */
export interface GeneratedFile {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly language: "typescript" | "json" | "markdown";
}

/** What an emitter may know beside the model. */
export interface EmitContext {
  /** Names of types and files, free of collisions, computed once a run. */
  readonly names: NamePlan;
  readonly importExtension: ".js" | ".ts" | "";
}

/** Turns the model into files. Knows nothing of markdown, of the disk or of other emitters. */
export interface Emitter {
  readonly name: string;
  emit(model: SpecModel, context: EmitContext): EmitterResult;
}

export interface EmitterResult {
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
}
