import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  type Stats,
} from "node:fs";
import { absent, noFile, type Answer, type Content, type EntryKind, type Tree } from "./tree.ts";

/** The disk as a tree. */
export const workTree: Tree = {
  isDisk: true,
  look: (path) => {
    try {
      const stats = lstatSync(path, { throwIfNoEntry: false });
      return stats === undefined ? null : kindOf(stats);
    } catch {
      // The path leads through a file, or permission was denied.
      return null;
    }
  },
  real: (path) => attempt(() => realpathSync(path)),
  list: (folder) =>
    attempt(() =>
      readdirSync(folder, { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        kind: kindOf(entry),
      })),
    ),
  // The files are many and small, and reading them one by one takes half the time of asynchronous calls.
  *read(paths, largest = Infinity) {
    for (const path of paths) yield [path, readFile(path, largest)];
  },
  idOf: () => null,
  blindSpot: () => null,
  keptOut: () => new Map(),
  changedOnDisk: () => [],
};

function readFile(path: string, largest: number): Content {
  const read = attempt((): Content => {
    const file = openSync(path, withoutWaiting);
    try {
      return contentOf(file, largest);
    } finally {
      closeSync(file);
    }
  });
  return read.ok ? read.value : read;
}

/** Opening a pipe would otherwise wait for somebody to write into it. On Windows, which has no such flag, it adds 0. */
const withoutWaiting = constants.O_RDONLY | constants.O_NONBLOCK;

/** @param file the descriptor of an open file */
function contentOf(file: number, largest: number): Content {
  const stats = fstatSync(file);
  if (stats.isDirectory()) return { ok: false, reason: "it is a folder" };
  // A pipe has no end, and a device may do something when it is read.
  if (!stats.isFile()) return noFile;
  const { size } = stats;
  if (size > largest) return { ok: false, reason: `it has ${size} bytes`, size };
  return { ok: true, bytes: readFileSync(file) };
}

function kindOf(entry: Pick<Stats, "isSymbolicLink" | "isDirectory" | "isFile">): EntryKind {
  if (entry.isSymbolicLink()) return "link";
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : "other";
}

function attempt<T>(action: () => T): Answer<T> {
  try {
    return { ok: true, value: action() };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/** Describes an error of the operating system. The path is left out because it differs between machines. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  switch (code) {
    case "ENOENT":
      return absent.reason;
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "ELOOP":
      return "it is a link that leads to itself";
    case "EISDIR":
      return "it is a folder";
    case "ENOTDIR":
      return "it is not a folder";
    // A socket cannot be opened.
    case "ENXIO":
      return noFile.reason;
    default:
      return code;
  }
}
