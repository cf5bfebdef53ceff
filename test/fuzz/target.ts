import fc from "fast-check";

/** Something that is to hold for whatever a seed makes. */
export interface Target {
  readonly name: string;
  /** How many executions of a thousand are of this one: quick ones are tried more often. */
  readonly weight: number;
  /** Tries it; throws with what did not hold. */
  readonly run: (seed: number, executions: number) => Promise<void> | void;
}

/** Pieces that mean something somewhere. */
export const piece = fc.constantFrom(
  ...[
    "|",
    "`",
    "*",
    "\\",
    "<br/>",
    "\n",
    "[",
    "](",
    ")",
    "<",
    ">",
    "~~",
    "# ",
    "## Fields",
    "T.any(",
  ],
  ...[
    "",
    " ",
    "\u202e",
    "\u0000",
    "*/",
    "${",
    '"',
    "'",
    "../",
    "::",
    "&#123;",
    "\ud83d",
    "é",
    "T::Array<",
  ],
  ...[
    "*::String*",
    "T.nilable(",
    "Models::A::B",
    "```",
    "---",
    "Record<string, ",
    "List<",
    "[]",
    "\t",
  ],
);

export const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
);

export const json = fc.jsonValue({ maxDepth: 3 });

export function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

export function property<Value>(
  arbitrary: fc.Arbitrary<Value>,
  check: (value: Value) => void,
): Target["run"] {
  return (seed, numRuns) => {
    fc.assert(fc.property(arbitrary, check), { seed, numRuns });
  };
}

export function asyncProperty<Value>(
  arbitrary: fc.Arbitrary<Value>,
  check: (value: Value) => Promise<void>,
): Target["run"] {
  return async (seed, numRuns) => {
    await fc.assert(fc.asyncProperty(arbitrary, check), { seed, numRuns });
  };
}
