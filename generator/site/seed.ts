import type { Settings } from "../config/settings.ts";
import { referencesOf, typesOf } from "../model/graph.ts";
import { squeezePadding } from "../read/markdown/squeeze-padding.ts";
import type { Model, SpecModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";
import type { SourceFile } from "../read/source/source-file.ts";

/** The pages that the playground opens with, and the settings to read them. */
export interface Seed {
  readonly pages: readonly SourceFile[];
  readonly settings: Settings;
  /** The path of the page to show first. */
  readonly open: string;
}

/**
 * How many pages the playground may open with: enough to show relations, and few enough for a list beside an editor.
 */
const maxPages = 12;

/**
 * Chooses the pages for the playground: those of one model and of all models it needs, directly or not. Among the
 * models that need few enough, it is the one that refers to the most other models.
 */
export function seedOf(model: SpecModel, pages: readonly SourceFile[], settings: Settings): Seed {
  const byId = new Map(model.models.map((one) => [one.id, one]));
  const candidates = model.models
    .map((one) => ({ one, needs: closure(one, byId) }))
    .filter(({ needs }) => needs.length <= maxPages)
    .sort((a, b) => weight(b.one) - weight(a.one));
  const [chosen] = candidates;
  const files = new Set(chosen?.needs.map(({ source }) => source.file));
  const used = pages
    .filter(({ path }) => files.has(path))
    .map(({ path, text }) => ({ path, text: squeezePadding(text).text }));
  return { pages: used, settings, open: chosen?.one.source.file ?? "" };
}

function weight(model: Model): number {
  return new Set(typesOf(model).flatMap(referencesOf)).size;
}

function closure(model: Model, byId: ReadonlyMap<ModelId, Model>): readonly Model[] {
  const models = new Set([model]);
  for (const one of models) {
    for (const id of typesOf(one).flatMap(referencesOf)) {
      const next = byId.get(id);
      if (next !== undefined) models.add(next);
      if (models.size > maxPages) return [...models];
    }
  }
  return [...models];
}
