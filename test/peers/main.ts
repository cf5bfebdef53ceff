import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { compareTypes, declarationsWithAny, writeOurs } from "./compare-types.ts";
import { compareVerdicts, makeProbes, type Probes } from "./compare-verdicts.ts";
import { timesOfZod, explainerOf, type Explainer } from "./explanations.ts";
import { readFixtures, type Fixture } from "./fixtures.ts";
import { readers } from "./readers/index.ts";
import type { Reader } from "./readers/reader.ts";
import { Tally } from "./tally.ts";

// Lets other tools read our documents, and compares their output with ours. The exit code is 1 if a difference has no
// explanation. `node --import tsx main.ts unions dub` reads only those two specs.

const work = join(import.meta.dirname, "node_modules/.readings");
const wanted = process.argv.slice(2);
const { fixtures, skipped } = await readFixtures();
const tallies = new Map(readers.map((reader) => [reader, new Tally()]));

await rm(work, { recursive: true, force: true });
for (const fixture of fixtures) {
  if (wanted.length > 0 && !wanted.includes(fixture.name)) continue;
  console.error(`reading ${fixture.name}`);
  const folder = join(work, fixture.name);
  await writeOurs(fixture, folder);
  const probes = await makeProbes(fixture);
  const explainer = explainerOf(fixture);
  for (const [reader, tally] of tallies) {
    await compare(reader, { fixture, folder, probes, explainer }, tally).catch((error: unknown) => {
      tally.unexplained.push(`${fixture.name}: ${String(error)}`);
    });
  }
}

console.log("| tool | reads | told | types | explained | verdicts | explained | unexplained |");
console.log("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |");
for (const [{ name, reads, settings }, tally] of tallies) {
  console.log(tally.row([name, reads, settings]));
}
for (const [{ name }, tally] of tallies) console.log(tally.details(name));
for (const one of skipped) console.log(`Skipped: ${one}`);
if ([...tallies.values()].some(({ unexplained }) => unexplained.length > 0)) process.exitCode = 1;

interface Material {
  readonly fixture: Fixture;
  readonly folder: string;
  readonly probes: Probes;
  readonly explainer: Explainer;
}

async function compare(
  reader: Reader,
  { fixture, folder, probes, explainer }: Material,
  tally: Tally,
): Promise<void> {
  const theirs = reader.name.replaceAll(/\W+/g, "-");
  const own = join(folder, theirs);
  await mkdir(own, { recursive: true });
  const { types, schemas } = await reader.read(fixture, own);
  const differences = await compareTypes(fixture, folder, theirs, types);
  tally.types += fixture.definitions.size;
  for (const difference of differences) {
    const { definition, way, reason } = difference;
    const explanation = explainer.types(reader.name, difference);
    tally.add("types", explanation, `${fixture.name}, ${definition} is ${way}: ${reason}`);
  }
  for (const name of await declarationsWithAny(join(own, types.module))) {
    tally.add("types", null, `${fixture.name}, ${name} says any`);
  }
  if (schemas === undefined) return;
  const verdicts = await compareVerdicts(probes, own, schemas);
  tally.verdicts += verdicts.count;
  for (const name of verdicts.absent)
    tally.add("verdicts", null, `${fixture.name}, ${name} has no schema`);
  for (const { definition, value, ours, theirs: said, isOfTimes } of verdicts.differences) {
    const known = ours ? null : explainer.verdict(reader.name, definition);
    const text = JSON.stringify(value).slice(0, 300);
    const verdict = ours ? `is valid, but not there: ${said}` : "is invalid, but taken there";
    tally.add(
      "verdicts",
      isOfTimes ? timesOfZod : known,
      `${fixture.name}, ${definition} ${text} ${verdict}`,
    );
  }
}
