import type { RootContent } from "mdast";
import type { SpecModel } from "../../model/model.ts";
import type { Sentences } from "./describe.ts";
import { heading, link, list, paragraph, quote, type Words } from "./nodes.ts";
import { pageUrl, typeName, type PageContext } from "./page-context.ts";

/**
 * Returns the list of pages for language models.
 *
 * @see https://llmstxt.org
 */
export function llmsPage(
  { models }: SpecModel,
  mark: string,
  about: Sentences,
  context: PageContext,
): readonly RootContent[] {
  const entries = models.map((model): Words => {
    const name = typeName(context, model.id);
    const sentence = about.get(model.id) ?? "";
    const words = sentence === "" ? model.kind : `${model.kind}. ${sentence}`;
    return [link(pageUrl(context, "docs/llms", model.id), name), `: ${words}`];
  });
  return [
    heading(1, "Models"),
    quote(paragraph(mark)),
    paragraph("The data models of an API, as TypeScript reads them: one page each."),
    heading(2, "Models"),
    ...(entries.length === 0 ? [] : [list(entries)]),
  ];
}
