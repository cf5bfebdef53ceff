import type { RootContent } from "mdast";
import type { Emitter, GeneratedFile, SharedFile } from "../emitter.ts";
import { firstSentence } from "./describe.ts";
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
    const about = new Map(model.models.map((one) => [one.id, firstSentence(one.description)]));
    const wanted = model.models.filter(({ id }) => emitContext.isWanted(id));
    return {
      modelFiles: wanted.map((one) => ({
        model: one.id,
        ...page(`${docsPath(context, one.id)}.md`, modelPage(one, context)),
      })),
      sharedFiles: [
        shared("docs/index.md", indexPage(model, about, context)),
        shared("docs/llms.txt", llmsPage(model, about, context)),
      ],
      exports: [],
      diagnostics: [],
    };
  },
};

function page(path: string, blocks: readonly RootContent[]): GeneratedFile {
  return { path, text: printPage(blocks), language: "markdown" };
}

/** Printed only where its tree has changed. */
function shared(path: string, blocks: readonly RootContent[]): SharedFile {
  const facts = JSON.stringify(blocks);
  return { path, facts, print: () => printPage(blocks), language: "markdown" };
}
