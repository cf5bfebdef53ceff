import { defaultSettings } from "../../generator/config/settings.ts";
import type { SourceFile } from "../../generator/index.ts";
import { checkedIds, importGenerated, validatorsIn } from "../support/generated.ts";
import { ajvOpinion } from "../support/opinion.ts";
import { Random } from "../support/random.ts";
import { emitUnformatted } from "../support/validators-of.ts";
import { mutated, valueMaker } from "../support/values.ts";
import { holds, type Target } from "./target.ts";

/** Values of the project's own models, valid and damaged, judged by the validators and by Ajv. */
export async function valueTarget(pages: readonly SourceFile[]): Promise<Target> {
  const { files, model } = emitUnformatted(pages, defaultSettings);
  const validatorsOf = validatorsIn(await importGenerated(files), model);
  const bundle = files.find(({ path }) => path === "json-schema/schema.json")?.text ?? "";
  const ajv = ajvOpinion(bundle, model, "passthrough");
  const ids = checkedIds(model);
  return {
    ...{ name: "values", weight: 500 },
    run: (seed, executions) => {
      const random = new Random(seed);
      const make = valueMaker(model, random);
      for (let count = 0; count < executions; count += 1) {
        const id = random.pick(ids);
        const value = count % 2 === 0 ? make(id) : mutated(make(id), random);
        const ours = validatorsOf(id).is(value);
        holds(ours === ajv(id, value), `${id} ${String(ours)}: ${JSON.stringify(value)}`);
      }
    },
  };
}
