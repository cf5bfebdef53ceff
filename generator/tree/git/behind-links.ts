import { dirname, join, normalize } from "node:path/posix";

// This file is loaded at every commit, like `staged-paths.ts`, so it imports nothing else.

/** A link of the index. */
export interface Link {
  /** Its path from the top of the repository. */
  readonly path: string;
  /** Its target, as it is written in the link. */
  readonly target: string;
}

/**
 * Returns the names that a path also has, because links lead to it or to a folder above it. Returns `null` if that
 * cannot be told.
 */
export function namesBehind(path: string, links: readonly Link[]): readonly string[] | null {
  const names = new Set([path]);
  // The loop also visits what is added to the set meanwhile.
  for (const name of names) {
    for (const link of links) {
      const target = normalize(join(dirname(link.path), link.target)).replace(/\/$/, "");
      // A link to the top is in the folder to which it leads.
      if (target === ".") return null;
      if (name !== target && !name.startsWith(`${target}/`)) continue;
      // Each round of links that lead to themselves makes longer names.
      if (names.size > most) return null;
      names.add(join(link.path, name.slice(target.length)));
    }
  }
  return [...names].slice(1);
}

/** More names than any file has. */
const most = 100;

/** Whether the place to which a link leads follows from its text alone. */
export function isPlainLink({ target }: Link): boolean {
  // If a folder on the way is a link itself, `..` leads elsewhere.
  return !/\/\.\.(?:\/|$)/.test(target.replace(/^(?:\.{1,2}\/+)+/, ""));
}
