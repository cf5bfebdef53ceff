import { lstatSync, readlinkSync, realpathSync, type Stats } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { createFolder } from "../../tree/create-folder.ts";
import { isInside } from "../../tree/is-inside.ts";
import { foldersToTop } from "../../tree/git/folders-to-top.ts";

/**
 * Returns a folder for what this machine remembers, which nobody but the user can read or write. Creates it if
 * necessary. Returns `null` when there is no such folder that can be trusted, for example because others could have
 * filled it.
 *
 * @param used the folders that the run works in, absolute; a folder that comes with one of their repositories is not
 *   used
 */
export function privateFolder(used: readonly string[]): string | null {
  try {
    const folder = wantedFolder();
    if (!isAbsolute(folder)) return null;
    createFolder(folder, 0o700);
    const real = realpathSync(folder);
    const isCarried = used.some((one) => isInside(real, topOf(one)));
    return isPrivate(folder) && !isCarried ? real : null;
  } catch {
    // The home folder may be read-only, a file, or unknown, as for a user that the system does not list.
    return null;
  }
}

/**
 * Returns the folder in which each operating system keeps caches. `XDG_CACHE_HOME` counts on every system, because
 * whoever sets it wants it to be used. The package `env-paths` is not used because it asks for the home folder when
 * it is loaded, and throws if there is none.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
function wantedFolder(): string {
  const { XDG_CACHE_HOME: chosen = "", LOCALAPPDATA: local = "" } = process.env;
  if (chosen !== "") return join(chosen, "modelmark");
  switch (process.platform) {
    case "darwin":
      return join(homedir(), "Library", "Caches", "modelmark");
    case "win32":
      return join(local === "" ? join(homedir(), "AppData", "Local") : local, "modelmark", "Cache");
    default:
      return join(homedir(), ".cache", "modelmark");
  }
}

function isPrivate(folder: string): boolean {
  const stats = lstatSync(folder);
  if (!stats.isDirectory()) return false;
  // On Windows, Node reports neither owners nor modes, but the folder is in the user's profile there.
  if (process.getuid === undefined) return true;
  const isOwn = stats.uid === process.getuid() && (stats.mode & 0o077) === 0;
  return isOwn && isSafeWay(dirname(folder));
}

/**
 * Whether nobody else can replace this folder, or one above it, by another folder. The links on the way do not lead in a
 * circle, because the system has followed them before.
 */
function isSafeWay(folder: string): boolean {
  const stats = lstatSync(folder);
  const above = dirname(folder);
  if (!isGuarded(stats) || !(above === folder || isSafeWay(above))) return false;
  return !stats.isSymbolicLink() || isSafeWay(resolve(above, readlinkSync(folder)));
}

/**
 * Whether only the user and root can replace what a folder contains. In a sticky folder, such as `/tmp`, users cannot
 * move what belongs to others.
 */
function isGuarded({ uid, gid, mode }: Stats): boolean {
  const own = process.getuid?.();
  if (uid !== own && uid !== 0) return false;
  const isSticky = (mode & 0o1000) !== 0;
  // Many systems give each user a group with the same number, which has no other members.
  const others = gid === own ? 0o002 : 0o022;
  return (mode & 0o170000) === 0o120000 || isSticky || (mode & others) === 0;
}

/**
 * Returns the top of the repository that contains a folder. If the folder does not exist, the nearest existing folder
 * above it is used.
 */
function topOf(folder: string): string {
  const real = realFolder(folder);
  return foldersToTop(real).at(-1) ?? real;
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return dirname(folder) === folder ? folder : realFolder(dirname(folder));
  }
}
