import type { Settings } from "../../generator/config/settings.ts";
import type { GeneratedFile, ModuleFile } from "../../generator/emit/emitter.ts";
import { emitAll, loadEmitters } from "../../generator/emit/index.ts";
import { emitterNames } from "../../generator/emit/emitters.ts";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import type { SpecModel } from "../../generator/model/model.ts";
import { printModules } from "../../generator/print/print-modules.ts";

const loaded = await loadEmitters({ emit: emitterNames, emitters: [] });

/** Returns the files of a model, generated without any memory. */
export function printed(spec: SpecModel, settings: Settings): readonly GeneratedFile[] {
  const model = emittedSpec(spec);
  const { modelFiles, sharedFiles } = emitAll(
    model,
    planNames(model, settings.layout).value,
    settings,
    loaded,
  );
  const files = [...modelFiles, ...sharedFiles];
  const texts = files.flatMap(({ path, content }) =>
    content.kind === "text" ? [{ path, text: content.text() }] : [],
  );
  return [...texts, ...printModules(modulesOf(spec, settings)).value];
}

/** Returns the modules of a model before they are printed. */
export function modulesOf(spec: SpecModel, settings: Settings): readonly ModuleFile[] {
  const model = emittedSpec(spec);
  const { modelFiles, sharedFiles } = emitAll(
    model,
    planNames(model, settings.layout).value,
    settings,
    loaded,
  );
  return [...modelFiles, ...sharedFiles].flatMap(({ path, content }) =>
    content.kind === "module" ? [{ path, module: content.module() }] : [],
  );
}
