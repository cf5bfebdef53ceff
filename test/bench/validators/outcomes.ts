/** Where something is wrong and what is said of it, as a library tells it. */
export interface Told {
  readonly path: string;
  readonly message: string;
}

/** An issue of ours, zod's, valibot's or arktype's. */
interface Reported {
  readonly path?: readonly (PropertyKey | { readonly key: unknown })[];
  readonly message: string;
  /** zod: the issues of each member of a union. */
  readonly errors?: readonly (readonly Reported[])[];
  /** valibot: the issues of all members of a union. */
  readonly issues?: readonly Reported[];
}

interface Outcome {
  /** Ours and valibot's. */
  readonly issues?: readonly Reported[];
  /** zod's. */
  readonly error?: { readonly issues: readonly Reported[] };
  /** typia's. */
  readonly errors?: readonly {
    readonly path: string;
    readonly expected: string;
    readonly value: unknown;
  }[];
}

/** What an outcome of a peer's `validate` tells a person; nothing where the value is valid. */
export function toldBy(outcome: unknown): readonly Told[] {
  // arktype's errors are a list, and have getters that go further in; all values of the table are objects at best.
  if (Array.isArray(outcome)) {
    return outcome.map(({ path, message }: Reported) =>
      reported({ path: [...(path ?? [])], message }),
    );
  }
  const { issues, error, errors } = outcome as Outcome;
  if (errors !== undefined) {
    return errors.map(({ path, expected, value }) => ({
      path: path.replace(/^\$input\.?/, ""),
      message: `expected ${expected}, value ${JSON.stringify(value) ?? "undefined"}`,
    }));
  }
  return (issues ?? error?.issues ?? []).map(reported);
}

function reported({ path = [], message, errors, issues }: Reported): Told {
  const inside = errors?.flat() ?? issues ?? [];
  const more = inside.length === 0 ? "" : ` (of its members: ${inside.map(text).join("; ")})`;
  return { path: path.map(keyOf).join("."), message: message + more };
}

function text(issue: Reported): string {
  const { path, message } = reported(issue);
  return path === "" ? message : `${path}: ${message}`;
}

function keyOf(key: PropertyKey | { readonly key: unknown }): string {
  return String(typeof key === "object" ? key.key : key);
}
