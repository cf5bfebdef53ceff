import { defineEmitter } from "../define-emitter.ts";

/** The emitter of pages for people and for language models. */
export const docs = defineEmitter({
  name: "docs",
  makes: "a page for each model, an index, and a list for language models",
  byDefault: true,
  sees: "pages",
  folder: "docs",
  load: async () => (await import("./emit.ts")).emit,
});
