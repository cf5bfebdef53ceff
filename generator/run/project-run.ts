import type { ProjectState } from "./memory/verified-state.ts";
import type { LoadedProject } from "../config/load-config.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { FileChange } from "../output/plan.ts";
import type { Reason } from "../output/reasons.ts";
import type { PipelineResult } from "../pipeline.ts";
import type { SourceFile } from "../read/source/source-file.ts";

/** The plan for the files of a project. */
export interface Planned {
  readonly changes: readonly FileChange[];
  /** The text of the lock to write, or `null` when the lock on disk is up to date. */
  readonly lockText: string | null;
  /** The text of the lock on disk when the plan was made, or `null` if there was none. */
  readonly lockBefore: string | null;
  /** What has changed since the lock on disk was written. */
  readonly reasons: readonly Reason[];
  /** The hashes of everything once the plan has been carried out, or `null` when there is no plan. */
  readonly state: ProjectState | null;
}

/** A project with its plan. Nothing has been written yet. */
export interface ProjectRun extends Planned {
  readonly project: LoadedProject;
  /** The folders as messages show them: relative to where the command was given. */
  readonly shown: { readonly spec: string; readonly out: string };
  readonly pages: readonly SourceFile[];
  readonly result: PipelineResult;
  /** Makes a new plan from the files as they are when it is called. */
  readonly replan: () => Promise<Outcome<Planned>>;
  /** The warnings of the last run on this machine that left everything up to date, with files named as in findings. */
  readonly warnedBefore: () => readonly Diagnostic[];
  /**
   * Keeps the results of this run for the next one.
   *
   * @param isFresh whether the files on disk are now as the plan wants them
   */
  readonly remember: (isFresh: boolean) => void;
}

/** Looks for the leftovers of an interrupted run in an output folder, before its files are read. */
export type Settle = (outDir: string, name: string) => Promise<readonly Diagnostic[]>;
