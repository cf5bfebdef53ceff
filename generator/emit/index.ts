import type { EmitterName, Settings } from "../config/settings.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { SpecModel } from "../model/model.ts";
import type { Emitter, GeneratedFile } from "./emitter.ts";
import { indexFiles } from "./index-files.ts";
import { interfaces } from "./interfaces/emit.ts";
import { planNames } from "./names/name-plan.ts";

/** Every emitter by the name `--emit` knows it by. */
const emitters: Readonly<Record<EmitterName, Emitter>> = { interfaces };

/**
 * Runs the emitters a project asks for: names are planned once, index files are made from what all of them
 * export.
 *
 * @returns the files, unformatted, ordered by path
 */
export function emitAll(
  model: SpecModel,
  { emit, importExtension }: Pick<Settings, "emit" | "importExtension">,
): Outcome<readonly GeneratedFile[]> {
  const names = planNames(model);
  const results = emit.map((name) =>
    emitters[name].emit(model, { names: names.value, importExtension }),
  );
  const indexes = indexFiles(
    results.flatMap((result) => result.exports),
    importExtension,
  );
  const files = [...results.flatMap((result) => result.files), ...indexes];
  assertDistinct(files);
  return {
    value: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    diagnostics: [...names.diagnostics, ...results.flatMap((result) => result.diagnostics)],
  };
}

function assertDistinct(files: readonly GeneratedFile[]): void {
  const folded = new Set(files.map(({ path }) => path.toLowerCase()));
  if (folded.size < files.length) throw new Error("Modelmark bug: two files have one path");
}
