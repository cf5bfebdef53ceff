import { parseArgs } from "node:util";
import { cases } from "./cases.ts";
import { fullPlan, quickPlan } from "./measure.ts";
import { generate } from "./models.ts";
import { runCase } from "./run-case.ts";

// The process for one case, which run-apart.ts starts. It prints its result as JSON.

const { values: flags } = parseArgs({
  options: {
    case: { type: "string" },
    ours: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});

const found = cases.find(({ name }) => name === flags.case);
if (found === undefined) throw new Error(`no case ${flags.case ?? ""}`);
const generated = await generate({ ours: flags.ours });
console.log(JSON.stringify(await runCase(found, generated, flags.quick ? quickPlan : fullPlan)));
