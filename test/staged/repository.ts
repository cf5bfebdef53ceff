import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ownProject, run } from "../support/cli.ts";

/** How a git command ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly text: string;
}

const identity = {
  ...{ GIT_AUTHOR_NAME: "Test", GIT_AUTHOR_EMAIL: "test@example.com" },
  ...{ GIT_COMMITTER_NAME: "Test", GIT_COMMITTER_EMAIL: "test@example.com" },
  ...{ GIT_EDITOR: "true", GIT_CONFIG_NOSYSTEM: "1" },
};

/** Runs git as a person in a folder would. Never throws. */
export function git(cwd: string, ...args: readonly string[]): Ended {
  const settings = ["protocol.file.allow=always", "commit.gpgsign=false", "gc.auto=0"];
  const options = settings.flatMap((setting) => ["-c", setting]);
  const env = { ...process.env, ...identity };
  const ended = spawnSync("git", [...options, ...args], { cwd, env, encoding: "utf8" });
  const { status, stdout, stderr } = ended;
  return { status, stdout, text: stdout + stderr };
}

/** Runs a git command that must not fail, and throws if it does. */
export function mustGit(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, text } = git(cwd, ...args);
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${text}`);
  return stdout.trim();
}

/** Creates a copy of this repository's own spec with its outputs, all of it committed. */
export async function committedProject(): Promise<string> {
  const folder = await ownProject();
  mustGit(folder, "init", "-q", "-b", "main");
  await run(folder, "generate");
  mustGit(folder, "add", "-A");
  mustGit(folder, "commit", "-qm", "first");
  return folder;
}

/** Writes a file, and creates its folders. A link at that path is replaced. */
export function write(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, text);
}

/** Changes a file if it exists. */
export function change(folder: string, path: string, edit: (text: string) => string): void {
  const file = join(folder, path);
  if (existsSync(file)) writeFileSync(file, edit(readFileSync(file, "utf8")));
}

/** A clone that is set to one commit of a repository after another, and holds nothing else. */
export class CleanClone {
  readonly folder: string;

  constructor(repository: string, folder: string) {
    rmSync(folder, { recursive: true, force: true });
    mustGit(repository, "clone", "-q", "--shared", "--no-checkout", repository, folder);
    this.folder = folder;
  }

  /** Checks out a commit, so that the folder holds exactly what a clone of it would. */
  become(commit: string): void {
    mustGit(this.folder, "checkout", "-q", "-f", "--detach", commit);
    mustGit(this.folder, "clean", "-qfdx");
  }
}

/** Creates the commit that `git commit` would make now; returns `null` if a conflict prevents it. */
export function nextCommit(folder: string): string | null {
  const tree = git(folder, "write-tree");
  return tree.status === 0
    ? mustGit(folder, "commit-tree", "-m", "next", tree.stdout.trim())
    : null;
}
