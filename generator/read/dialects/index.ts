import type { Dialect } from "./dialect.ts";
import { ruby } from "./ruby.ts";

/** Every dialect, in the order they are tried. The first one reads what none claims. */
export const dialects: readonly [Dialect, ...Dialect[]] = [ruby];
