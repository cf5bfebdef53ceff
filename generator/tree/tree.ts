/** An answer, or the reason why there is none. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** What exists under a name. `other` is a pipe, a device and the like. */
export type EntryKind = "file" | "link" | "folder" | "other";

/** A name in a folder. A link has the kind `link`, whatever it leads to. */
export interface TreeEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** The bytes of a file, or the reason why there are none. `size` is given when the file is too large. */
export type Content =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string; readonly size?: number };

/**
 * The place from which a project is read: the disk, git's index, or a commit. Everything that a check or a comparison
 * reads comes through this interface, so that it means the same for the disk and for git. Paths are absolute. For
 * git, they are the paths that the files have, or would have, in the work tree.
 */
export interface Tree {
  /** Whether this is the disk, which other programs change, and to which this machine writes. */
  readonly isDisk: boolean;
  /** Returns what exists at a path, without following a link there; `null` if nothing does. */
  readonly look: (path: string) => EntryKind | null;
  /** Returns the path with all links resolved. */
  readonly real: (path: string) => Answer<string>;
  readonly list: (folder: string) => Answer<readonly TreeEntry[]>;
  /**
   * Returns the contents of files in the given order, and follows links.
   *
   * @param largest the size in bytes above which a file is not read
   */
  readonly read: (
    paths: readonly string[],
    largest?: number,
  ) => Iterable<readonly [path: string, content: Content]>;
  /**
   * Returns the id under which git holds a file that a checkout writes as it is stored. Files with the same id have the
   * same content. Returns `null` for every other file, and for all files on the disk.
   */
  readonly idOf: (path: string) => string | null;
  /**
   * Returns why the tree cannot tell what is at a path, for example because it is outside the repository; `null` if
   * it can.
   */
  readonly blindSpot: (path: string) => string | null;
  /** Returns those of the paths that are kept out of the tree, each with the rule that keeps it out. */
  readonly keptOut: (paths: readonly string[]) => ReadonlyMap<string, string>;
  /** Returns all files that differ between the tree and the disk, except those that git ignores. */
  readonly changedOnDisk: () => readonly ChangedFile[];
}

/** A file, or a whole folder, that differs between a tree and the disk. */
export interface ChangedFile {
  readonly path: string;
  /** How it differs, in words that go on after "which". */
  readonly difference: string;
}

/** Returns what a path leads to, with links followed; `null` if it leads to nothing. */
export function kindBehind(tree: Tree, path: string): EntryKind | null {
  const kind = tree.look(path);
  if (kind !== "link") return kind;
  const real = tree.real(path);
  return real.ok ? tree.look(real.value) : null;
}

/** Reads the content of one file. */
export function readOne(tree: Tree, path: string, largest?: number): Content {
  for (const [, content] of tree.read([path], largest)) return content;
  return absent;
}

/** Reads one file as UTF-8 text, even if its bytes are not valid UTF-8. */
export function readText(tree: Tree, path: string, largest?: number): Answer<string> {
  const content = readOne(tree, path, largest);
  return content.ok ? { ok: true, value: textOf(content.bytes) } : content;
}

/** Reads one file as UTF-8 text, and refuses bytes that are not, which a setting could otherwise be made of. */
export function readValidText(tree: Tree, path: string): Answer<string> {
  const content = readOne(tree, path);
  if (!content.ok) return content;
  try {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
    return { ok: true, value: decoder.decode(content.bytes) };
  } catch {
    // A fatal decoder throws no other error.
    return { ok: false, reason: "it is not UTF-8 text" };
  }
}

/** Decodes bytes as UTF-8, and keeps a byte order mark if there is one. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** The content of a path where nothing exists. */
export const absent = { ok: false, reason: "it does not exist" } as const;

/** The content of a path where something other than a file exists. */
export const noFile = { ok: false, reason: "it is no plain file" } as const;
