/**
 * Returns the path from one generated file to another in the form for imports (`../shared/pair`): with forward slashes,
 * and always with a leading dot. Both paths are relative to the output folder.
 */
export function relativePath(from: string, to: string): string {
  const folder = from.slice(0, from.lastIndexOf("/") + 1);
  if (to.startsWith(folder)) return `./${to.slice(folder.length)}`;
  const fromFolders = from.split("/").slice(0, -1);
  const toParts = to.split("/");
  let common = 0;
  while (common < fromFolders.length && fromFolders[common] === toParts[common]) common += 1;
  const up = fromFolders.slice(common).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...toParts.slice(common)].join("/");
}
