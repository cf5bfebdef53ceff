import { describe, expect, test } from "vitest";
import { planNames } from "../../generator/emit/names/name-plan.ts";
import { typesOf } from "../../generator/model/graph.ts";
import type { SpecModel } from "../../generator/model/model.ts";
import { visitType } from "../../generator/model/type-visitor.ts";
import type { OtherType, TypeNode } from "../../generator/model/type.ts";
import { emittedSpec } from "../../generator/model/envelope.ts";
import { modulePath, namesOf } from "../../generator/emit/names/model-path.ts";
import { defaultSettings } from "../../generator/config/settings.ts";
import { compile } from "../support/compile.ts";
import { corpusNames, hasCorpora, readCorpus } from "../support/corpora.ts";
import { checkedIds, importGenerated, validatorsIn } from "../support/generated.ts";
import { Random } from "../support/random.ts";
import { emitUnformatted } from "../support/validators-of.ts";
import { mutated, valueMaker } from "../support/values.ts";

// A value that a guard accepts must be assignable to the interface. Values, including damaged ones, are written as
// literals of the type, and the compiler checks them.

const valuesPerModel = 6;

/** The known tag values by key. All other values are unknown tags. */
type KnownTags = ReadonlyMap<string, ReadonlySet<unknown>>;

function knownTags({ models }: SpecModel): KnownTags {
  const known = new Map<string, Set<unknown>>();
  for (const { tag, known: values } of models.flatMap(typesOf).flatMap(othersIn)) {
    const before = known.get(tag.wireName) ?? [];
    known.set(tag.wireName, new Set([...before, ...values]));
  }
  return known;
}

function othersIn(type: TypeNode): readonly OtherType[] {
  return visitType<readonly OtherType[]>(type, {
    primitive: () => [],
    array: (items) => items,
    map: (values) => values,
    ref: () => [],
    union: (members) => members.flat(),
    nullable: (of) => of,
    literal: () => [],
    other: (other) => [other],
  });
}

/**
 * Writes a value as a literal. A value that may be an unknown tag is not checked, because its type accepts no literal
 * at all.
 */
function written(value: unknown, known: KnownTags): string {
  if (Array.isArray(value)) return `[${value.map((item) => written(item, known)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => {
    const isFree = known.get(key)?.has(item) === false;
    return `${JSON.stringify(key)}: ${written(item, known)}${isFree ? " as never" : ""}`;
  });
  return `{ ${entries.join(", ")} }`;
}

describe.skipIf(!hasCorpora)("what guards accept", () => {
  test.each(corpusNames)("is assignable, for every model of %s", async (name) => {
    const { files, model } = emitUnformatted(await readCorpus(name), defaultSettings);
    const of = validatorsIn(await importGenerated(files), model);
    const names = planNames(emittedSpec(model)).value;
    const ids = checkedIds(model);
    const random = new Random(11);
    const make = valueMaker(model, random);
    const known = knownTags(model);
    let count = 0;
    const programs = ids.map((id, index) => {
      const { is, parse } = of(id);
      const { typeName } = namesOf(names, id);
      const values = Array.from({ length: valuesPerModel }, () => make(id))
        .flatMap((value) => [value, mutated(value, random)])
        .filter((value) => is(value))
        // A value may have keys that its type does not know, but a literal may not.
        .map((value) => written(parse(value, { unknownKeys: "strip" }), known));
      count += values.length;
      const specifier = `../${modulePath(names, id, "models")}.js`;
      const lines = values.map((value, at) => `export const v${at}: T = ${value};`);
      const text = `import type { ${typeName} as T } from "${specifier}";\n${lines.join("\n")}\n`;
      return { path: `values/m${index}.ts`, text };
    });
    expect(count).toBeGreaterThan(ids.length * valuesPerModel);
    const typescript = files.filter(({ path }) => path.endsWith(".ts"));
    expect(await compile([...typescript, ...programs], "typescript", "bundler")).toEqual([]);
  });
});
