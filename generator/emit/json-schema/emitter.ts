import { defineEmitter } from "../define-emitter.ts";

/** The emitter of a JSON Schema 2020-12 document. */
export const jsonSchema = defineEmitter({
  name: "json-schema",
  makes: "a JSON Schema 2020-12 document",
  byDefault: true,
  sees: "pages",
  folder: "json-schema",
  load: async () => (await import("./emit.ts")).emit,
});
