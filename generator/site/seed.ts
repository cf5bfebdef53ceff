import type { Settings } from "../config/settings.ts";
import { referencesOf, typesOf } from "../model/graph.ts";
import { squeezePadding } from "../read/markdown/squeeze-padding.ts";
import type { Model, SpecModel } from "../model/model.ts";
import type { ModelId } from "../model/type.ts";
import type { SourceFile } from "../read/source/source-file.ts";

/** What the playground opens with, and how it reads pages. */
export interface Seed {
  readonly pages: readonly SourceFile[];
  readonly settings: Settings;
  /** Path of the page to show first. */
  readonly open: string;
}

/** Enough to see how models hang together, few enough for a list beside an editor. */
const maxPages = 12;

/** The pages of the model that refers to the most others, with all they need; of the first that needs few enough. */
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
  const found = new Set([model]);
  for (const one of found) {
    for (const id of typesOf(one).flatMap(referencesOf)) {
      const next = byId.get(id);
      if (next !== undefined) found.add(next);
      if (found.size > maxPages) return [...found];
    }
  }
  return [...found];
}
