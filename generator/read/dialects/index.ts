import type { Dialect } from "./dialect.ts";
import { ruby } from "./ruby.ts";

/** All dialects, in the order in which they are tried. The first one reads the cells that no dialect claims. */
export const dialects: readonly [Dialect, ...Dialect[]] = [ruby];
