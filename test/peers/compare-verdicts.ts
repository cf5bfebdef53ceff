import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { JsonValue } from "../../generator/model/model.ts";
import { checkedIds, importGenerated, validatorsIn } from "../support/generated.ts";
import { Random } from "../support/random.ts";
import { mutated, valueMaker } from "../support/values.ts";
import { withTimesOfZod } from "./explanations.ts";
import type { Fixture } from "./fixtures.ts";
import type { Reading } from "./readers/reader.ts";

/** A value on which a schema made of our document and our validator disagree. */
export interface VerdictDifference {
  readonly definition: string;
  readonly value: JsonValue;
  /** The verdict of our validator. */
  readonly ours: boolean;
  /** The issues that their schema reports, or that it accepts the value. */
  readonly theirs: string;
  /** Whether the verdicts agree once date-times have the form that zod accepts. */
  readonly isOfTimes: boolean;
}

export interface Verdicts {
  readonly count: number;
  readonly differences: readonly VerdictDifference[];
  /** The definitions for which the tool made no schema. */
  readonly absent: readonly string[];
}

/** The part of a zod schema that is called here. */
interface ZodSchema {
  readonly safeParse: (value: unknown) => {
    readonly success: boolean;
    readonly error?: { readonly message: string };
  };
}

const valuesPerModel = 200;

/**
 * The values of every model on which verdicts are compared: half of them are valid, the others have one step of
 * damage.
 */
export type Probes = ReadonlyMap<
  string,
  readonly (readonly [value: JsonValue, isValid: boolean])[]
>;

/** Makes values for each model that has validators, and asks the validators about them. */
export async function makeProbes({ model, files, definitions }: Fixture): Promise<Probes> {
  const validators = validatorsIn(await importGenerated(files), model);
  const random = new Random(15);
  const make = valueMaker(model, random);
  return new Map(
    checkedIds(model).map((id) => {
      const { is } = validators(id);
      const values = Array.from({ length: valuesPerModel }, (_, index) =>
        index % 2 === 0 ? make(id) : mutated(make(id), random),
      );
      return [definitions.get(id) ?? id, values.map((value) => [value, is(value)] as const)];
    }),
  );
}

/** Asks a tool's schemas about the same values. */
export async function compareVerdicts(
  probes: Probes,
  folder: string,
  { module, nameOf }: NonNullable<Reading["schemas"]>,
): Promise<Verdicts> {
  const outfile = `${folder}/${module}.mjs`;
  await build({
    ...{ entryPoints: [`${folder}/${module}`], outfile, bundle: true, format: "esm" },
    ...{ packages: "external", logLevel: "error" },
  });
  const schemas: Readonly<Record<string, ZodSchema>> = await import(pathToFileURL(outfile).href);
  const absent: string[] = [];
  const differences: VerdictDifference[] = [];
  let count = 0;
  for (const [definition, values] of probes) {
    const schema = schemas[nameOf(definition) ?? ""];
    if (schema === undefined) {
      absent.push(definition);
      continue;
    }
    count += values.length;
    const different = values.flatMap(([value, ours]): readonly VerdictDifference[] => {
      const { isValid, theirs } = verdict(schema, value);
      if (isValid === ours) return [];
      const isOfTimes = verdict(schema, withTimesOfZod(value)).isValid === ours;
      return [{ definition, value, ours, theirs, isOfTimes }];
    });
    differences.push(...different);
  }
  return { count, differences, absent };
}

function verdict(
  schema: ZodSchema,
  value: unknown,
): { readonly isValid: boolean; readonly theirs: string } {
  try {
    const { success, error } = schema.safeParse(value);
    return { isValid: success, theirs: error?.message ?? "taken" };
  } catch (error) {
    return { isValid: false, theirs: `throws ${String(error)}` };
  }
}
