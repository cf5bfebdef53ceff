import { posix } from "node:path";
import type { Answer } from "../tree.ts";
import { attributesFrom, noRules, parseRules, type Rules, type Value } from "./attribute-rules.ts";
import { once } from "./once.ts";
import { notStored } from "./run-git.ts";
import type { Store } from "./store.ts";
import { readBlobs, type TreeEntry } from "./tree-entries.ts";
import { userRules } from "./user-rules.ts";

/** The attributes that make a checkout write something other than the stored bytes, apart from line endings. */
export const asked = ["filter", "ident", "working-tree-encoding"] as const;

/** Returns the attributes of a path from the top of its repository, or the reason why they cannot be told. */
export type AttributeReader = (path: string) => Answer<ReadonlyMap<string, Value>>;

/** Returns the attributes of a path in a folder whose rules are known. */
type PathAttributes = (path: string) => ReadonlyMap<string, Value>;

interface AttributesFile extends TreeEntry {
  readonly problem?: string;
}

/**
 * Returns a function that tells the attributes that files have in a clean clone of an index or a commit. They come
 * from the `.gitattributes` of that index or commit, so neither the disk, nor another commit, nor the
 * `info/attributes` of this repository has a say. The first call reads them.
 *
 * @param entries all entries of the repository, with paths from the top
 */
export function attributeReader(entries: readonly AttributesFile[], store: Store): AttributeReader {
  const user = once(() => userRules(store));
  const ownRules = ownRulesReader(entries, store);
  const rulesByFolder = new Map<string, Answer<readonly Rules[]>>();
  const rulesIn = (folder: string): Answer<readonly Rules[]> => {
    const rules = rulesByFolder.get(folder) ?? readRules(folder);
    rulesByFolder.set(folder, rules);
    return rules;
  };
  const readRules = (folder: string): Answer<readonly Rules[]> => {
    const settings = user();
    if (!settings.ok) return settings;
    const { ignoresCase, rules } = settings.value;
    const above =
      folder === "." ? { ok: true as const, value: [rules] } : rulesIn(posix.dirname(folder));
    if (!above.ok) return above;
    const own = ownRules(folder, ignoresCase);
    return own.ok
      ? { ok: true, value: [...above.value, own.value] }
      : { ok: false, reason: `the .gitattributes of \`${folder}\` cannot be read: ${own.reason}` };
  };
  const readersByFolder = new Map<string, Answer<PathAttributes>>();
  const readerIn = (folder: string): Answer<PathAttributes> => {
    const rules = rulesIn(folder);
    return rules.ok ? { ok: true, value: attributesFrom(rules.value, asked) } : rules;
  };
  return (path) => {
    const folder = posix.dirname(path);
    const reader = readersByFolder.get(folder) ?? readerIn(folder);
    readersByFolder.set(folder, reader);
    return reader.ok ? { ok: true, value: reader.value(path) } : reader;
  };
}

/** Returns a function that reads the attributes file of a folder. The first call reads those of all folders. */
function ownRulesReader(
  entries: readonly AttributesFile[],
  store: Store,
): (folder: string, ignoresCase: boolean) => Answer<Rules> {
  const files = new Map(
    entries
      .filter(({ kind, path }) => kind === "file" && posix.basename(path) === ".gitattributes")
      .map((entry) => [posix.dirname(entry.path), entry]),
  );
  const blobs = once(() => readBlobs(store, [...new Set([...files.values()].map(({ id }) => id))]));
  return (folder, ignoresCase) => {
    const file = files.get(folder);
    if (file === undefined) return { ok: true, value: noRules };
    if (file.problem !== undefined) return { ok: false, reason: file.problem };
    const read = blobs();
    if (!read.ok) return read;
    const bytes = read.value.get(file.id);
    if (bytes === undefined) return { ok: false, reason: notStored };
    const place = folder === "." ? "" : `${folder}/`;
    return { ok: true, value: parseRules(Buffer.from(bytes).toString("utf8"), place, ignoresCase) };
  };
}
