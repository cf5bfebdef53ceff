/** What was found out, or why it could not be. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** What stands under a name; `other` is a pipe, a device and the like. */
export type EntryKind = "file" | "link" | "folder" | "other";

/** A name in a folder; a link is itself, not what is behind it. */
export interface TreeEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** The bytes of a file, or why there are none; `size` where that is the reason. */
export type Content =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string; readonly size?: number };

/**
 * Where a project is read from: the disk, git's index, or a commit. Whatever a check or a comparison reads, it reads
 * through one of these, so that it cannot mean one thing for the disk and another for git. Paths are absolute, and those
 * that the work tree has, whether or not it has the files.
 */
export interface Tree {
  /** Whether it is the disk, which programs at work change, and which this machine writes to. */
  readonly isDisk: boolean;
  /** What stands at a path itself; `null` where nothing does. */
  readonly look: (path: string) => EntryKind | null;
  /** The path behind all links. */
  readonly real: (path: string) => Answer<string>;
  readonly list: (folder: string) => Answer<readonly TreeEntry[]>;
  /**
   * The contents of files, in the order asked for; links are followed.
   *
   * @param largest bytes beyond which a file is not read
   */
  readonly read: (
    paths: readonly string[],
    largest?: number,
  ) => Iterable<readonly [path: string, content: Content]>;
  /** Why nothing can be said of a path, such as one outside of the repository; `null` where something can. */
  readonly blindSpot: (path: string) => string | null;
  /** The paths that are kept out of the tree, each with what keeps it out. */
  readonly keptOut: (paths: readonly string[]) => ReadonlyMap<string, string>;
  /** The files of the tree that the disk has in another form, or no more. */
  readonly changedOnDisk: () => readonly string[];
}

/** What is behind a path, through links; `null` where nothing is. */
export function kindBehind(tree: Tree, path: string): EntryKind | null {
  const kind = tree.look(path);
  if (kind !== "link") return kind;
  const real = tree.real(path);
  return real.ok ? tree.look(real.value) : null;
}

/** The content of one file. */
export function readOne(tree: Tree, path: string, largest?: number): Content {
  for (const [, content] of tree.read([path], largest)) return content;
  return absent;
}

/** The content of one file as text, whatever bytes there are, read as UTF-8. */
export function readText(tree: Tree, path: string, largest?: number): Answer<string> {
  const content = readOne(tree, path, largest);
  return content.ok ? { ok: true, value: textOf(content.bytes) } : content;
}

/** Bytes read as UTF-8, with a byte order mark where there is one. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** There is nothing of that name. */
export const absent = { ok: false, reason: "it does not exist" } as const;

/** There is something of that name, and no file. */
export const noFile = { ok: false, reason: "it is no plain file" } as const;
