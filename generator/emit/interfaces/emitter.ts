import { name } from "../typescript/code-text.ts";
import { convertingModels } from "../converting-models.ts";
import { defineEmitter } from "../define-emitter.ts";
import { namesOf, typeNameIn } from "../names/model-path.ts";

/** The emitter of types for models. Other emitters import its modules. */
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
        // The type of an enum has the same name as its const object, so one export carries both.
        return kind === "enum"
          ? { model: id, types: [], values: [own.typeName, name`${own.valueStem}Values`] }
          : { model: id, types: [own.typeName, ...wire], values: [] };
      }),
    };
  },
  load: async () => (await import("./emit.ts")).emit,
});
