import { isAbsolute, relative, sep } from "node:path";

/** Tells whether a path is a folder or lies in it, by the names alone. Links have to be resolved before. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
