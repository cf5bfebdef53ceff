import type { CommitMemory, RememberedCommit } from "../../generator/tree/git/commit-memory.ts";

/** A memory of commits that lasts as long as the process. */
export class ProcessMemory implements CommitMemory {
  last: RememberedCommit | null = null;

  readonly load = (): RememberedCommit | null => this.last;

  readonly save = (commit: RememberedCommit): void => {
    this.last = commit;
  };
}
