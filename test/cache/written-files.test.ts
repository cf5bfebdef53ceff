import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { nameOfProject } from "../../generator/run/memory/memory-place.ts";
import { keepWritten, loadWritten } from "../../generator/run/memory/written-files.ts";
import { keptFiles, keptProject, state, type KeptProject } from "./kept-project.ts";

// The program remembers nothing in CI, where these tests may run.
vi.mock("ci-info", () => ({ isCI: false }));

let project: KeptProject;

beforeEach(() => {
  project = keptProject();
});

describe("the hashes of written files", () => {
  test("are loaded for the lock that they were kept with", () => {
    expect(loadWritten(project, project.cwd, state.lock)).toBeNull();
    keepWritten(project, project.cwd, state);
    expect(loadWritten(project, project.cwd, state.lock)).toEqual(state.outputs);
    expect(loadWritten(project, project.cwd, "another lock")).toBeNull();
    const other = { ...project, outDir: project.specDir };
    expect(loadWritten(other, project.cwd, state.lock)).toBeNull();
    keepWritten(project, project.cwd, { ...state, outputs: new Map([["pair.ts", "5"]]) });
    expect(loadWritten(project, project.cwd, state.lock)).toEqual(new Map([["pair.ts", "5"]]));
    expect(keptFiles(project.kept)).toEqual(["written.json"]);
  });

  test("are not loaded from a damaged file", () => {
    keepWritten(project, project.cwd, state);
    expect(loadWritten(project, project.cwd, state.lock)).toEqual(state.outputs);
    const file = join(project.kept, `${nameOfProject(project)}.written.json`);
    writeFileSync(file, readFileSync(file, "utf8").replace('"3"', '"4"'));
    expect(loadWritten(project, project.cwd, state.lock)).toBeNull();
  });

  test("are written only if they are others", () => {
    keepWritten(project, project.cwd, state);
    const file = join(project.kept, `${nameOfProject(project)}.written.json`);
    utimesSync(file, new Date(0), new Date(0));
    keepWritten(project, project.cwd, { ...state, config: "another config" });
    expect(statSync(file).mtimeMs).toBe(0);
    keepWritten(project, project.cwd, { ...state, lock: "another lock" });
    expect(statSync(file).mtimeMs).not.toBe(0);
  });

  test.each(["elsewhere", "project/spec", "project/generated"])(
    "are kept nowhere if the private folder comes with the repository of %s",
    (folder) => {
      mkdirSync(join(project.root, folder, ".git"), { recursive: true });
      vi.stubEnv("XDG_CACHE_HOME", join(project.root, folder, "cache"));
      keepWritten(project, join(project.root, "elsewhere"), state);
      expect(loadWritten(project, join(project.root, "elsewhere"), state.lock)).toBeNull();
      expect(existsSync(join(project.root, folder, "cache/modelmark"))).toBe(true);
      expect(readdirSync(join(project.root, folder, "cache/modelmark"))).toEqual([]);
    },
  );
});
