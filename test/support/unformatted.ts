import type { Settings } from "../../generator/config/settings.ts";
import type { FileContent, GeneratedFile } from "../../generator/emit/emitter.ts";
import { emitAll } from "../../generator/emit/index.ts";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import type { SpecModel } from "../../generator/model/model.ts";
import { createPrinter } from "../../generator/print/print-module.ts";

const print = createPrinter();

/** The files of a model before they are formatted, which takes most of the time and which bundlers do not need. */
export function unformatted(spec: SpecModel, settings: Settings): readonly GeneratedFile[] {
  const model = emittedSpec(spec);
  const { modelFiles, sharedFiles } = emitAll(model, planNames(model).value, settings);
  return [...modelFiles, ...sharedFiles].map(({ path, content }) => ({
    path,
    text: textOf(content),
  }));
}

function textOf(content: FileContent): string {
  if (content.kind === "text") return content.text();
  const module = content.module();
  return typeof module === "string" ? module : print(module);
}
