import { name } from "../typescript/code-text.ts";
import { convertingModels } from "../converting-models.ts";
import { defineEmitter } from "../define-emitter.ts";
import { namesOf, typeNameIn } from "../names/model-path.ts";

/** Types of models: the emitter whose modules others import. */
export const interfaces = defineEmitter({
  name: "interfaces",
  makes: "types, with what the pages say as comments",
  byDefault: true,
  sees: "pages",
  folder: "models",
  index: "root",
  exports: (spec, { names, dates }) => {
    const converting = convertingModels(spec, dates);
    return {
      models: spec.models.map(({ id, kind }) => {
        const own = namesOf(names, id);
        const wire = converting.has(id) ? [typeNameIn("wire", own)] : [];
        // An enum's type goes with its const object: one export carries both.
        return kind === "enum"
          ? { model: id, types: [], values: [own.typeName, name`${own.valueStem}Values`] }
          : { model: id, types: [own.typeName, ...wire], values: [] };
      }),
    };
  },
  load: async () => (await import("./emit.ts")).emit,
});
