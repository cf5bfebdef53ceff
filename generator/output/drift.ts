import { isReformatted } from "./reformatted.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { patchOf } from "./patch.ts";
import type { FileChange } from "./plan.ts";

/** A generated file that differs from what the spec says. */
export interface Drift {
  readonly path: string;
  readonly state: "missing" | "stale" | "orphaned" | "edited" | "reformatted";
  /** The finding, with its code. */
  readonly finding: Diagnostic;
  /** A unified diff from the file on disk to what `generate` would write; `null` if one of the two does not exist. */
  readonly patch: string | null;
}

/** Returns what a plan would change, as findings. The result is empty if everything is up to date. */
export function driftOf(changes: readonly FileChange[]): readonly Drift[] {
  return changes.flatMap((change): readonly Drift[] => {
    const { path } = change;
    switch (change.kind) {
      case "create":
        return [{ path, state: "missing", finding: diagnostic("MM7101", { path }), patch: null }];
      case "update": {
        const code = change.reason === "edited" ? "MM7104" : "MM7102";
        const patch = patchOf(path, change.current, change.text);
        return [{ path, state: change.reason, finding: diagnostic(code, { path }), patch }];
      }
      case "delete":
        return [{ path, state: "orphaned", finding: diagnostic("MM7103", { path }), patch: null }];
      case "keep":
      case "refuse":
      case "leave":
        return [];
    }
  });
}

/** Like {@link driftOf}, but tells files that only a formatter has changed from files that somebody edited. */
export async function judgedDriftOf(changes: readonly FileChange[]): Promise<readonly Drift[]> {
  const judged = await Promise.all(
    changes.map(async (change) => {
      const isEdited = change.kind === "update" && change.reason === "edited";
      if (!isEdited || !(await isReformatted(change.path, change.current, change.text))) {
        return driftOf([change]);
      }
      const finding = diagnostic("MM7105", { path: change.path });
      return driftOf([change]).map((one): Drift => ({ ...one, state: "reformatted", finding }));
    }),
  );
  return judged.flat();
}

/**
 * Returns the findings of a plan about files that are not ours.
 *
 * @param out The output folder, as messages name it.
 */
export function foreignFiles(changes: readonly FileChange[], out: string): readonly Diagnostic[] {
  return changes.flatMap((change) => {
    const path = `${out}/${change.path}`;
    if (change.kind === "refuse") return [diagnostic("MM7001", { path })];
    if (change.kind === "leave") return [diagnostic("MM7003", { path, reason: change.reason })];
    return [];
  });
}
