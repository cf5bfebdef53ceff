import { defaultSettings, type Settings } from "../../generator/config/settings.ts";
import { modelId } from "../../generator/model/type.ts";
import { buildModel, runPipeline, type PipelineResult } from "../../generator/pipeline.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";
import { printed } from "./printed.ts";
import { importGenerated, validatorsIn, type Validators } from "./generated.ts";

/** Returns the model and the emitted files before formatting, which bundlers do not need. */
export function emitUnformatted(
  pages: readonly SourceFile[],
  settings: Settings,
): Pick<PipelineResult, "model" | "files"> {
  const { model } = buildModel(pages, settings);
  return { model, files: printed(model, settings) };
}

/** Generates from pages given by path below `models/`. Findings that are errors fail the test. */
export async function generateFrom(
  pages: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
): Promise<PipelineResult> {
  const sources = Object.entries(pages).map(([path, text]) => ({ path: `models/${path}`, text }));
  const result = await runPipeline(sources, {
    ...{ ...defaultSettings, wire: "verbatim" },
    ...settings,
  });
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return result;
}

/** Returns the validators of such pages, by model id. */
export async function validatorsOf(
  pages: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
): Promise<(id: string) => Validators> {
  const { files, model } = await generateFrom(pages, settings);
  const validators = validatorsIn(await importGenerated(files), model);
  return (id) => validators(modelId("", id));
}

/** Returns a page with a table of values. */
export function enumPage(title: string, ...values: readonly (string | number)[]): string {
  const rows = values.map((value) => `| \`V${String(value).toUpperCase()}\` | ${value} |\n`);
  return `# ${title}\n\n\n## Values\n\n| Name | Value |\n| --- | --- |\n${rows.join("")}`;
}
