import type { Settings } from "../../generator/config/settings.ts";
import type { GeneratedFile } from "../../generator/emit/emitter.ts";
import { planNames, type ModelNames } from "../../generator/emit/names/name-plan.ts";
import type { Model } from "../../generator/model/model.ts";
import { runPipeline } from "../../generator/pipeline.ts";
import { renderReference } from "../../generator/site/reference-markdown.ts";
import type { KnownPages } from "../../generator/site/safe-link.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";
import type { Generated, ModelOutput } from "./messages.ts";

/** The output of the pages, and where the validators of the models are. */
export interface GeneratedModels extends Generated {
  readonly files: readonly GeneratedFile[];
  /** For each model id, its module and the type name that is part of its functions' names. */
  readonly validators: ReadonlyMap<string, { readonly module: string; readonly typeName: string }>;
}

/** The preview shows a single page, so no link to another page is followed. */
const noAnchors: ReadonlySet<string> = new Set();

/** Runs the pipeline, and groups its output by model. */
export async function generateModels(
  pages: readonly SourceFile[],
  settings: Settings,
): Promise<GeneratedModels> {
  const { model, files, diagnostics } = await runPipeline(pages, settings);
  if (files.length === 0) return { models: [], diagnostics, files, validators: new Map() };
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const names = planNames(model, settings.layout).value;
  const documents = new Map(
    [...texts.keys()].filter((path) => path.startsWith("docs/")).map((path) => [path, noAnchors]),
  );
  const named = model.models.flatMap((one) => {
    const plan = names.get(one.id);
    return plan === undefined ? [] : [{ one, plan }];
  });
  const models = named.map(({ one, plan }) => outputOf(one, plan, texts, documents));
  const validators = new Map(
    named.map(({ one, plan }) => [
      one.id,
      { module: `validators/${plan.folder}${plan.fileStem}.ts`, typeName: plan.typeName },
    ]),
  );
  return { models, diagnostics, files, validators };
}

function outputOf(
  model: Model,
  { folder, fileStem, typeName }: ModelNames,
  texts: ReadonlyMap<string, string>,
  documents: KnownPages,
): ModelOutput {
  const text = (path: string): string => texts.get(path) ?? "";
  const path = `docs/${folder}${fileStem}.md`;
  const docs = text(path);
  return {
    id: model.id,
    page: model.source.file,
    typescript: text(`models/${folder}${fileStem}.ts`),
    validator: text(`validators/${folder}${fileStem}.ts`),
    schema: definitionOf(typeName, text("json-schema/schema.json")),
    docs: renderReference(docs, { path, pages: documents }).html,
    example: /^```json\n(?<json>[^]*?)\n```$/m.exec(docs)?.groups?.["json"] ?? "",
  };
}

/**
 * Returns the definition of one model with its references unresolved, or the whole document if it has no such
 * definition.
 */
function definitionOf(typeName: string, document: string): string {
  const { $defs = {} }: { $defs?: Record<string, unknown> } = JSON.parse(document || "{}");
  const definition = $defs[typeName];
  return definition === undefined ? document : JSON.stringify({ [typeName]: definition }, null, 2);
}
