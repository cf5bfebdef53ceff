import type { Arrivals } from "./emit/names/arrival.ts";
import type { SourceSpan } from "./diagnostics/span.ts";
import type { ReadPage } from "./read/read-page.ts";
import type { SourceFile } from "./read/source/source-file.ts";

/** A file that stands on the disk as it is to be, so that nobody makes its text again. */
export interface KeptFile {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  /** The hash of its content, as the lock has it. */
  readonly hash: string;
  /** The hash of the module it was printed from; `null` for a text that is not printed. */
  readonly source: string | null;
}

/** Files that were made together from the same facts: those of one model, or those that all models share. */
export interface Unit {
  readonly name: string;
  /** Stands for the facts: the same key, the same files. */
  readonly key: string;
  readonly files: readonly KeptFile[];
}

/**
 * What is known of an earlier run by the same code. It changes how long a run takes and nothing else, so everything
 * in it is found by the content it was made from.
 */
export interface Memory {
  /** What reading a page gave when it had this text. */
  readonly readPage: (source: SourceFile) => ReadPage | null;
  /** The files of a unit if an earlier run made them from the same facts and they still are what it wrote. */
  readonly standing: (unit: string, key: string) => Unit | null;
  /** A file if an earlier run printed it from the same module and it still is what that wrote. */
  readonly printed: (path: string, source: string) => KeptFile | null;
  /** All units it knows. */
  readonly units: readonly Unit[];
  /** The hash of a text; equal only for equal texts. */
  readonly hash: (text: string) => string;
}

/** What a run leaves for the next. */
export interface Remembered {
  readonly pages: readonly { readonly source: SourceFile; readonly read: ReadPage }[];
  readonly units: readonly Unit[];
}

/** The stages in order, as progress and timings name them. */
export type Stage = "parse" | "link" | "emit" | "print";

/** What a caller may give beside the pages and the settings. */
export interface PipelineOptions {
  /** Told as each stage begins. */
  readonly onStage?: (stage: Stage) => void;
  /** Told how many of the modules that are to be printed are done. */
  readonly onPrint?: (done: number, total: number) => void;
  /** Paths of pages that could not be read as text, and are reported: references to them are not. */
  readonly unread?: readonly string[];
  /** Where the override at some keys stands, for findings about it. */
  readonly placeOfOverride?: (keys: readonly string[]) => SourceSpan;
  /** What an earlier run knew of when models came; without it, all came together. */
  readonly arrivals?: Arrivals;
  /** Makes a run quicker, and changes nothing else. */
  readonly memory?: Memory | null;
}
