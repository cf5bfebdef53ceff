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
  return keysWritten(text) !== keysIn(value);
}

/** Counts the strings of a JSON text that have a colon behind them. */
function keysWritten(text: string): number {
  const colon = /\s*:/y;
  let keys = 0;
  let isInside = false;
  // One expression for a whole string would exhaust the stack on a string of millions of escapes.
  for (const { 0: sign, index } of text.matchAll(/\\.|"/g)) {
    if (sign !== '"') continue;
    isInside = !isInside;
    colon.lastIndex = index + 1;
    if (!isInside && colon.test(text)) keys += 1;
  }
  return keys;
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
    if (node.type === "Array") for (const { value } of node.elements) pending.push(value);
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
