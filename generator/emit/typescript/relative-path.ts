/**
 * The path from one generated file to another, as an import needs it (`../shared/pair`): forward slashes, always
 * with a leading dot. Both are relative to the output folder.
 */
export function relativePath(from: string, to: string): string {
  const fromFolders = from.split("/").slice(0, -1);
  const toParts = to.split("/");
  let common = 0;
  while (common < fromFolders.length && fromFolders[common] === toParts[common]) common += 1;
  const up = fromFolders.slice(common).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...toParts.slice(common)].join("/");
}
