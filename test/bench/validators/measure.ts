import { randomSource } from "./random.ts";

/** One way to do the work of a case. */
export interface Contender {
  readonly name: string;
  readonly run: (payload: unknown) => unknown;
  /** The payloads that the contender is called with. */
  readonly pool: readonly unknown[];
}

export interface Plan {
  readonly rounds: number;
  /** How long a contender runs in each round. */
  readonly milliseconds: number;
  readonly warmUp: number;
}

export interface Timing {
  readonly name: string;
  /** The nanoseconds for one payload: the median of the rounds. */
  readonly median: number;
  /** Half the distance between the quartiles, as a share of the median. */
  readonly spread: number;
}

export const fullPlan: Plan = { rounds: 40, milliseconds: 20, warmUp: 400 };
export const quickPlan: Plan = { rounds: 9, milliseconds: 10, warmUp: 150 };

/** Calls the contender on its whole pool `times` times. */
type Loop = (
  run: Contender["run"],
  pool: readonly unknown[],
  times: number,
  sink: { last: unknown },
) => void;

interface Prepared extends Contender {
  readonly loop: Loop;
  times: number;
  readonly samples: number[];
}

/** Holds the last result, where no compiler can prove that nobody reads it. */
const sink: { last: unknown } = { last: null };

/**
 * Times contenders against each other. They run in rounds, in a new order each round, so that anything that slows the
 * machine for a while slows all of them.
 *
 * @returns the timings, in the order of the contenders
 */
export async function measure(
  contenders: readonly Contender[],
  plan: Plan,
): Promise<readonly Timing[]> {
  const prepared = await Promise.all(contenders.map((one) => prepare(one)));
  for (const one of prepared) warmUp(one, plan);
  const random = randomSource("order of the rounds");
  for (let round = 0; round < plan.rounds; round += 1) {
    const order = prepared.map((one) => ({ one, at: random.fraction() }));
    order.sort((a, b) => a.at - b.at);
    for (const { one } of order) one.samples.push(sample(one));
  }
  return prepared.map(({ name, samples }) => summary(name, samples));
}

/** Returns a quantile of numbers, without interpolation. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

let loops = 0;

/**
 * Gives every contender a loop of its own. In a shared loop the engine would see a call with many targets and inline
 * none of them, which is not how an application calls its validator. Copies of the function in one module would do,
 * but the number of contenders is not known in advance. So each contender has a module of its own, with an address
 * that differs.
 */
async function prepare(contender: Contender): Promise<Prepared> {
  loops += 1;
  const text = `export const loop = (run, pool, times, sink) => {
  for (let time = 0; time < times; time += 1) {
    for (let index = 0; index < pool.length; index += 1) sink.last = run(pool[index]);
  }
}; // ${loops}`;
  const { loop }: { readonly loop: Loop } = await import(
    `data:text/javascript,${encodeURIComponent(text)}`
  );
  return { ...contender, loop, times: 1, samples: [] };
}

/** Runs a contender until the warm-up time is over, which shows how often a round has to repeat the pool. */
function warmUp(one: Prepared, plan: Plan): void {
  const end = performance.now() + plan.warmUp;
  do {
    const wanted = (plan.milliseconds * 1e6) / (sample(one) * one.pool.length);
    one.times = Math.max(1, Math.round(wanted));
  } while (performance.now() < end);
}

function sample({ loop, run, pool, times }: Prepared): number {
  const start = performance.now();
  loop(run, pool, times, sink);
  return ((performance.now() - start) * 1e6) / (times * pool.length);
}

function summary(name: string, samples: readonly number[]): Timing {
  const median = quantile(samples, 0.5);
  const spread = (quantile(samples, 0.75) - quantile(samples, 0.25)) / 2 / median;
  return { name, median, spread };
}
