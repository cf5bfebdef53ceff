import { load } from "./bundle.ts";
import type { Case } from "./cases.ts";
import { measure, type Contender, type Plan, type Timing } from "./measure.ts";
import type { Generated } from "./models.ts";
import { timedPeers } from "./peers/index.ts";
import { ours } from "./peers/ours.ts";
import type { BenchModule, Peer, Request } from "./peers/peer.ts";

export interface CaseResult {
  readonly name: string;
  readonly title: string;
  readonly timings: readonly CaseTiming[];
  /** The peers that cannot make a validator of this model, each with its error. */
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly name: string;
  readonly reason: string;
}

export interface CaseTiming extends Timing {
  /** The contender's time divided by ours; `null` if our validators are absent. */
  readonly ratio: number | null;
}

/**
 * Times every peer on a case.
 *
 * @throws an error that names the peer, if its verdict on a payload is not the expected one
 */
export async function runCase(one: Case, generated: Generated, plan: Plan): Promise<CaseResult> {
  const pool = one.payloads(generated.model);
  const contenders: Contender[] = [];
  const failures: Failure[] = [];
  for (const peer of timedPeers) {
    const module = await tryLoad(peer, requestOf(one, generated), failures);
    const run = module?.[one.action];
    if (module === null || run === undefined) continue;
    assertVerdicts(peer.name, module, one, pool);
    contenders.push({ name: peer.name, run, pool });
  }
  contenders.push(...(await beside(one, generated, pool)));
  const timings = await measure(contenders, plan);
  const base = timings.find(({ name }) => name === ours.name)?.median;
  return {
    name: one.name,
    title: one.title,
    failures,
    timings: timings.map((timing) => ({
      ...timing,
      ratio: base === undefined ? null : timing.median / base,
    })),
  };
}

/** If a peer fails on a model, that is a result. If ours fails, that is an error. */
async function tryLoad(
  peer: Peer,
  request: Request,
  failures: Failure[],
): Promise<BenchModule | null> {
  try {
    return await load(peer, request);
  } catch (error) {
    if (peer === ours) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    failures.push({ name: peer.name, reason: reason.split("\n", 1).join("").slice(0, 100) });
    return null;
  }
}

function requestOf({ id, unknownKeys, action }: Case, generated: Generated): Request {
  return { ...generated, id, unknownKeys, what: action === "guard" ? "guard" : "full" };
}

async function beside(
  one: Case,
  generated: Generated,
  pool: readonly unknown[],
): Promise<readonly Contender[]> {
  if (one.beside === "JSON.parse") {
    const texts = pool.map((payload) => JSON.stringify(payload));
    const run = (text: unknown): unknown => JSON.parse(String(text));
    return [{ name: "(JSON.parse)", run, pool: texts }];
  }
  if (one.beside === "our guard") {
    const module = await load(ours, { ...requestOf(one, generated), what: "guard" });
    return module?.guard === undefined ? [] : [{ name: "(our guard)", run: module.guard, pool }];
  }
  return [];
}

function assertVerdicts(
  peer: string,
  module: BenchModule,
  one: Case,
  pool: readonly unknown[],
): void {
  const check = (payload: unknown, expected: boolean): void => {
    if (accepts(module, one.action, payload) === expected) return;
    const text = JSON.stringify(payload).slice(0, 2_000);
    throw new Error(`${one.name}: ${peer} ${expected ? "refuses" : "accepts"} ${text}`);
  };
  for (const payload of pool) check(payload, one.valid);
  // No payload of a pool is one of these values. They make sure that no peer is fast because it accepts everything.
  for (const wrong of [null, 7, "no", false]) check(wrong, false);
  const [first] = pool;
  if (one.valid && typeof first === "object") {
    check({ ...first, unknownKey: 1 }, one.unknownKeys === "passthrough");
  }
}

function accepts(module: BenchModule, action: Case["action"], payload: unknown): boolean {
  switch (action) {
    case "guard":
      return module.guard?.(payload) === true;
    case "validate":
      return module.count?.(module.validate?.(payload)) === 0;
    case "parse":
      return module.parse !== undefined && returns(module.parse, payload);
  }
}

function returns(parse: (value: unknown) => unknown, payload: unknown): boolean {
  try {
    parse(payload);
    return true;
  } catch {
    return false;
  }
}
