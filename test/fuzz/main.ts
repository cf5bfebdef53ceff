// `npm run fuzz -- 3000000`: tries that many inputs over all targets, starting with SEED, and prints what did not
// hold.
import { fuzzTargets } from "./targets.ts";

const wanted = Number(process.argv[2] ?? "100000");
const firstSeed = Number(process.env["SEED"] ?? "1");
const targets = await fuzzTargets();
const weights = targets.reduce((sum, { weight }) => sum + weight, 0);
const counts = new Map(targets.map(({ name }) => [name, 0]));
const times = new Map(targets.map(({ name }) => [name, 0]));
const failures: string[] = [];
const start = performance.now();

/** The executions of a round. Each round uses the next seed. */
const roundSize = Math.min(wanted, 40_000);

/** Describes what did not hold, and for which input. */
function describe(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error ? `${cause.message} ${String(error)}` : String(error);
}

let seed = firstSeed;
for (let done = 0; done < wanted; seed += 1) {
  for (const { name, weight, run } of targets) {
    const executions = Math.max(1, Math.round((roundSize * weight) / weights));
    const begin = performance.now();
    try {
      await run(seed, executions);
    } catch (error) {
      failures.push(`${name}, seed ${seed}: ${describe(error).slice(0, 900)}`);
      process.stdout.write(`  ${failures.at(-1) ?? ""}\n`);
    }
    times.set(name, (times.get(name) ?? 0) + performance.now() - begin);
    counts.set(name, (counts.get(name) ?? 0) + executions);
    done += executions;
  }
}
const minutes = (performance.now() - start) / 60_000;
for (const [name, count] of counts) {
  const each = (times.get(name) ?? 0) / Math.max(1, count);
  process.stdout.write(`${String(count).padStart(9)} ${name}, ${each.toFixed(3)} ms each\n`);
}
const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
process.stdout.write(
  `${total} executions, seeds ${firstSeed} to ${seed - 1}, ${minutes.toFixed(1)} minutes, ${failures.length} failures\n`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
