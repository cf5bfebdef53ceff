import { contentHash, hashOfText } from "../../tree/content-hash.ts";
import type { ReadPage } from "../../read/read-page.ts";
import type { Memory, Remembered, StandingFile, Unit } from "../../pipeline-options.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";

/**
 * The content of the file. It is sealed for the code that wrote it, because other code may read pages or write files
 * in another way.
 */
interface Content {
  readonly pages: Readonly<Record<string, { readonly hash: string; readonly read: ReadPage }>>;
  readonly units: readonly Unit[];
}

/** A memory that was loaded from a file. */
export interface LoadedMemory {
  readonly memory: Memory;
  /** Whether nothing was remembered. */
  readonly isEmpty: boolean;
  /** Whether the memory already contains everything that this run remembers. */
  readonly holds: (remembered: Remembered) => boolean;
}

/**
 * Loads what an earlier run by the same code remembered. A file that is missing, damaged or written by other code
 * counts as an empty memory, which only costs time.
 *
 * @param file absolute
 * @param code the identity of the running code
 * @param hashesOf returns the content hashes of those of the given files that exist in the output folder
 */
export function loadMemory(
  file: string,
  code: string,
  hashesOf: (paths: Iterable<string>) => ReadonlyMap<string, string>,
): LoadedMemory {
  const content = parse(readSealed(file, code));
  const units = new Map(content.units.map((unit) => [unit.name, unit]));
  const pages = new Map(Object.entries(content.pages));
  const files = new Map(content.units.flatMap((unit) => unit.files.map((one) => [one.path, one])));
  // Files are hashed only when one is asked for, so that the printer can be prepared before.
  let hashes: ReadonlyMap<string, string> | null = null;
  const stands = ({ path, hash }: StandingFile): boolean =>
    (hashes ??= hashesOf(files.keys())).get(path) === hash;
  const memory: Memory = {
    hash: contentHash,
    units: content.units,
    readPage: (source) => {
      const entry = pages.get(source.path);
      return entry?.hash === hashOfText(source) ? entry.read : null;
    },
    standing: (name, key) => {
      const unit = units.get(name);
      return unit?.key === key && unit.files.every(stands) ? unit : null;
    },
    printed: (path, source) => {
      const file = files.get(path);
      return file?.source === source && stands(file) ? file : null;
    },
  };
  const holds = (remembered: Remembered): boolean =>
    remembered.pages.length === pages.size &&
    remembered.pages.every(({ source, read }) => pages.get(source.path)?.read === read) &&
    remembered.units.length === units.size &&
    remembered.units.every((unit) => units.get(unit.name) === unit);
  return { memory, isEmpty: pages.size === 0, holds };
}

/** Writes what a run remembers. */
export function saveMemory(file: string, code: string, { pages, units }: Remembered): void {
  const content: Content = {
    pages: Object.fromEntries(
      pages.map(({ source, read }) => [source.path, { hash: hashOfText(source), read }]),
    ),
    units,
  };
  writeSealed(file, code, JSON.stringify(content));
}

function parse(bytes: Buffer | null): Content {
  return bytes === null
    ? { pages: {}, units: [] }
    : (JSON.parse(bytes.toString("utf8")) as Content);
}
