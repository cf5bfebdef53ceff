import fc from "fast-check";

/** A property that must hold for whatever a seed leads to. */
export interface Target {
  readonly name: string;
  /**
   * The share of the executions for this target, relative to the weights of the others. Quick targets are tried more
   * often.
   */
  readonly weight: number;
  /** Tries the property, and throws an error that tells what did not hold. */
  readonly run: (seed: number, executions: number) => Promise<void> | void;
}

/** Pieces of text that mean something in some language. */
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
