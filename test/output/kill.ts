// `npm run kill -- 200`: kills the real `generate` that often, and prints what it left. SEED chooses the moments.
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Random } from "../support/random.ts";
import { bundleCli, removeCli } from "../support/bundled-cli.ts";
import { killRealRuns } from "./cli-runs.ts";

const count = Number(process.argv[2] ?? "200");
const seed = Number(process.env["SEED"] ?? "1");
const folder = await realpath(await mkdtemp(join(tmpdir(), "modelmark-kill-")));
try {
  await bundleCli();
  const tally = await killRealRuns(folder, count, new Random(seed));
  const { faults } = tally;
  const found = `old ${tally.old}, interrupted ${tally.interrupted}, new ${tally.new}`;
  process.stdout.write(`${count} kills (seed ${seed}): ${found}; ${faults.length} faults\n`);
  for (const fault of faults) process.stdout.write(`  ${fault}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await removeCli();
  await rm(folder, { recursive: true, force: true });
}
