import type { Name } from "./typescript/code-text.ts";
import type { DataSpec } from "../model/data-models.ts";
import type { EmittedSpec } from "../model/envelope.ts";
import type { ModelId } from "../model/type.ts";
import type { EmitSettings } from "./emit-settings.ts";
import type { NamePlan } from "./names/name-plan.ts";
import type { ImportedSymbol, ImportLedger } from "./typescript/import-ledger.ts";
import type { Declaration } from "./typescript/module-source.ts";

/** What an emitter may know beside the models: the settings it is about, and what was found out before. */
export interface EmitContext extends EmitSettings {
  /** Names of types and files, free of collisions, computed once a run. */
  readonly names: NamePlan;
  /** All that is emitted. */
  readonly emitters: readonly string[];
}

/**
 * What an emitter is, apart from what it writes, which is loaded when something is to be written. Paths, headers, imports
 * and index files are the framework's.
 */
interface Description<Spec> {
  /** What `--emit` and a config call it. */
  readonly name: string;
  /** What it makes, in a few words. */
  readonly makes: string;
  /** Whether projects that name no emitters get its files. */
  readonly byDefault: boolean;
  /** The folder of its files, below that of the output: `models`. With `layout: "single"` its module is called so. */
  readonly folder: string;
  /** Emitters whose modules its own import. */
  readonly needs?: readonly string[];
  /**
   * Where what it exports can be imported from: `root`, the index of the whole output, or an index in its own folder.
   * Default `own`.
   */
  readonly index?: "root" | "own";
  /** What its modules export. Without it, it has none that anybody may import. */
  readonly exports?: (spec: Spec, context: EmitContext) => Exports;
  /** Loads what writes its files. */
  readonly load: () => Promise<Emit<Spec>>;
}

/** An emitter of JSON as it is: no transport, and of envelopes their bodies. */
export interface DataEmitter extends Description<DataSpec> {
  readonly sees?: "data";
}

/** An emitter that tells people of pages too: of what they describe around the JSON. */
export interface PageEmitter extends Description<EmittedSpec> {
  readonly sees: "pages";
}

export type Emitter = DataEmitter | PageEmitter;

/** Makes the files of a spec, as data. Pure; knows nothing of markdown pages, of the disk or of other emitters. */
export type Emit<Spec> = (spec: Spec, context: EmitContext) => Emission;

/**
 * What an emitter makes. What it makes for one model may depend on the model, what it refers to, directly or not, what
 * refers to it directly, and the context; see `model-keys.ts`.
 */
export interface Emission {
  /** TypeScript for models: a module each, or one module for all of them, as the project has it. */
  readonly code?: readonly ModelCode[];
  /** A page of markdown for each model. */
  readonly pages?: readonly ModelPage[];
  /** Files made from all models. */
  readonly shared?: readonly SharedContent[];
}

/** The TypeScript of one model. */
export interface ModelCode {
  readonly model: ModelId;
  /** Names that its statements declare, whether exported or not. */
  readonly declares: readonly Name[];
  /** What keeps its own name, whatever else the module imports. */
  readonly imports?: readonly ImportedSymbol[];
  readonly statements: (imports: ImportLedger) => readonly Declaration[];
}

/** The page of one model. */
export interface ModelPage {
  readonly model: ModelId;
  /** @param mark the sentence that has to stand in its first lines, which tells that the file is ours */
  readonly text: (mark: string) => string;
}

/** A file made from all models, by its path below the output folder. */
export type SharedContent = { readonly path: string } & (
  | { readonly kind: "module"; readonly source: string }
  | { readonly kind: "json"; readonly document: (mark: string) => object }
  | { readonly kind: "page"; readonly text: (mark: string) => string }
);

/** Names that modules export. */
export interface ExportedNames {
  readonly types: readonly Name[];
  readonly values: readonly Name[];
}

export interface Exports {
  readonly models: readonly (ExportedNames & { readonly model: ModelId })[];
  /** Modules for all models, by path, relative to the output folder, without ending. */
  readonly shared?: readonly (ExportedNames & { readonly path: string })[];
}

/** Types an emitter; returns it as it is. */
export function defineEmitter<const Name extends string>(
  emitter: DataEmitter & { readonly name: Name },
): DataEmitter & { readonly name: Name };
export function defineEmitter<const Name extends string>(
  emitter: PageEmitter & { readonly name: Name },
): PageEmitter & { readonly name: Name };
export function defineEmitter(emitter: Emitter): Emitter {
  return emitter;
}
