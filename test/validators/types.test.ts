import { describe, expect, test } from "vitest";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import { modelPath, namesOf } from "../../generator/emit/names/model-path.ts";
import { defaultSettings } from "../../generator/config/settings.ts";
import { compile } from "../support/compile.ts";
import { corpusNames, hasCorpora, readCorpus } from "../support/corpora.ts";
import { checkedIds, importGenerated, validatorsIn } from "../support/generated.ts";
import { Random } from "../support/random.ts";
import { emitUnformatted } from "../support/validators-of.ts";
import { mutated, valueMaker } from "../support/values.ts";

// A value the guard accepts is assignable to the interface: values, damaged ones too, are written out as
// literals of the type, and the compiler has a look.

const valuesPerModel = 6;

describe.skipIf(!hasCorpora)("what guards accept", () => {
  test.each(corpusNames)("is assignable, for every model of %s", async (name) => {
    const { files, model } = emitUnformatted(await readCorpus(name), defaultSettings);
    const of = validatorsIn(await importGenerated(files), model);
    const names = planNames(emittedSpec(model)).value;
    const ids = checkedIds(model);
    const random = new Random(11);
    const make = valueMaker(model, random);
    let count = 0;
    const programs = ids.map((id, index) => {
      const { is, parse } = of(id);
      const { typeName } = namesOf(names, id);
      const values = Array.from({ length: valuesPerModel }, () => make(id))
        .flatMap((value) => [value, mutated(value, random)])
        .filter((value) => is(value))
        // Keys the type does not know are fine in a value, but not in a literal.
        .map((value) => JSON.stringify(parse(value, { unknownKeys: "strip" })));
      count += values.length;
      const specifier = `../${modelPath(names, id, "models")}.js`;
      const lines = values.map((value, at) => `export const v${at}: T = ${value};`);
      const text = `import type { ${typeName} as T } from "${specifier}";\n${lines.join("\n")}\n`;
      return { path: `values/m${index}.ts`, text };
    });
    expect(count).toBeGreaterThan(ids.length * valuesPerModel);
    const typescript = files.filter(({ path }) => path.endsWith(".ts"));
    expect(await compile([...typescript, ...programs], "typescript", "bundler")).toEqual([]);
  });
});
