import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import type { ProjectFolders } from "../../generator/run/memory/memory-place.ts";
import type { ProjectState } from "../../generator/run/memory/verified-state.ts";

/** A project, and a private folder that nothing else uses. */
export interface KeptProject extends ProjectFolders {
  /** The folder that contains everything. */
  readonly root: string;
  /** The folder in which the config is looked for. */
  readonly cwd: string;
  /** The private folder, which does not exist yet. */
  readonly kept: string;
}

/** Makes the folders of a project, and sets `XDG_CACHE_HOME` beside it, until the test is over. */
export function keptProject(): KeptProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-kept-")));
  const cwd = join(root, "project");
  const project = { specDir: join(cwd, "spec"), outDir: join(cwd, "generated") };
  for (const folder of Object.values(project)) mkdirSync(folder, { recursive: true });
  vi.stubEnv("XDG_CACHE_HOME", join(root, "cache"));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(root, { recursive: true, force: true });
  });
  return { ...project, root, cwd, kept: join(root, "cache/modelmark") };
}

/** Returns what the names of files in a private folder say beside the name of the project, in order. */
export function keptFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => name.slice(name.indexOf(".") + 1))
    .sort();
}

/** A state in which everything is up to date. */
export const state: ProjectState = {
  lock: "the lock",
  config: "the config",
  inputs: new Map([
    ["pair.md", "1"],
    ["hue.md", "2"],
  ]),
  outputs: new Map([
    ["pair.ts", "3"],
    ["index.ts", "4"],
  ]),
};
