import { posix } from "node:path";

/** What `REF` or `REF:PATH` names. */
export interface NamedTree {
  readonly ref: string;
  /** As it is written after the colon; `null` without one. */
  readonly path: string | null;
}

/**
 * Reads `REF` or `REF:PATH`; a colon in braces, as of `main@{2026-01-01 10:00}`, belongs to the ref, and so does all of
 * `:/words of a message`.
 */
export function parseRef(text: string): NamedTree {
  if (text.startsWith(":/")) return { ref: text, path: null };
  const { ref, path } = /^(?<ref>(?:\{[^}]*\}|[^:{])*):(?<path>[^]*)$/.exec(text)?.groups ?? {};
  return ref === undefined || path === undefined ? { ref: text, path: null } : { ref, path };
}

/**
 * A path after a colon as git reads it: from the top, or, with a dot in front, from where the command was given.
 *
 * @param prefix from the top to there; `""` for the top
 */
export function fromTop(path: string, prefix: string): string {
  return /^\.\.?(?:\/|$)/.test(path) ? posix.join(prefix, path) : path;
}
