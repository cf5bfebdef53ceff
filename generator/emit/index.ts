import { emitterNames, type EmitterName, type Settings } from "../config/settings.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { SpecModel } from "../model/model.ts";
import type { Emitter, GeneratedFile } from "./emitter.ts";
import { indexFiles } from "./index-files.ts";
import { interfaces } from "./interfaces/emit.ts";
import { validators } from "./validators/emit.ts";
import { jsonSchema } from "./json-schema/emit.ts";
import { openapi } from "./openapi/emit.ts";
import { planNames } from "./names/name-plan.ts";

/** Every emitter by the name `--emit` knows it by. */
const emitters: Readonly<Record<EmitterName, Emitter>> = {
  interfaces,
  validators,
  "json-schema": jsonSchema,
  openapi,
};

export type EmitSettings = Pick<Settings, "emit" | "importExtension" | "dates" | "unsafeIntegers">;

/**
 * Runs the emitters a project asks for: names are planned once, index files are made from what all of them
 * export.
 *
 * @returns the files, unformatted, ordered by path
 */
export function emitAll(
  model: SpecModel,
  { emit, importExtension, dates, unsafeIntegers }: EmitSettings,
): Outcome<readonly GeneratedFile[]> {
  const names = planNames(model);
  const context = { names: names.value, importExtension, dates, unsafeIntegers };
  const results = withNeeds(emit).map((name) => emitters[name].emit(model, context));
  const indexes = indexFiles(
    results.flatMap((result) => result.exports),
    importExtension,
  );
  const files = [...results.flatMap((result) => result.files), ...indexes.value];
  assertDistinct(files);
  return {
    value: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    diagnostics: [
      ...names.diagnostics,
      ...results.flatMap((result) => result.diagnostics),
      ...indexes.diagnostics,
    ],
  };
}

/** What was asked for, in one order; validators import the types they vouch for. */
function withNeeds(emit: readonly EmitterName[]): readonly EmitterName[] {
  return emitterNames.filter(
    (name) => emit.includes(name) || (name === "interfaces" && emit.includes("validators")),
  );
}

function assertDistinct(files: readonly GeneratedFile[]): void {
  const folded = new Set(files.map(({ path }) => path.toLowerCase()));
  if (folded.size < files.length) throw new Error("Modelmark bug: two files have one path");
}
