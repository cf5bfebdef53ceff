import type { ProjectState } from "./memory/verified-state.ts";
import type { LoadedProject } from "../config/load-config.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { FileChange } from "../output/plan.ts";
import type { Reason } from "../output/reasons.ts";
import type { PipelineResult } from "../pipeline.ts";
import type { SourceFile } from "../read/source/source-file.ts";

/** What is to become of the files of a project. */
export interface Planned {
  readonly changes: readonly FileChange[];
  /** The lock to write, or `null` when the one on disk says the same. */
  readonly lockText: string | null;
  /** The lock on disk when the plan was made. */
  readonly lockBefore: string | null;
  /** What has changed since that lock was written. */
  readonly reasons: readonly Reason[];
  /** What will be on the disk once the plan is followed; `null` where there is none. */
  readonly state: ProjectState | null;
}

/** One project, taken as far as the plan: nothing is written yet. */
export interface ProjectRun extends Planned {
  readonly project: LoadedProject;
  /** Folders as shown to the user: relative to where the command was given. */
  readonly shown: { readonly spec: string; readonly out: string };
  readonly pages: readonly SourceFile[];
  readonly result: PipelineResult;
  /** Makes the plan again, from the files as they are by then. */
  readonly replan: () => Promise<Outcome<Planned>>;
  /** What the last run on this machine warned of that left everything up to date; files are named as findings name them. */
  readonly warnedBefore: () => readonly Diagnostic[];
  /**
   * Keeps what the run found out for the next one.
   *
   * @param isFresh whether what is on the disk is now what the plan says
   */
  readonly remember: (isFresh: boolean) => void;
}

/** Looks for what an interrupted run left in an output folder, before its files are read. */
export type Settle = (outDir: string, name: string) => Promise<readonly Diagnostic[]>;
