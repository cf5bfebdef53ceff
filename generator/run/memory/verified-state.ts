import { join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { contentHash } from "../../tree/content-hash.ts";
import type { MemoryPlace } from "./memory-place.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";

/** Content hashes of everything that a check compares. */
export interface ProjectState {
  /** The hash of the lock's text. */
  readonly lock: string;
  /** The hash of all settings that change what is generated. */
  readonly config: string;
  /** The hashes of the pages, by path relative to the spec folder. */
  readonly inputs: ReadonlyMap<string, string>;
  /** The hashes of the files, by path relative to the output folder. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** What this machine knows of the last run that found a project up to date, or made it so. */
export interface Verified {
  /** The hash of the lock and the config. */
  readonly settings: string;
  readonly inputs: string;
  readonly outputs: string;
  /** The paths of the generated files, relative to the output folder. */
  readonly paths: readonly string[];
  /** The warnings of the run. Their paths are relative to the spec folder. */
  readonly warnings: readonly Diagnostic[];
}

/** Returns what is kept of a state in which everything is up to date. */
export function verifiedFrom(state: ProjectState, warnings: readonly Diagnostic[]): Verified {
  return {
    settings: hashOfSettings(state),
    inputs: hashOfAll(state.inputs),
    outputs: hashOfAll(state.outputs),
    paths: [...state.outputs.keys()],
    warnings,
  };
}

/** Returns the hash of a lock and a config together. */
export function hashOfSettings({ lock, config }: Pick<ProjectState, "lock" | "config">): string {
  return contentHash(JSON.stringify([lock, config]));
}

/** Returns the hash of all given files, in whatever order they come. */
export function hashOfAll(files: ReadonlyMap<string, string>): string {
  return contentHash(JSON.stringify([...files].sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Loads what the same code has verified here before, or returns `null` if there is nothing. */
export function loadVerified(place: MemoryPlace): Verified | null {
  const content = readSealed(fileOf(place), place.code);
  return content === null ? null : (JSON.parse(content.toString("utf8")) as Verified);
}

/** Keeps what has been verified, unless the same is already kept. */
export function keepVerified(place: MemoryPlace, verified: Verified): void {
  const text = JSON.stringify(verified);
  const textBefore = readSealed(fileOf(place), place.code)?.toString("utf8");
  if (textBefore !== text) writeSealed(fileOf(place), place.code, text);
}

function fileOf({ folder, name }: MemoryPlace): string {
  return join(folder, `${name}.verified.json`);
}
