import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { dataOnly } from "./data-only.ts";
import type { EmittedSpec } from "../model/envelope.ts";
import type { Emission, EmitContext, Emitter } from "./define-emitter.ts";
import { emitContext } from "./emit-context.ts";
import type { EmitSettings } from "./emit-settings.ts";
import { emitterNames } from "./emitters.ts";
import { emittedFiles } from "./emitted-files.ts";
import type { ModelFile, SharedFile } from "./emitter.ts";
import { chosenEmitters, type EmitterChoice } from "./chosen-emitters.ts";
import { EmitterError } from "./own-emitter.ts";
import { indexesOf } from "./index-files.ts";
import { moduleExports } from "./module-exports.ts";
import type { NamePlan } from "./names/name-plan.ts";

/** The files of all emitters. Their contents are not made yet. */
export interface Emitted {
  readonly modelFiles: readonly ModelFile[];
  readonly sharedFiles: readonly SharedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Emitters whose code is loaded. */
export type LoadedEmitters = readonly LoadedEmitter[];

interface LoadedEmitter {
  readonly name: string;
  readonly folder: string;
  readonly emit: (spec: EmittedSpec, context: EmitContext) => Emission;
}

/** Loads the code of the emitters that are chosen, and of the emitters whose modules they import. */
export function loadEmitters(choice: EmitterChoice): Promise<LoadedEmitters> {
  return Promise.all(
    chosenEmitters(choice).map(async (emitter): Promise<LoadedEmitter> => {
      const { name, folder } = emitter;
      if (emitter.sees === "pages") return { name, folder, emit: await emitter.load() };
      const emit = await emitter.load();
      return { name, folder, emit: (spec, context) => emit(dataOnly(spec), context) };
    }),
  );
}

/**
 * Runs the emitters that a project asks for, and makes index files from their exports.
 *
 * @param names the planned names of all models
 * @param loaded the emitters to choose from, at least those that are chosen
 */
export function emitAll(
  model: EmittedSpec,
  names: NamePlan,
  settings: EmitSettings & EmitterChoice,
  loaded: LoadedEmitters,
): Emitted {
  const context = emitContext(names, settings);
  const chosen = loaded.filter(({ name }) => context.emitters.includes(name));
  const emitted = chosen.map((one) => emittedFiles(one, one.emit(model, context), model, context));
  const described = chosenEmitters(settings);
  const indexes = indexesOf(model, context, described);
  const modelFiles = emitted.flatMap((one) => one.modelFiles);
  const sharedFiles = [...emitted.flatMap((one) => one.sharedFiles), ...indexes.value];
  // The exports of Modelmark's own emitters are not listed a second time; tests compile what they make.
  const own = described.filter((one) => !emitterNames.some((name) => name === one.name));
  assertDistinct([...modelFiles, ...sharedFiles], own);
  assertExported(own, [...modelFiles, ...sharedFiles], model, context);
  return { modelFiles, sharedFiles, diagnostics: indexes.diagnostics };
}

/** @throws EmitterError when an emitter says that modules export something which nobody makes */
function assertExported(
  own: readonly Emitter[],
  files: readonly { readonly path: string }[],
  model: EmittedSpec,
  context: EmitContext,
): void {
  const paths = new Set(files.map(({ path }) => path));
  for (const emitter of own) {
    const modules = moduleExports(emitter, model, context);
    const missing = modules.find(({ path }) => !paths.has(`${path}.ts`));
    if (missing === undefined) continue;
    throw new EmitterError(
      emitter.name,
      `it exports names of \`${missing.path}.ts\`, which it does not make`,
    );
  }
}

function assertDistinct(
  files: readonly { readonly path: string }[],
  own: readonly Emitter[],
): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    const folded = path.toLowerCase();
    if (seen.has(folded)) {
      const [first = ""] = path.split(/[./]/);
      const maker = own.find(({ folder }) => folder === first);
      if (maker !== undefined) throw new EmitterError(maker.name, `it makes \`${path}\` twice`);
      throw new Error(`Modelmark bug: two files have the path ${path}`);
    }
    seen.add(folded);
  }
}
