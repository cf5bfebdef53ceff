import * as v from "valibot";
import { diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { contentHash } from "./content-hash.ts";
import type { Owned } from "./plan.ts";
import { messageOf } from "../diagnostics/message-of.ts";

/** Name of the lock file in the output folder. */
export const lockFileName = "modelmark.lock.json";

/**
 * What was read and what was written, as content hashes: how a later run knows which files are its own, and
 * whether one was edited by hand. It is evidence, never trusted for correctness.
 */
export interface Lock {
  /** Hash of the generator's name and version. */
  readonly generator: string;
  /** Hash of the settings. */
  readonly config: string;
  /** Hashes of the pages, by path relative to the spec folder. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Hashes of the files, by path relative to the output folder. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Hash of the warnings the run gave. */
  readonly warnings: string;
}

/** What {@link Lock.warnings} is when there are none. */
export const noWarnings = contentHash("");

const schema = v.object({
  version: v.literal(1),
  generator: v.string(),
  config: v.string(),
  inputs: v.record(v.string(), v.string()),
  outputs: v.record(v.string(), v.string()),
  warnings: v.string(),
  seal: v.string(),
});

/** The text of a lock file: the same bytes for the same content. */
export function printLock({ generator, config, inputs, outputs, warnings }: Lock): string {
  const content = {
    ...{ version: 1, generator, config, warnings },
    ...{ inputs: sorted(inputs), outputs: sorted(outputs) },
  };
  const seal = contentHash(JSON.stringify(content));
  return `${JSON.stringify({ seal, ...content }, null, 2)}\n`;
}

function sorted(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Reads a lock file's text; `null` when there is none or it is of no use, which is reported. */
export function parseLock(text: string | null): Outcome<Lock | null> {
  if (text === null) return { value: null, diagnostics: [] };
  try {
    const result = v.safeParse(schema, JSON.parse(text.replace(/^\uFEFF/, "")));
    if (result.success) return { value: result.output, diagnostics: [] };
    return unusable(result.issues[0].message);
  } catch (error) {
    return unusable(messageOf(error));
  }
}

function unusable(reason: string): Outcome<null> {
  const found = diagnostic("MM7005", { path: lockFileName, reason });
  return { value: null, diagnostics: [found] };
}

/** What a lock says about the files of an earlier run; without one, nothing is known to be ours. */
export function ownedBy(lock: Lock | null): Owned {
  const outputs = new Map(Object.entries(lock?.outputs ?? {}));
  return {
    paths: [...outputs.keys()],
    isEdited: (path, current) => {
      const written = outputs.get(path);
      return written !== undefined && written !== contentHash(current);
    },
  };
}
