import type { GeneratedFile } from "../emit/emitter.ts";
import { isOurs } from "../emit/header.ts";
import { sameContent } from "../tree/same-content.ts";

/** The planned change of one file. Paths are relative to the output folder, with forward slashes. */
export type FileChange =
  | { readonly kind: "create"; readonly path: string; readonly text: string }
  | {
      readonly kind: "update";
      readonly path: string;
      readonly text: string;
      readonly current: string;
      /** Whether the file differs because someone edited it, or because the spec or the generator changed. */
      readonly reason: "stale" | "edited";
    }
  | { readonly kind: "keep"; readonly path: string }
  /** A file that an earlier run wrote and that is no longer produced. */
  | { readonly kind: "delete"; readonly path: string; readonly current: string }
  /** Someone else's file is in the place of ours, so nothing may be written. */
  | { readonly kind: "refuse"; readonly path: string }
  /** A file that is no longer produced, but is not ours to delete. */
  | { readonly kind: "leave"; readonly path: string; readonly reason: string };

/** What exists at a path of the output folder. */
export type Existing =
  | { readonly kind: "text"; readonly text: string }
  /** A folder, a link, or something unreadable. */
  | { readonly kind: "obstacle" };

/** What exists on disk, by path. A path without an entry is free. */
export type Snapshot = ReadonlyMap<string, Existing>;

/** What is known of the files that an earlier run wrote. */
export interface Owned {
  /** The paths of these files, as the lock lists them. Anyone may have edited the lock. */
  readonly paths: readonly string[];
  /** Whether a file differs from what was written. */
  readonly isEdited: (path: string, current: string) => boolean;
}

/**
 * Plans the changes without making any. `generate` applies the plan and `check` reports it, so the two cannot
 * disagree.
 *
 * @param standing The files that were not generated because they are up to date.
 * @returns One change for each path, ordered by path.
 */
export function planOutput(
  files: readonly GeneratedFile[],
  snapshot: Snapshot,
  owned: Owned,
  standing: readonly { readonly path: string }[] = [],
): readonly FileChange[] {
  const planned = new Set([...files, ...standing].map(({ path }) => path.toLowerCase()));
  const changes = [
    ...standing.map(({ path }): FileChange => ({ kind: "keep", path })),
    ...files.map((file) => planFile(file, snapshot.get(file.path), owned)),
    ...owned.paths
      // Case is ignored: on a disk that ignores case, another spelling is the new file itself.
      .filter((path) => !planned.has(path.toLowerCase()))
      .flatMap((path) => planOrphan(path, snapshot.get(path))),
  ];
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function planFile(
  { path, text }: GeneratedFile,
  existing: Existing | undefined,
  owned: Owned,
): FileChange {
  if (existing === undefined) return { kind: "create", path, text };
  if (existing.kind === "obstacle") return { kind: "refuse", path };
  const current = existing.text;
  if (sameContent(current, text)) return { kind: "keep", path };
  if (!isOurs(current)) return { kind: "refuse", path };
  const reason = owned.isEdited(path, current) ? "edited" : "stale";
  return { kind: "update", path, text, current, reason };
}

function planOrphan(path: string, existing: Existing | undefined): readonly FileChange[] {
  if (!staysInside(path)) {
    return [{ kind: "leave", path, reason: "the lock names a path outside the output folder" }];
  }
  if (existing === undefined) return [];
  if (existing.kind === "obstacle") {
    return [{ kind: "leave", path, reason: "it is no plain file" }];
  }
  if (!isOurs(existing.text)) {
    return [{ kind: "leave", path, reason: "it does not carry our header" }];
  }
  return [{ kind: "delete", path, current: existing.text }];
}

/** Whether a path from a lock, which anyone may have edited, can only be a file of the output folder. */
export function staysInside(path: string): boolean {
  return (
    !/[\\:\0]/.test(path) &&
    path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..")
  );
}
