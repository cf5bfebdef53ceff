import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../generator/config/settings.ts";
import type { ModelId } from "../generator/model/type.ts";
import { corpusNames, hasCorpora, readCorpus } from "./support/corpora.ts";
import { checkedIds, importGenerated, validatorsIn } from "./support/generated.ts";
import { ajvOpinion } from "./support/opinion.ts";
import { Random } from "./support/random.ts";
import { emitUnformatted } from "./support/validators-of.ts";
import { mutated, valueMaker } from "./support/values.ts";

// Validators and JSON Schema are written by different code and read by different programs, but on every value they
// must agree. Values come from a seed, which is printed. `SEED=n` repeats a run, `VALUES=n` makes it longer, and
// `EVERYWHERE=1` tries each setting on every corpus.

const seed = Number(process.env["SEED"] ?? 20_240_229);
/** The number of valid values of each model; as many again have one step of damage. */
const valuesPerModel = Number(process.env["VALUES"] ?? 160);
const everywhere = process.env["EVERYWHERE"] === "1";
/** The timeout of a test: for each corpus a minute, and another minute for every 20 values of a model. */
const timeoutOf = (corpora: number, count: number): number => corpora * 60_000 * (1 + count / 20);

type Emitted = ReturnType<typeof emitUnformatted>;

interface Tally {
  verdicts: number;
  accepted: number;
  readonly disagreements: string[];
}

/** Compares the verdicts on all values of one spec. */
async function compare(
  { files, model }: Emitted,
  count: number,
  converts: boolean,
): Promise<Tally> {
  const validatorsOf = validatorsIn(await importGenerated(files), model);
  const bundle = files.find(({ path }) => path === "json-schema/schema.json")?.text ?? "";
  const opinions = {
    passthrough: ajvOpinion(bundle, model, "passthrough"),
    strict: ajvOpinion(bundle, model, "strict"),
  };
  const random = new Random(seed);
  const make = valueMaker(model, random);
  const tally: Tally = { verdicts: 0, accepted: 0, disagreements: [] };
  const judge = (id: ModelId, value: unknown): void => {
    const { is, validate } = validatorsOf(id);
    const result = validate(value);
    const loose = opinions.passthrough(id, value);
    const strict = opinions.strict(id, value);
    const verdicts: readonly (readonly [string, boolean, boolean])[] = [
      // The guard judges the value in memory, and the schema the value on the wire.
      ["is", converts ? result.ok && is(result.value) : is(value), loose],
      ["validate", result.ok, loose],
      ["strip", validate(value, { unknownKeys: "strip" }).ok, loose],
      ["strict", validate(value, { unknownKeys: "strict" }).ok, strict],
    ];
    for (const [name, ours, theirs] of verdicts) {
      tally.verdicts += 1;
      if (ours) tally.accepted += 1;
      if (ours !== theirs && tally.disagreements.length < 20) {
        tally.disagreements.push(`${id} ${name} ${String(ours)}: ${JSON.stringify(value)}`);
      }
    }
  };
  for (const id of checkedIds(model)) {
    for (let index = 0; index < count; index += 1) {
      const value = make(id);
      judge(id, value);
      judge(id, mutated(value, random));
    }
  }
  return tally;
}

async function corpusWith(
  name: (typeof corpusNames)[number],
  settings: Partial<Settings>,
): Promise<Emitted> {
  return emitUnformatted(await readCorpus(name), { ...defaultSettings, ...settings });
}

describe.skipIf(!hasCorpora)("validators and Ajv agree", () => {
  let total = 0;

  const timeout = timeoutOf(1, valuesPerModel);
  test.each(corpusNames)("on every model of %s", { timeout }, async (name) => {
    const { verdicts, accepted, disagreements } = await compare(
      await corpusWith(name, {}),
      valuesPerModel,
      false,
    );
    console.log(`${name}: ${verdicts} verdicts (${accepted} accepted), seed ${seed}`);
    total += verdicts;
    expect(disagreements).toEqual([]);
    // Both verdicts must occur often enough; otherwise agreement means nothing.
    expect(accepted / verdicts).toBeGreaterThan(0.3);
    expect(accepted / verdicts).toBeLessThan(0.9);
  });

  const chosen = everywhere ? corpusNames : (["clerk-sample", "dub"] as const);
  const count = everywhere ? valuesPerModel : valuesPerModel / 4;
  test.each([
    { enums: "open", optionalNull: "reject", unsafeIntegers: "accept" },
    { optionalNull: "reject" },
    { strictGuards: true },
    { wire: "snake_case", properties: "camelCase", dates: "Date" },
    { wire: "snake_case", properties: "camelCase", dates: "Date", enums: "open" },
  ] as const)("with %o", { timeout: timeoutOf(chosen.length, count) }, async (settings) => {
    const converts = "dates" in settings;
    for (const name of chosen) {
      const emitted = await corpusWith(name, settings);
      const { verdicts, disagreements } = await compare(emitted, count, converts);
      console.log(`${name}: ${verdicts} verdicts with ${JSON.stringify(settings)}`);
      total += verdicts;
      expect(disagreements).toEqual([]);
    }
  });

  test("over a million times", () => {
    expect(total).toBeGreaterThan(1_000_000);
  });
});
