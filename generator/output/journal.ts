import * as v from "valibot";
import { staysInside } from "./plan.ts";
import { misfit } from "./misfit.ts";
import { endsTooSoon, tooSoon } from "../diagnostics/ends-too-soon.ts";
import { messageOf } from "../diagnostics/message-of.ts";

/** The folder in the output folder where a run prepares what it writes. It is removed at the end of the run. */
export const workFolderName = ".modelmark";

/** The journal of a run that goes forward. */
export const journalName = "journal.json";

/** The journal of a run that is being undone. */
export const rollbackName = "rollback.json";

/**
 * A file that a run creates, replaces or removes. `before` and `after` are SHA-256 hashes of the bytes, or `null` for
 * no file.
 */
export interface JournalEntry {
  /** The path relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

const hash = v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)));

const schema = v.object({
  version: v.literal(1),
  entries: v.array(v.object({ path: v.string(), before: hash, after: hash })),
});

/** Returns the text of a journal. */
export function printJournal(entries: readonly JournalEntry[]): string {
  return `${JSON.stringify({ version: 1, entries })}\n`;
}

/** Returns the entries of a journal, or the reason why they cannot be used. Anyone may have put the file there. */
export function parseJournal(
  text: string,
): { readonly entries: readonly JournalEntry[] } | { readonly reason: string } {
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    if (!result.success) return { reason: misfit(result.issues[0]) };
    const { entries } = result.output;
    const outside = entries.find(({ path }) => !isFileOfOurs(path));
    if (outside !== undefined) return { reason: "it names a path outside the output folder" };
    const folded = new Set(entries.map(({ path }) => path.toLowerCase()));
    return folded.size === entries.length ? { entries } : { reason: "it names a path twice" };
  } catch (error) {
    return { reason: endsTooSoon(text) ? tooSoon : messageOf(error) };
  }
}

function isFileOfOurs(path: string): boolean {
  return staysInside(path) && path.toLowerCase().split("/")[0] !== workFolderName;
}
