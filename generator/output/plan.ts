import type { GeneratedFile } from "../emit/emitter.ts";
import { isOurs } from "../emit/header.ts";
import { sameContent } from "./same-content.ts";

/** What is to be done about one file. Paths are relative to the output folder, with forward slashes. */
export type FileChange =
  | { readonly kind: "create"; readonly path: string; readonly text: string }
  | {
      readonly kind: "update";
      readonly path: string;
      readonly text: string;
      readonly current: string;
      /** Whether it differs because someone edited it, or because the spec or the generator moved on. */
      readonly reason: "stale" | "edited";
    }
  | { readonly kind: "keep"; readonly path: string }
  /** A file that an earlier run wrote, and that is no longer produced. */
  | { readonly kind: "delete"; readonly path: string; readonly current: string }
  /** Someone else's file stands where ours should: nothing may be written. */
  | { readonly kind: "refuse"; readonly path: string }
  /** No longer produced, but not ours to delete. */
  | { readonly kind: "leave"; readonly path: string; readonly reason: string };

/** What stands at a path of the output folder. */
export type Existing =
  | { readonly kind: "text"; readonly text: string }
  /** A folder, a link, or something unreadable. */
  | { readonly kind: "obstacle" };

/** What is on disk, at the paths that matter; a path without an entry is free. */
export type Snapshot = ReadonlyMap<string, Existing>;

/** What an earlier run left behind. */
export interface Owned {
  /** The files it wrote, as its lock says; anyone may have edited that. */
  readonly paths: readonly string[];
  /** Whether a file is no longer what was written. */
  readonly isEdited: (path: string, current: string) => boolean;
}

/**
 * Decides, and does nothing: `generate` applies the plan, `check` reports it, so the two cannot disagree.
 *
 * @param kept files that were not made, since they stand as they would be
 * @returns one change a path, ordered by path
 */
export function planOutput(
  files: readonly GeneratedFile[],
  snapshot: Snapshot,
  owned: Owned,
  kept: readonly { readonly path: string }[] = [],
): readonly FileChange[] {
  const planned = new Set([...files, ...kept].map(({ path }) => path.toLowerCase()));
  const changes = [
    ...kept.map(({ path }): FileChange => ({ kind: "keep", path })),
    ...files.map((file) => planFile(file, snapshot.get(file.path), owned)),
    ...owned.paths
      // Folded: on a disk that ignores case, another spelling is the new file itself.
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

/** Whether a path from a lock, which anyone may have edited, can be nothing but a file of the output folder. */
export function staysInside(path: string): boolean {
  return (
    !/[\\:\0]/.test(path) &&
    path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..")
  );
}
