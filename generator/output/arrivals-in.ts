import { noArrivals, type Arrivals } from "../emit/names/arrival.ts";
import type { Lock } from "./lock.ts";

/** What a lock knows of when models came; without one, nothing is known. */
export function arrivalsIn(lock: Lock | null): Arrivals {
  if (lock === null) return noArrivals;
  return { pages: new Set(Object.keys(lock.inputs)), ranks: new Map(Object.entries(lock.ranks)) };
}
