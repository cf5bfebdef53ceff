import { defineEmitter } from "../define-emitter.ts";
import { namesOf } from "../names/model-path.ts";
import { schemaName } from "./schema-name.ts";

/** The emitter of zod schemas, for projects that use zod anyway, such as for forms, routers or settings. */
export const zod = defineEmitter({
  name: "zod",
  makes: "zod 4 schemas, for projects that use zod",
  byDefault: false,
  needs: ["interfaces"],
  folder: "zod",
  exports: ({ models }, { names }) => ({
    models: models.map(({ id }) => ({
      ...{ model: id, types: [], values: [schemaName(namesOf(names, id))] },
    })),
  }),
  load: async () => (await import("./emit.ts")).emit,
});
