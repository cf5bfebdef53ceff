import { emitterNames, type EmitterName } from "../config/settings.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { EmittedSpec } from "../model/envelope.ts";
import { emitSettings, type EmitSettings } from "./emit-settings.ts";
import type { Emitter, ModelFile, SharedFile } from "./emitter.ts";
import { docs } from "./docs/emit.ts";
import { indexFiles, reachableNames, type ReachableNames } from "./index-files.ts";
import { interfaces } from "./interfaces/emit.ts";
import { jsonSchema } from "./json-schema/emit.ts";
import type { NamePlan } from "./names/name-plan.ts";
import { openapi } from "./openapi/emit.ts";
import { validators } from "./validators/emit.ts";

/** Every emitter by the name `--emit` knows it by. */
const emitters: Readonly<Record<EmitterName, Emitter>> = {
  interfaces,
  validators,
  "json-schema": jsonSchema,
  openapi,
  docs,
};

/** Files as the emitters give them: not made yet. */
export interface Emitted {
  readonly modelFiles: readonly ModelFile[];
  readonly sharedFiles: readonly SharedFile[];
  /** What code can import through the index files. */
  readonly reachable: readonly ReachableNames[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Runs the emitters a project asks for; index files are made from what all of them export.
 *
 * @param names of all models, planned once
 */
export function emitAll(model: EmittedSpec, names: NamePlan, settings: EmitSettings): Emitted {
  const { emit, ...known } = emitSettings(settings);
  const chosen = withNeeds(emit);
  const context = { ...known, names, emitters: chosen };
  const results = chosen.map((name) => emitters[name].emit(model, context));
  const modules = results.flatMap((result) => result.exports);
  const indexes = indexFiles(modules, known);
  const modelFiles = results.flatMap((result) => result.modelFiles);
  const sharedFiles = [...results.flatMap((result) => result.sharedFiles), ...indexes.value];
  assertDistinct([...modelFiles, ...sharedFiles]);
  const diagnostics = results.flatMap((result) => result.diagnostics);
  const found = [...diagnostics, ...indexes.diagnostics];
  const reachable = reachableNames(modules);
  return { modelFiles, sharedFiles, reachable, diagnostics: found };
}

/** What was asked for, in one order; validators import the types they vouch for. */
function withNeeds(emit: readonly EmitterName[]): readonly EmitterName[] {
  return emitterNames.filter(
    (name) => emit.includes(name) || (name === "interfaces" && emit.includes("validators")),
  );
}

function assertDistinct(files: readonly { readonly path: string }[]): void {
  const folded = new Set(files.map(({ path }) => path.toLowerCase()));
  if (folded.size < files.length) throw new Error("Modelmark bug: two files have one path");
}
