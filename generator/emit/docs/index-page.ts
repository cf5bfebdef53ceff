import type { RootContent } from "mdast";
import type { Model, SpecModel } from "../../model/model.ts";
import { groupBy } from "../group-by.ts";
import type { Sentences } from "./describe.ts";
import { code, heading, html, link, list, paragraph, type Words } from "./nodes.ts";
import { commentHtml } from "./own-html.ts";
import { pageUrl, typeName, type PageContext } from "./page-context.ts";

/** Returns the index page: a list of all models by namespace and first letter, with their kinds and first sentences. */
export function indexPage(
  { models }: SpecModel,
  mark: string,
  about: Sentences,
  context: PageContext,
): readonly RootContent[] {
  const namespaces = grouped(models, ({ namespace }) => namespace);
  return [
    html(commentHtml(mark)),
    heading(1, "Models"),
    paragraph(`${models.length} models.`),
    ...namespaces.flatMap(([namespace, inside]) => [
      heading(2, namespace === "" ? "Outside any namespace" : namespace),
      ...grouped(inside, (model) => letterOf(typeName(context, model.id))).flatMap(
        ([letter, some]) => [
          heading(3, letter),
          list(some.map((model) => entry(model, about, context))),
        ],
      ),
    ]),
  ];
}

function entry(model: Model, about: Sentences, context: PageContext): Words {
  const name = link(pageUrl(context, "docs/index", model.id), code(typeName(context, model.id)));
  const sentence = about.get(model.id) ?? "";
  const deprecated = model.deprecation === null ? "" : ", deprecated";
  return [name, ` (${model.kind}${deprecated})`, ...(sentence === "" ? [] : [` ${sentence}`])];
}

function letterOf(name: string): string {
  return name.charAt(0).toUpperCase();
}

function grouped(
  models: readonly Model[],
  keyOf: (model: Model) => string,
): readonly (readonly [string, readonly Model[]])[] {
  return [...groupBy(models, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
}
