import { join } from "node:path";
import type { Content } from "../tree.ts";
import { behindPointer } from "./lfs-object.ts";
import { once, type Leaf } from "./stored-nodes.ts";
import { ask, type Store } from "./store.ts";

/** The attributes that make a checkout write something other than the stored bytes, apart from line endings. */
const asked = ["filter", "ident", "working-tree-encoding"] as const;

type Attributes = Readonly<Partial<Record<(typeof asked)[number], string>>>;

/** Turns stored bytes into what a checkout would write, or into the reason why that cannot be told. */
export type Converter = (leaf: Leaf, bytes: Uint8Array) => Content;

/**
 * Returns a function that converts stored files as a checkout would, according to the `.gitattributes` in the index
 * of the store. A filter is run in the way git runs it at every checkout: its command is one of the user's settings,
 * never one of the repository's. The filter of Git LFS is not run.
 *
 * @param store the repository that holds the files
 * @param leaves the files to convert, all of them from this store
 */
export function converterFor(store: Store, leaves: readonly Leaf[]): Converter {
  const paths = leaves.map(({ path }) => path);
  const staged = attributesOf(store, paths, ["--cached"]);
  const onDisk = once(() => {
    // An index that does not exist makes git read the attributes from the disk alone, as it does when it filters.
    const env = { GIT_INDEX_FILE: join(store.cwd, ".modelmark-no-index") };
    return attributesOf(store, paths, [], env);
  });
  const drivers = new Map<string, boolean>();
  const hasDriver = (name: string): boolean => {
    const known = drivers.get(name) ?? isConfigured(store, name);
    drivers.set(name, known);
    return known;
  };
  return (leaf, bytes) => {
    const { filter, ...others } = staged.get(leaf.path) ?? {};
    const reason = rewriting(others, bytes);
    if (reason !== null) return { ok: false, reason };
    const kept = filter === "lfs" ? behindPointer(store, bytes) : null;
    if (kept !== null) return kept;
    if (filter === undefined || filter === "lfs" || !hasDriver(filter)) return { ok: true, bytes };
    if (onDisk().get(leaf.path)?.filter === filter) return filtered(leaf, filter);
    return { ok: false, reason: `its \`filter=${filter}\` in .gitattributes is not on the disk` };
  };
}

/** Returns the attributes that have a value, by path. */
function attributesOf(
  store: Store,
  paths: readonly string[],
  options: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, Attributes> {
  const args = ["check-attr", "-z", ...options, "--stdin", ...asked];
  const answer = ask(store, args, paths.map((path) => `${path}\0`).join(""), env);
  const parts = answer.ok ? answer.stdout.toString("utf8").split("\0") : [];
  const found = new Map<string, Attributes>();
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [path = "", name = "", value = ""] = parts.slice(at, at + 3);
    if (value === "unspecified" || value === "unset") continue;
    found.set(path, { ...found.get(path), [name]: value });
  }
  return found;
}

/**
 * Returns why a checkout writes other bytes than the stored ones, for attributes that need no command; `null` if it
 * does not.
 */
function rewriting(attributes: Attributes, bytes: Uint8Array): string | null {
  const encoding = attributes["working-tree-encoding"];
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
    return `a checkout writes it in another encoding (\`working-tree-encoding=${encoding}\` in .gitattributes)`;
  }
  const isExpanded = attributes.ident === "set" && /\$Id(?::[^$\n]*)?\$/.test(latin1(bytes));
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
  const answer = ask(store, ["cat-file", "--filters", `--path=${path}`, id]);
  if (answer.ok) return { ok: true, bytes: answer.stdout };
  return { ok: false, reason: `its filter \`${filter}\` fails: ${answer.reason}` };
}
