/** The last entry; no path is called so. */
const end = "//";

/**
 * Names as the keys of an object that, printed by lines, git can merge: an entry ends alike wherever it stands, since the
 * last one is none of them, and what is added to one folder never touches a line of another, since each folder has
 * a line of its own.
 *
 * @param valueOf what stands at a name
 * @param filler what stands at a folder
 */
export function mergeableList<Value>(
  names: readonly string[],
  valueOf: (name: string) => Value,
  filler: Value,
): Readonly<Record<string, Value>> {
  const folders = new Set(names.map((name) => name.slice(0, name.lastIndexOf("/") + 1)));
  folders.delete("");
  const entries = [
    ...names.map((name) => [name, valueOf(name)] as const),
    ...[...folders].map((folder) => [folder, filler] as const),
  ];
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries([...sorted, [end, filler]]);
}

/** The names in such a list. */
export function namesIn(list: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(list).filter((name) => name !== end && !name.endsWith("/"));
}
