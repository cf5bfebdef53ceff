import { noArrivals, type Arrivals } from "../emit/names/arrival.ts";
import type { Lock } from "./lock.ts";

/** Returns what a lock knows about the order in which models arrived. Without a lock, nothing is known. */
export function arrivalsIn(lock: Lock | null): Arrivals {
  if (lock === null) return noArrivals;
  return { pages: new Set(Object.keys(lock.inputs)), ranks: new Map(Object.entries(lock.ranks)) };
}
