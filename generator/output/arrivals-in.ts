import { noArrivals, type Arrivals } from "../emit/names/arrival.ts";
import { parseLock } from "./lock.ts";

/** What the text of a lock knows of when models came; one that is missing or of no use knows nothing. */
export function arrivalsIn(lockText: string | null): Arrivals {
  const { value: lock } = parseLock(lockText);
  if (lock === null) return noArrivals;
  return { pages: new Set(Object.keys(lock.inputs)), ranks: new Map(Object.entries(lock.ranks)) };
}
