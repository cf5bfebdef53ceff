/** What a library tells about one issue: where something is wrong, and what. */
export interface Told {
  readonly path: string;
  readonly message: string;
}

/** An issue as ours, zod, valibot or arktype reports it. */
interface Reported {
  readonly path?: readonly (PropertyKey | { readonly key: unknown })[];
  readonly message: string;
  /** Only in zod: the issues of each member of a union. */
  readonly errors?: readonly (readonly Reported[])[];
  /** Only in valibot: the issues of all members of a union. */
  readonly issues?: readonly Reported[];
}

interface Outcome {
  /** In ours and in valibot. */
  readonly issues?: readonly Reported[];
  /** In zod. */
  readonly error?: { readonly issues: readonly Reported[] };
  /** In typia. */
  readonly errors?: readonly {
    readonly path: string;
    readonly expected: string;
    readonly value: unknown;
  }[];
}

/** Returns what the outcome of a peer's `validate` tells a person; empty if the value is valid. */
export function toldBy(outcome: unknown): readonly Told[] {
  // Arktype's errors are a list with getters such as `issues`, so this check comes first. No value of the table is a
  // list itself.
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
