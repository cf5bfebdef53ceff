import type { EmittedSpec } from "../../model/envelope.ts";
import type { SpecModel } from "../../model/model.ts";
import type { Emission, EmitContext } from "../define-emitter.ts";
import { once } from "../once.ts";
import { firstSentence, type Sentences } from "./describe.ts";
import { indexPage } from "./index-page.ts";
import { llmsPage } from "./llms.ts";
import { printPage } from "./markdown.ts";
import { modelPage } from "./model-page.ts";
import { pageContext } from "./page-context.ts";

/**
 * Makes a page per model, an index, and a list of pages for language models. Pages are mdast trees that remark prints
 * and escapes. Modelmark can read the printed pages as model pages again.
 */
export function emit(model: EmittedSpec, emitContext: EmitContext): Emission {
  const context = pageContext(model, emitContext);
  const about = once(() => sentencesOf(model));
  return {
    pages: model.models.map((one) => ({
      model: one.id,
      text: (mark) => printPage(modelPage(one, mark, context)),
    })),
    shared: [
      {
        ...{ path: "docs/index.md", kind: "page" },
        text: (mark) => printPage(indexPage(model, mark, about(), context)),
      },
      {
        ...{ path: "docs/llms.txt", kind: "page" },
        text: (mark) => printPage(llmsPage(model, mark, about(), context)),
      },
    ],
  };
}

function sentencesOf({ models }: SpecModel): Sentences {
  return new Map(models.map(({ id, description }) => [id, firstSentence(description)]));
}
