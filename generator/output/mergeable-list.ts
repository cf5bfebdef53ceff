/** The key of the last entry. It ends as the keys of folders do, so it cannot be a path. */
const end = "//";

/**
 * Makes an object with names as keys that git can merge when it is printed line by line. The last line is a filler,
 * so all entries end with a comma, wherever they stand. Each folder has a filler line too, so entries added to
 * different folders never touch adjacent lines.
 *
 * @param valueOf Returns the value for a name.
 * @param filler The value for a folder and for the last line.
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

/** Returns the names in a list that {@link mergeableList} made. */
export function namesIn(list: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(list).filter((name) => !name.endsWith("/"));
}
