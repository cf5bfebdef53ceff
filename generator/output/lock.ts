import * as v from "valibot";
import { diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { endsTooSoon, tooSoon } from "../diagnostics/ends-too-soon.ts";
import { messageOf } from "../diagnostics/message-of.ts";
import { conflictSides } from "./conflict-sides.ts";
import { mergeableList, namesIn } from "./mergeable-list.ts";
import { misfit } from "./misfit.ts";
import type { Origin } from "./reasons.ts";

/** The name of the lock file in the output folder. */
export const lockFileName = "modelmark.lock.json";

/**
 * The pages that were read, as content hashes, and the files that were written. From it, a later run knows which
 * files are its own and what has changed since. It is evidence, and never trusted for correctness.
 *
 * No entry depends on more than one page, setting or file, so that git can merge the locks of two branches. That is
 * why it has no hash of the whole and no hashes of files that combine many pages.
 */
export interface Lock extends Origin {
  /**
   * The content hashes of the written files, by path relative to the output folder; `null` if the lock has no hash.
   */
  readonly outputs: Readonly<Record<string, string | null>>;
  /** The order of arrival of models that want the same names, by id: 0 for the first, 1 for the second, and so on. */
  readonly ranks: Readonly<Record<string, number>>;
}

const hashed = v.record(v.string(), v.object({ hash: v.optional(v.string()) }));

const currentSchema = v.object({
  version: v.literal(2),
  generator: v.string(),
  inputs: hashed,
  config: hashed,
  outputs: v.record(v.string(), v.unknown()),
  ranks: v.optional(v.record(v.string(), v.number()), {}),
});

/** The first version of the format, when a lock had the hash of every file and one hash of the config. */
const firstSchema = v.object({
  version: v.literal(1),
  generator: v.string(),
  config: v.string(),
  inputs: v.record(v.string(), v.string()),
  outputs: v.record(v.string(), v.string()),
});

const schema = v.variant("version", [currentSchema, firstSchema]);

/** Returns the text of a lock file. The same content always gives the same bytes. */
export function printLock({ generator, inputs, config, outputs, ranks }: Lock): string {
  const content = {
    ...{ version: 2, generator },
    inputs: hashList(inputs),
    config: hashList(config),
    outputs: mergeableList(Object.keys(outputs), () => true, true),
    ...(isEmpty(ranks)
      ? {}
      : { ranks: mergeableList(Object.keys(ranks), (id) => ranks[id] ?? 0, 0) }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

/** Puts each hash on a line of its own, so that the lines of two entries are never adjacent. */
function hashList(hashes: Readonly<Record<string, string>>): HashList {
  return mergeableList<HashEntry>(Object.keys(hashes), (name) => ({ hash: hashes[name] }), {});
}

interface HashEntry {
  readonly hash?: string | undefined;
}

type HashList = Readonly<Record<string, HashEntry>>;

/**
 * Reads the text of a lock file. The value is `null` if there is no lock or it cannot be used, which is reported. If
 * a merge has left the lock in conflict, both sides count.
 */
export function parseLock(text: string | null, path = lockFileName): Outcome<Lock | null> {
  if (text === null) return { value: null, diagnostics: [] };
  const sides = conflictSides(text.replace(/^\uFEFF/, "")).map((side) => parseSide(side, path));
  const locks = sides.flatMap(({ value }) => (value === null ? [] : [value]));
  const broken = sides.find(({ value }) => value === null);
  return broken ?? { value: locks.reduceRight(together), diagnostics: [] };
}

function parseSide(text: string, path: string): Outcome<Lock | null> {
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    if (!result.success) return unusable(path, misfit(result.issues[0]));
    const { output } = result;
    const value = output.version === 1 ? fromFirst(output) : fromCurrent(output);
    return { value, diagnostics: [] };
  } catch (error) {
    return unusable(path, endsTooSoon(text) ? tooSoon : messageOf(error));
  }
}

/** Combines both sides of a conflict. If both have the same entry, ours counts. */
function together(theirs: Lock, ours: Lock): Lock {
  return {
    ...ours,
    inputs: { ...theirs.inputs, ...ours.inputs },
    config: { ...theirs.config, ...ours.config },
    outputs: { ...theirs.outputs, ...ours.outputs },
    ranks: { ...theirs.ranks, ...ours.ranks },
  };
}

function hashesIn(list: HashList): Readonly<Record<string, string>> {
  return Object.fromEntries(namesIn(list).map((name) => [name, list[name]?.hash ?? ""]));
}

function fromCurrent(content: v.InferOutput<typeof currentSchema>): Lock {
  const { generator, inputs, config, outputs, ranks } = content;
  const paths = namesIn(outputs).map((path) => [path, null] as const);
  return {
    generator,
    inputs: hashesIn(inputs),
    config: hashesIn(config),
    outputs: Object.fromEntries(paths),
    ranks: Object.fromEntries(namesIn(ranks).map((id) => [id, ranks[id] ?? 0])),
  };
}

function fromFirst({
  generator,
  config,
  inputs,
  outputs,
}: v.InferOutput<typeof firstSchema>): Lock {
  return { generator, inputs, outputs, config: {}, ranks: {}, wholeConfig: config };
}

function unusable(path: string, reason: string): Outcome<null> {
  const finding = diagnostic("MM7005", { path, reason });
  return { value: null, diagnostics: [finding] };
}
