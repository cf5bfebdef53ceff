import { writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import { cases } from "./cases.ts";
import { coldStarts, coldTable } from "./cold-start.ts";
import { generate } from "./models.ts";
import { hasOurs } from "./peers/ours.ts";
import { runApart } from "./run-apart.ts";
import type { CaseResult } from "./run-case.ts";
import { sizeTable, weigh } from "./sizes.ts";
import { caseTable, ratioTable } from "./tables.ts";

// Compares our generated validators with those of other libraries, on the same models and payloads. See README.md.

const { values: flags } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    case: { type: "string", multiple: true },
    json: { type: "string" },
    ours: { type: "string" },
  },
});

const isWanted = (name: string): boolean => flags.case?.includes(name) ?? true;

const generated = await generate({ ours: flags.ours });
const cpu = cpus()[0]?.model ?? "unknown processor";
console.log(`Node ${process.version}, ${cpu}, ${availableParallelism()} cores`);
if (!hasOurs(generated.files)) {
  console.log("The generator has no emitter of validators here: peers only, no ratios.");
}

const results: CaseResult[] = [];
for (const one of cases.filter(({ name }) => isWanted(name))) {
  const result = await runApart(one.name, { quick: flags.quick, ours: flags.ours });
  results.push(result);
  console.log(`\n${one.name}: ${one.title}\n${caseTable(result)}`);
}
if (results.length > 1) console.log(`\nall cases\n${ratioTable(results)}`);

const ratios = ownRatios(results);
for (const [name, ratio] of Object.entries(ratios)) console.log(`\n${name}: ${ratio.toFixed(3)}`);

const sizes = isWanted("size") ? await weigh(generated) : [];
if (isWanted("size")) {
  console.log(`\nsize: TokenIssueResponse, bundled, minified, gzipped\n${sizeTable(sizes)}`);
}
const starts = isWanted("cold") ? await coldStarts(generated, flags.quick ? 5 : 21) : [];
if (isWanted("cold")) {
  console.log(
    `\ncold: import of a TokenIssueResponse parser in a fresh process\n${coldTable(starts)}`,
  );
}

if (flags.json !== undefined) {
  const figures = { node: process.version, cpu, results, ratios, sizes, starts };
  writeFileSync(flags.json, `${JSON.stringify(figures, null, 2)}\n`);
}

/** Returns the ratios between our own figures. */
function ownRatios(all: readonly CaseResult[]): Readonly<Record<string, number>> {
  const time = (name: string, contender: string): number =>
    all.find((result) => result.name === name)?.timings.find((timing) => timing.name === contender)
      ?.median ?? Number.NaN;
  const found = {
    "our guard / JSON.parse of the same text":
      time("token-valid", "ours") / time("token-valid", "(JSON.parse)"),
    "our validate / our guard, both on valid payloads":
      time("token-validate", "ours") / time("token-validate", "(our guard)"),
  };
  return Object.fromEntries(Object.entries(found).filter(([, ratio]) => !Number.isNaN(ratio)));
}
