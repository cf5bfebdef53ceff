import { expect, test } from "vitest";
import { fuzzTargets } from "./targets.ts";

// `npm run fuzz` tries the same targets for as long as one likes.

const targets = await fuzzTargets();

test.each(targets.map((target) => [target.name, target] as const))("%s", async (_name, target) => {
  expect(target.weight).toBeGreaterThan(0);
  for (const seed of [1, 2]) await target.run(seed, Math.max(3, Math.round(target.weight * 2)));
});
