import { name } from "../typescript/code-text.ts";
import { defineEmitter } from "../define-emitter.ts";
import { namesOf } from "../names/model-path.ts";
import { validatorNames } from "../names/validator-names.ts";
import { checkedModels } from "./checked-models.ts";
import { hasPartial } from "./has-partial.ts";
import { runtimePath } from "./runtime-path.ts";

/** The emitter of functions that check values of models. */
export const validators = defineEmitter({
  name: "validators",
  makes: "functions that guard, check, parse and serialize",
  byDefault: true,
  needs: ["interfaces"],
  folder: "validators",
  index: "root",
  exports: (spec, context) => ({
    models: checkedModels(spec).models.map((model) => {
      const names = validatorNames(namesOf(context.names, model.id));
      const values = [names.guard, names.validate];
      if (context.partialValidators && hasPartial(model)) values.push(names.validatePartial);
      values.push(names.parse, names.assert, names.parseJson);
      values.push(names.serialize, names.schema, names.oldSchema);
      return { model: model.id, types: [], values };
    }),
    shared: [
      {
        path: runtimePath,
        types: [
          ...[name`ValidationIssue`, name`ValidationIssueCode`],
          ...[name`ValidationOptions`, name`ValidationResult`],
        ],
        values: [name`ValidationError`],
      },
    ],
  }),
  load: async () => (await import("./emit.ts")).emit,
});
