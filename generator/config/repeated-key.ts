import type { DocumentNode, ValueNode } from "@humanwhocodes/momoa";

/** The error for a JSON text in which an object has a key twice. A parser would silently use the last one. */
export class RepeatedKeyError extends Error {
  constructor() {
    super("an object has a key twice");
  }
}

/**
 * Whether an object of a JSON text has a key twice. The text has more keys than its value then.
 *
 * @param value the value of the text
 */
export function hasRepeatedKey(text: string, value: unknown): boolean {
  const strings = text.matchAll(/"(?:[^"\\]|\\.)*"(?<colon>\s*:)?/g);
  const written = [...strings].filter(({ groups }) => groups?.["colon"] !== undefined);
  return written.length !== keysIn(value);
}

function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const values: readonly unknown[] = Object.values(value);
  const own = Array.isArray(value) ? 0 : values.length;
  return values.reduce<number>((sum, one) => sum + keysIn(one), own);
}

interface RepeatedKey {
  readonly key: string;
  readonly at: { readonly line: number; readonly column: number };
}

/** Returns a key that an object has for a second time, with its place; `null` if there is none. */
export function repeatedKey({ body }: DocumentNode): RepeatedKey | null {
  const pending: ValueNode[] = [body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const names = new Set<string>();
    if (node.type === "Array") pending.push(...node.elements.map(({ value }) => value));
    if (node.type !== "Object") continue;
    for (const { name, value } of node.members) {
      const key = name.type === "String" ? name.value : name.name;
      if (names.has(key)) return { key, at: name.loc.start };
      names.add(key);
      pending.push(value);
    }
  }
  return null;
}
