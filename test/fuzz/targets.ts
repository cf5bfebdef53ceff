import { join } from "node:path";
import { readSpec } from "../../generator/read/source/read-spec.ts";
import { encoderTargets } from "./encoder-targets.ts";
import { gitTarget } from "./git-target.ts";
import { inputTargets } from "./input-targets.ts";
import { pageTargets } from "./page-targets.ts";
import type { Target } from "./target.ts";
import { valueTarget } from "./value-target.ts";

/** Returns all targets. */
export async function fuzzTargets(): Promise<readonly Target[]> {
  const folder = join(import.meta.dirname, "../../spec");
  const { value: pages } = await readSpec(folder, { include: ["**/*.md"], exclude: [] });
  return [
    ...encoderTargets,
    ...pageTargets(pages),
    ...inputTargets(pages),
    await valueTarget(pages),
    gitTarget(pages),
  ];
}
