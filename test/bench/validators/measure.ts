import { randomSource } from "./random.ts";

/** One way to do a case's work. */
export interface Contender {
  readonly name: string;
  readonly run: (payload: unknown) => unknown;
  /** What it is given. */
  readonly pool: readonly unknown[];
}

export interface Plan {
  readonly rounds: number;
  /** How long a contender runs in a round. */
  readonly milliseconds: number;
  readonly warmUp: number;
}

export interface Timing {
  readonly name: string;
  /** Nanoseconds for one payload, the median of the rounds. */
  readonly median: number;
  /** Half the distance between the quartiles, as a part of the median. */
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

/** What was last computed, where no compiler can tell that nobody reads it. */
const sink: { last: unknown } = { last: null };

/**
 * Times contenders against each other: in rounds, in a new order each round, so that what slows the machine for a
 * while slows all of them.
 *
 * @returns in the order of the contenders
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

/** Quantile of numbers, without interpolation. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

let loops = 0;

/**
 * A loop of its own for every contender: in a shared one the engine would see a call of many targets and inline
 * none, which is not how an application calls its validator. Two copies of a function in one module would do, but
 * their number is not known; a module for each is, by its address.
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

/** Until the plan's time is up; then it is known how often a round repeats the pool. */
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
