import { join } from "node:path";
import type { Answer, Content } from "../tree.ts";
import type { Value } from "./attribute-rules.ts";
import { asked } from "./attributes.ts";
import { behindPointer } from "./lfs-object.ts";
import { once } from "./once.ts";
import type { Leaf } from "./stored-nodes.ts";
import { ask, type Store } from "./store.ts";

/** Turns stored bytes into what a checkout would write, or into the reason why that cannot be told. */
export type Converter = (leaf: Leaf, bytes: Uint8Array) => Content;

/**
 * Returns a function that converts stored files as a clean clone would write them, according to the `.gitattributes`
 * beside them in their index or commit. A filter is run in the way git runs it at every checkout: its command is one
 * of the user's settings, never one of the repository's. The filter of Git LFS is not run.
 *
 * @param store the repository that holds the files
 * @param leaves the files to convert, all of them from this store
 */
export function converterFor(store: Store, leaves: readonly Leaf[]): Converter {
  const onDisk = once(() =>
    attributesOnDisk(
      store,
      leaves.map(({ path }) => path),
    ),
  );
  const drivers = new Map<string, boolean>();
  const hasDriver = (name: string): boolean => {
    const exists = drivers.get(name) ?? isConfigured(store, name);
    drivers.set(name, exists);
    return exists;
  };
  return (leaf, bytes) => {
    const attributes = leaf.attributes();
    if (!attributes.ok) return attributes;
    const reason = rewriting(attributes.value, bytes);
    if (reason !== null) return { ok: false, reason };
    const filter = attributes.value.get("filter");
    if (typeof filter !== "string") return { ok: true, bytes };
    const lfsContent = filter === "lfs" ? behindPointer(store, bytes) : null;
    if (lfsContent !== null) return lfsContent;
    if (filter === "lfs" || !hasDriver(filter)) return { ok: true, bytes };
    const disk = onDisk();
    if (!disk.ok) return disk;
    const there = disk.value.get(leaf.path) ?? new Map<string, string>();
    if (there.get("filter") !== filter || rewriting(there, bytes) !== null) {
      return { ok: false, reason: `its \`filter=${filter}\` in .gitattributes is not on the disk` };
    }
    return filtered(leaf, filter);
  };
}

/** Whether a checkout writes a file as it is stored, except for line endings, whatever its content is. */
export function isVerbatim({ attributes }: Leaf): boolean {
  const answer = attributes();
  return answer.ok && asked.every((name) => (answer.value.get(name) ?? false) === false);
}

/** An index that does not exist makes git read the attributes from the disk alone. */
function withoutIndex(store: Store): Readonly<Record<string, string>> {
  return { GIT_INDEX_FILE: join(store.cwd, ".modelmark-no-index") };
}

/** Returns the attributes that have a value on the disk, by path. Git filters by these. */
function attributesOnDisk(
  store: Store,
  paths: readonly string[],
): Answer<ReadonlyMap<string, ReadonlyMap<string, Value>>> {
  const args = ["check-attr", "-z", "--stdin", ...asked];
  const input = paths.map((path) => `${path}\0`).join("");
  const answer = ask(store, args, input, withoutIndex(store));
  if (!answer.ok) return answer;
  const parts = answer.stdout.toString("utf8").split("\0");
  const attributesByPath = new Map<string, Map<string, Value>>();
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [path = "", name = "", value = ""] = parts.slice(at, at + 3);
    if (value === "unspecified" || value === "unset") continue;
    const attributes = attributesByPath.get(path) ?? new Map<string, Value>();
    attributesByPath.set(path, attributes.set(name, value === "set" ? true : value));
  }
  return { ok: true, value: attributesByPath };
}

/**
 * Returns why a checkout writes other bytes than the stored ones, for attributes that need no command; `null` if it
 * does not.
 */
function rewriting(attributes: ReadonlyMap<string, Value>, bytes: Uint8Array): string | null {
  const encoding = attributes.get("working-tree-encoding") ?? false;
  if (encoding !== false && (encoding === true || !/^utf-?8$/i.test(encoding))) {
    const shown = encoding === true ? "" : `=${encoding}`;
    return `a checkout writes it in another encoding (\`working-tree-encoding${shown}\` in .gitattributes)`;
  }
  const isExpanded = attributes.get("ident") === true && /\$Id(?::[^$\n]*)?\$/.test(latin1(bytes));
  return isExpanded ? "a checkout changes the `$Id$` in it (`ident` in .gitattributes)" : null;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** Whether the user has configured a command for a filter. Without one, git writes the stored bytes. */
function isConfigured(store: Store, name: string): boolean {
  return ["smudge", "process"].some(
    (kind) => ask(store, ["config", "--get", `filter.${name}.${kind}`]).ok,
  );
}

function filtered({ store, id, path }: Leaf, filter: string): Content {
  const args = ["cat-file", "--filters", `--path=${path}`, id];
  const answer = ask(store, args, "", withoutIndex(store));
  if (answer.ok) return { ok: true, bytes: answer.stdout };
  return { ok: false, reason: `its filter \`${filter}\` fails: ${answer.reason}` };
}
