import { lstatSync, mkdirSync, readlinkSync, realpathSync, type Stats } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { foldersToTop } from "../../tree/git/folders-to-top.ts";

/**
 * A folder of the user's own for what this machine knows, which nobody else can write or read: made if it is not there.
 * `null` where there is none to be relied on, such as one that others could have filled.
 *
 * @param used folders that are worked in, absolute: what their repositories carry is nobody's memory
 */
export function privateFolder(used: readonly string[]): string | null {
  try {
    const folder = wantedFolder();
    if (!isAbsolute(folder)) return null;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const real = realpathSync(folder);
    const isCarried = used.some((one) => isInside(real, topOf(one)));
    return isPrivate(folder) && !isCarried ? real : null;
  } catch {
    // A home that cannot be written, that is a file, or that nobody knows: a user who is in no list has none.
    return null;
  }
}

/**
 * Where each system keeps what may be thrown away; `XDG_CACHE_HOME` counts everywhere, for who sets it means it. Written
 * out here, since `env-paths` asks for the home folder as it is loaded, and throws where there is none.
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
  // Windows tells neither owners nor modes; there the folder lies in the user's profile.
  if (process.getuid === undefined) return true;
  const isOwn = stats.uid === process.getuid() && (stats.mode & 0o077) === 0;
  return isOwn && isSafeWay(dirname(folder));
}

/** More links after each other than any system follows. */
const maxLinks = 40;

/** Whether nobody else can put another folder in the place of this one, or of one above it. */
function isSafeWay(folder: string, linksLeft = maxLinks): boolean {
  const stats = lstatSync(folder);
  const above = dirname(folder);
  if (!isGuarded(stats) || !(above === folder || isSafeWay(above, linksLeft))) return false;
  if (!stats.isSymbolicLink()) return true;
  return linksLeft > 0 && isSafeWay(resolve(above, readlinkSync(folder)), linksLeft - 1);
}

/** In a sticky folder, such as `/tmp`, nobody moves what belongs to another. */
function isGuarded({ uid, gid, mode }: Stats): boolean {
  const own = process.getuid?.();
  if (uid !== own && uid !== 0) return false;
  const isSticky = (mode & 0o1000) !== 0;
  // Many systems give each user a group of the same number, which nobody else is in.
  const others = gid === own ? 0o002 : 0o022;
  return (mode & 0o170000) === 0o120000 || isSticky || (mode & others) === 0;
}

/** The top of the repository that a folder, or the nearest one above that is there, lies in. */
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

function isInside(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
