import { anythingModels } from "../../model/anything.ts";
import type { Field, Model, SpecModel } from "../../model/model.ts";
import { dataFields } from "../../model/object-parts.ts";
import { oncePer } from "../../model/once-per.ts";
import { referencesOf, usersOf } from "../../model/graph.ts";
import type { ModelId } from "../../model/type.ts";
import type { EmitContext } from "../define-emitter.ts";
import { namesOf, pagePath } from "../names/model-path.ts";
import { relativePath } from "../typescript/relative-path.ts";

/** What the parts of a page need to know besides their model. */
export interface PageContext {
  readonly emit: EmitContext;
  readonly models: ReadonlyMap<ModelId, Model>;
  /** The models that any value fits. They have no validators. */
  readonly anything: ReadonlySet<ModelId>;
  /** For each model, the models that refer to it directly. */
  readonly users: ReadonlyMap<ModelId, readonly ModelId[]>;
}

/** Makes the context of all pages, with one pass over the models. */
export function pageContext(model: SpecModel, emit: EmitContext): PageContext {
  return {
    emit,
    models: new Map(model.models.map((one) => [one.id, one])),
    anything: anythingModels(model),
    users: usersOf(model),
  };
}

/** Returns the path of a model's page below the output folder, without extension. */
export function docsPath({ emit }: PageContext, id: ModelId): string {
  return pagePath(emit.names, id, "docs");
}

/**
 * Returns the relative URL of a model's page.
 *
 * @param from the path of the page with the link, as {@link docsPath} returns it
 */
export function pageUrl(context: PageContext, from: string, id: ModelId): string {
  return `${relativePath(from, docsPath(context, id))}.md`;
}

/** Returns the name of a model's type. */
export function typeName({ emit }: PageContext, id: ModelId): string {
  return namesOf(emit.names, id).typeName;
}

/** Returns the fields of the model `from` that refer to the model `to`. */
export function fieldsTo({ models }: PageContext, from: ModelId, to: ModelId): readonly Field[] {
  const model = models.get(from);
  return model === undefined ? [] : (mentionsOf(model).get(to) ?? []);
}

/** Returns the fields of a model that refer to another one, by the id of the other one. */
const mentionsOf = oncePer((model: Model): ReadonlyMap<ModelId, readonly Field[]> => {
  const mentions = new Map<ModelId, Field[]>();
  for (const field of model.kind === "object" ? dataFields(model) : []) {
    for (const id of new Set(referencesOf(field.type))) {
      const fields = mentions.get(id);
      if (fields === undefined) mentions.set(id, [field]);
      else fields.push(field);
    }
  }
  return mentions;
});
