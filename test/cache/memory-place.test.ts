import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { memoryPlace, nameOfProject } from "../../generator/run/memory/memory-place.ts";
import { keptProject, type KeptProject } from "./kept-project.ts";

// The program remembers nothing when it runs from source or in CI, as it does in tests.
const machine = vi.hoisted((): { code: string | null; isCI: boolean } => ({
  code: "code",
  isCI: false,
}));
vi.mock("../../generator/run/memory/code-identity.ts", () => ({
  codeIdentity: () => machine.code,
}));
vi.mock("ci-info", () => ({
  get isCI() {
    return machine.isCI;
  },
}));

let project: KeptProject;

beforeEach(() => {
  project = keptProject();
  Object.assign(machine, { code: "code", isCI: false });
});

describe("the place of a memory", () => {
  test("is a private folder, for the code that runs", () => {
    const place = memoryPlace(project, project.cwd);
    expect(place).toEqual({ folder: project.kept, name: nameOfProject(project), code: "code" });
    expect(place?.name).toMatch(/^[0-9a-f]{32}$/);
  });

  test("is nowhere in CI, for a program that runs from source, and where no folder is private", () => {
    machine.isCI = true;
    expect(memoryPlace(project, project.cwd)).toBeNull();
    Object.assign(machine, { code: null, isCI: false });
    expect(memoryPlace(project, project.cwd)).toBeNull();
    machine.code = "code";
    vi.stubEnv("XDG_CACHE_HOME", "cache");
    expect(memoryPlace(project, project.cwd)).toBeNull();
  });

  test.each(["project/cache", "elsewhere/cache", "out/cache"])(
    "is not in the repository of a folder that the run works in: %s",
    (cache) => {
      for (const one of ["project", "elsewhere", "out"]) {
        mkdirSync(join(project.root, one, ".git"), { recursive: true });
      }
      vi.stubEnv("XDG_CACHE_HOME", join(project.root, cache));
      const folders = { specDir: project.specDir, outDir: join(project.root, "out/generated") };
      expect(memoryPlace(folders, join(project.root, "elsewhere"))).toBeNull();
    },
  );

  test("has a name for each pair of folders, whatever leads to them and whether they exist", () => {
    symlinkSync(join(project.root, "project"), join(project.root, "link"));
    const through = (folder: string, spec: string, out: string): string =>
      nameOfProject({
        specDir: join(project.root, folder, spec),
        outDir: join(project.root, folder, out),
      });
    const pairs = [
      ["spec", "generated"],
      ["generated", "spec"],
      ["spec", "spec"],
      ["spec", "planned/a"],
      ["spec", "planned/b"],
      ["not/there", "generated"],
    ] as const;
    const names = pairs.map(([spec, out]) => through("project", spec, out));
    expect(new Set(names).size).toBe(pairs.length);
    expect(pairs.map(([spec, out]) => through("link", spec, out))).toEqual(names);
    expect(nameOfProject({ specDir: "/not/there", outDir: "/not/there" })).not.toBe(
      nameOfProject({ specDir: "/not/there", outDir: "/not" }),
    );
  });
});
