import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { foldersToTop } from "./git/folders-to-top.ts";
import { isInside } from "./is-inside.ts";

/**
 * Returns the folders in which something that applies to a folder may be looked for, nearest first: up to the top of
 * the repository of the project. Above it, others could put files, and those would be run.
 *
 * @param project the folder of the project, absolute
 */
export function foldersWithin(project: string, folder: string): readonly string[] {
  const top = foldersToTop(project).at(-1) ?? project;
  return isInside(folder, top) ? foldersUpTo(top, folder) : foldersToTop(folder);
}

function foldersUpTo(top: string, folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; at !== top && dirname(at) !== at; at = dirname(at))
    folders.push(dirname(at));
  return folders;
}

/**
 * Returns the path of a file in a package that is installed in a project, or `null` if it is not. With Yarn's Plug'n'Play
 * there are no folders of packages, and Yarn itself knows which packages the project has.
 *
 * @param folder where the search begins, absolute
 */
export function installedFile(project: string, folder: string, file: string): string | null {
  const [name = ""] = file.split("/");
  const isInstalled =
    process.versions["pnp"] !== undefined ||
    foldersWithin(project, folder).some((one) => existsSync(join(one, "node_modules", name)));
  if (!isInstalled) return null;
  try {
    return createRequire(join(folder, "package.json")).resolve(file);
  } catch {
    // There is a folder of that name, but no package in it.
    return null;
  }
}
