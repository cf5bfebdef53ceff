import { anythingModels } from "../../model/anything.ts";
import type { Field, Model, SpecModel } from "../../model/model.ts";
import { dataFields } from "../../model/object-parts.ts";
import { referencesOf, usersOf } from "../../model/graph.ts";
import type { ModelId } from "../../model/type.ts";
import type { EmitContext } from "../define-emitter.ts";
import { namesOf, pagePath } from "../names/model-path.ts";
import { relativePath } from "../typescript/relative-path.ts";

/** What all parts of one model's page are written with. */
export interface PageContext {
  readonly emit: EmitContext;
  readonly models: ReadonlyMap<ModelId, Model>;
  /** Models that any value is one of, so that there is no validator of them. */
  readonly anything: ReadonlySet<ModelId>;
  /** The models that refer to one, directly. */
  readonly users: ReadonlyMap<ModelId, readonly ModelId[]>;
  /** For each model the fields that mention another, by that one's id. */
  readonly mentions: ReadonlyMap<ModelId, ReadonlyMap<ModelId, readonly Field[]>>;
}

/** Looks at all models once. */
export function pageContext(model: SpecModel, emit: EmitContext): PageContext {
  return {
    emit,
    models: new Map(model.models.map((one) => [one.id, one])),
    anything: anythingModels(model),
    users: usersOf(model),
    mentions: new Map(model.models.map((one) => [one.id, mentionsOf(one)])),
  };
}

/** The path of a model's page below the output folder, without ending. */
export function docsPath({ emit }: PageContext, id: ModelId): string {
  return pagePath(emit.names, id, "docs");
}

/** The address of a model's page on the page at `from`, a path like that of {@link docsPath}. */
export function pageUrl(context: PageContext, from: string, id: ModelId): string {
  return `${relativePath(from, docsPath(context, id))}.md`;
}

/** What a model's type is called. */
export function typeName({ emit }: PageContext, id: ModelId): string {
  return namesOf(emit.names, id).typeName;
}

/** The fields of a model that mention another. */
export function fieldsTo({ mentions }: PageContext, from: ModelId, to: ModelId): readonly Field[] {
  return mentions.get(from)?.get(to) ?? [];
}

function mentionsOf(model: Model): ReadonlyMap<ModelId, readonly Field[]> {
  const found = new Map<ModelId, Field[]>();
  for (const field of model.kind === "object" ? dataFields(model) : []) {
    for (const id of new Set(referencesOf(field.type))) {
      const known = found.get(id);
      if (known === undefined) found.set(id, [field]);
      else known.push(field);
    }
  }
  return found;
}
