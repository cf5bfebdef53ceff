import type { Name } from "./typescript/code-text.ts";
import type { DataSpec } from "../model/data-models.ts";
import type { EmittedSpec } from "../model/envelope.ts";
import type { ModelId } from "../model/type.ts";
import type { EmitSettings } from "./emit-settings.ts";
import type { NamePlan } from "./names/name-plan.ts";
import type { ImportedSymbol, ImportLedger } from "./typescript/import-ledger.ts";
import type { Declaration } from "./typescript/module-source.ts";

/** What an emitter may know besides the models. */
export interface EmitContext extends EmitSettings {
  /** Names of types and files, free of collisions. They are planned once per run. */
  readonly names: NamePlan;
  /** The names of all emitters of this run. */
  readonly emitters: readonly string[];
}

/**
 * Describes an emitter, whether it is one of Modelmark's or of a config. The code that writes its files is loaded only when there is something to write. The framework
 * takes care of paths, headers, imports and index files.
 */
export interface Description<Spec> {
  /** The name by which `--emit` and a config choose it. */
  readonly name: string;
  /** Says in a few words what it makes. */
  readonly makes: string;
  /** Whether it runs for projects that do not choose emitters, with `emit` or `--emit`. */
  readonly byDefault: boolean;
  /**
   * The folder of its files, below the output folder: `models`. With `layout: "single"` it is the name of its module.
   */
  readonly folder: string;
  /** The emitters whose modules its own modules import. */
  readonly needs?: readonly string[];
  /**
   * The index that its exports can be imported from: `root`, the index of the whole output, or `own`, an index in its
   * own folder. The default is `own`.
   */
  readonly index?: "root" | "own";
  /** Lists what its modules export. An emitter without this method has no modules that anybody may import. */
  readonly exports?: (spec: Spec, context: EmitContext) => Exports;
  /** Loads the function that makes its files. */
  readonly load: () => Promise<Emit<Spec>>;
}

/** An emitter that sees only the data in JSON: no transport fields, and envelopes only as their bodies. */
export interface DataEmitter extends Description<DataSpec> {
  readonly sees?: "data";
}

/** An emitter that also sees what the pages describe around the JSON, such as envelopes and transport fields. */
export interface PageEmitter extends Description<EmittedSpec> {
  readonly sees: "pages";
}

export type Emitter = DataEmitter | PageEmitter;

/** Makes the files of a spec, as data. It is pure, and knows nothing of markdown pages, the disk or other emitters. */
export type Emit<Spec> = (spec: Spec, context: EmitContext) => Emission;

/**
 * What an emitter makes. Its files for one model may depend only on the model, on the models it refers to, directly or
 * not, on the models that refer to it directly, and on the context; see `model-keys.ts`.
 */
export interface Emission {
  /**
   * TypeScript for models. It goes into a module per model or into one module for all, as the `layout` setting says.
   */
  readonly code?: readonly ModelCode[];
  /** A page of markdown for each model. */
  readonly pages?: readonly ModelPage[];
  /** Files made from all models. */
  readonly shared?: readonly SharedContent[];
}

/** The TypeScript of one model. */
export interface ModelCode {
  readonly model: ModelId;
  /** The names that its statements declare, exported or not. */
  readonly declares: readonly Name[];
  /** Imports that keep their own names. They are registered first, so a later import with the same name is renamed. */
  readonly imports?: readonly ImportedSymbol[];
  readonly statements: (imports: ImportLedger) => readonly Declaration[];
}

/** The page of one model. */
export interface ModelPage {
  readonly model: ModelId;
  /** @param mark the sentence that tells that the file is ours; it has to appear in the first lines of the text */
  readonly text: (mark: string) => string;
}

/** A file made from all models. Its path is relative to the output folder. */
export type SharedContent = { readonly path: string } & (
  | { readonly kind: "module"; readonly source: string }
  | { readonly kind: "json"; readonly document: (mark: string) => object }
  | { readonly kind: "page"; readonly text: (mark: string) => string }
);

/** The names that a module exports. */
export interface ExportedNames {
  readonly types: readonly Name[];
  readonly values: readonly Name[];
}

export interface Exports {
  readonly models: readonly (ExportedNames & { readonly model: ModelId })[];
  /** Modules made from all models. Their paths are relative to the output folder and have no extension. */
  readonly shared?: readonly (ExportedNames & { readonly path: string })[];
}

/** Gives an emitter its type, with its name as a literal type, and returns it unchanged. */
export function defineEmitter<const Name extends string>(
  emitter: DataEmitter & { readonly name: Name },
): DataEmitter & { readonly name: Name };
export function defineEmitter<const Name extends string>(
  emitter: PageEmitter & { readonly name: Name },
): PageEmitter & { readonly name: Name };
export function defineEmitter(emitter: Emitter): Emitter {
  return emitter;
}
