import { posix } from "node:path";

/** The parts of `REF` or `REF:PATH`. */
export interface NamedTree {
  readonly ref: string;
  /** The text after the colon; `null` without a colon. */
  readonly path: string | null;
}

/**
 * Parses `REF` or `REF:PATH`. A colon in braces belongs to the ref, as in `main@{2026-01-01 10:00}`, and a text such
 * as `:/words of a message` is a ref as a whole.
 */
export function parseRef(text: string): NamedTree {
  if (text.startsWith(":/")) return { ref: text, path: null };
  const { ref, path } = /^(?<ref>(?:\{[^}]*\}|[^:{])*):(?<path>[^]*)$/.exec(text)?.groups ?? {};
  return ref === undefined || path === undefined ? { ref: text, path: null } : { ref, path };
}

/**
 * Resolves a path after the colon as git does. It is relative to the top, unless it starts with `./` or `../`: then
 * it is relative to where the command was given.
 *
 * @param prefix the path from the top to where the command was given; `""` for the top
 */
export function fromTop(path: string, prefix: string): string {
  return /^\.\.?(?:\/|$)/.test(path) ? posix.join(prefix, path) : path;
}
