import { defineEmitter } from "../define-emitter.ts";

/** The emitter of an OpenAPI 3.1 document whose components are the models. */
export const openapi = defineEmitter({
  name: "openapi",
  makes: "an OpenAPI 3.1 document whose components are the models",
  byDefault: true,
  sees: "pages",
  folder: "openapi",
  load: async () => (await import("./emit.ts")).emit,
});
