import type { Arrivals } from "./emit/names/arrival.ts";
import type { LocateKey } from "./config/locate-key.ts";
import type { ReadPage } from "./read/read-page.ts";
import type { SourceFile } from "./read/source/source-file.ts";

/** A file that is already on the disk as it should be, so its text need not be made again. */
export interface StandingFile {
  /** The path relative to the output folder, with forward slashes. */
  readonly path: string;
  /** The hash of its content, as in the lock. */
  readonly hash: string;
  /** The hash of the module from which it was printed; `null` for a file that is not printed from a module. */
  readonly source: string | null;
}

/** Files that are made together from the same facts: those of one model, or those that all models share. */
export interface Unit {
  readonly name: string;
  /** Identifies the facts. Units with the same key have the same files. */
  readonly key: string;
  readonly files: readonly StandingFile[];
}

/**
 * What is known from an earlier run by the same code. It only makes a run faster, and cannot change its result,
 * because everything in it is looked up by the content from which it was made.
 */
export interface Memory {
  /** Returns the result of reading a page if the page had the same text before. */
  readonly readPage: (source: SourceFile) => ReadPage | null;
  /** Returns a unit if an earlier run made it from the same facts, and its files are still as that run wrote them. */
  readonly standing: (unit: string, key: string) => Unit | null;
  /** Returns a file if an earlier run printed it from the same module, and it is still as that run wrote it. */
  readonly printed: (path: string, source: string) => StandingFile | null;
  /** All units in the memory. */
  readonly units: readonly Unit[];
  /** Returns the hash of a text. Only equal texts have equal hashes. */
  readonly hash: (text: string) => string;
}

/** What a run keeps for the next one. */
export interface Remembered {
  readonly pages: readonly { readonly source: SourceFile; readonly read: ReadPage }[];
  readonly units: readonly Unit[];
}

/** The stages in order, by the names that progress and timings use. */
export type Stage = "parse" | "link" | "emit" | "print";

/** The options of the pipeline besides the pages and the settings. */
export interface PipelineOptions {
  /** Called when a stage begins. */
  readonly onStage?: (stage: Stage) => void;
  /** Called with the number of modules that have been printed, and the number that will be. */
  readonly onPrint?: (done: number, total: number) => void;
  /** The paths of pages that could not be read as text. They have been reported, so references to them are not. */
  readonly unread?: readonly string[];
  /** Returns the place of the override at some keys, for findings about it. */
  readonly placeOfOverride?: LocateKey;
  /** When each model appeared, as far as an earlier run knew. Without it, all models count as equally old. */
  readonly arrivals?: Arrivals;
  /** A memory of earlier runs, which makes the run faster and changes nothing else. */
  readonly memory?: Memory | null;
}
