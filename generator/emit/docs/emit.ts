import type { RootContent } from "mdast";
import type { SpecModel } from "../../model/model.ts";
import type { Emitter, SharedFile } from "../emitter.ts";
import { once } from "../once.ts";
import { firstSentence, type Sentences } from "./describe.ts";
import { indexPage } from "./index-page.ts";
import { llmsPage } from "./llms.ts";
import { printPage } from "./markdown.ts";
import { modelPage } from "./model-page.ts";
import { docsPath, pageContext } from "./page-context.ts";

/**
 * One page a model, an index, and a list of pages for language models. Pages are trees of mdast that remark prints,
 * so that escaping is remark's; they can be read again as model pages.
 */
export const docs: Emitter = {
  emit: (model, emitContext) => {
    const context = pageContext(model, emitContext);
    const about = once(() => sentencesOf(model));
    return {
      modelFiles: model.models.map((one) => ({
        model: one.id,
        path: `${docsPath(context, one.id)}.md`,
        content: { kind: "text", text: () => printPage(modelPage(one, context)) },
      })),
      sharedFiles: [
        shared("docs/index.md", () => indexPage(model, about(), context)),
        shared("docs/llms.txt", () => llmsPage(model, about(), context)),
      ],
      exports: [],
      diagnostics: [],
    };
  },
};

/** Printed only where its tree has changed. */
function shared(path: string, blocks: () => readonly RootContent[]): SharedFile {
  const made = once(blocks);
  const text = (): string => printPage(made());
  return { path, facts: () => JSON.stringify(made()), content: { kind: "text", text } };
}

function sentencesOf({ models }: SpecModel): Sentences {
  return new Map(models.map(({ id, description }) => [id, firstSentence(description)]));
}
