import { describe, expect, test } from "vitest";
import { resolveProjects } from "../../generator/config/resolve-projects.ts";
import { defaultSettings } from "../../generator/config/settings.ts";

const { overrides: _, ...defaults } = defaultSettings;

describe("a config without projects", () => {
  test("is one project without a name, in the usual folders", () => {
    expect(resolveProjects({}, {})).toEqual([
      {
        ...{ name: "", specIn: "nowhere", include: ["**/*.md"], exclude: [], diff: {} },
        spec: { path: "spec", from: "config" },
        out: { path: "generated", from: "config" },
        settings: expect.objectContaining(defaults),
        overrides: { kind: "inline", value: {}, within: ["overrides"] },
      },
    ]);
  });

  test("keeps what it says, and no setting of an editor", () => {
    const config = {
      ...{ spec: "s", out: "o", include: ["a.md"], exclude: ["b.md"] },
      ...{
        wire: "verbatim" as const,
        diff: { allow: "c.json" },
        overrides: { "a/B": { ignore: true } },
        $schema: "d",
      },
    };
    const [project] = resolveProjects(config, {});
    expect(project).toMatchObject({
      ...{ specIn: "config", include: ["a.md"], exclude: ["b.md"], diff: { allow: "c.json" } },
      spec: { path: "s", from: "config" },
      out: { path: "o", from: "config" },
      settings: { wire: "verbatim" },
      overrides: { value: { "a/B": { ignore: true } } },
    });
    for (const key of ["$schema", "spec", "out", "include", "diff"]) {
      expect(project?.settings).not.toHaveProperty(key);
    }
  });

  test("gives way to the command line, whose paths are those of the working directory", () => {
    const config = { spec: "s", out: "o", wire: "verbatim", strict: false } as const;
    const given = { spec: "s2", out: "o2", wire: "camelCase", strict: true } as const;
    expect(resolveProjects(config, given)).toMatchObject([
      {
        specIn: "option",
        spec: { path: "s2", from: "working directory" },
        out: { path: "o2", from: "working directory" },
        settings: { wire: "camelCase", strict: true },
      },
    ]);
  });
});

describe("the projects of a config", () => {
  test("inherit what stands beside them, unless they say otherwise", () => {
    const projects = [{ name: "a" }, { name: "b", spec: "b", strict: true }];
    expect(resolveProjects({ spec: "s", strict: false, projects }, {})).toMatchObject([
      { name: "a", spec: { path: "s" }, settings: { strict: false } },
      { name: "b", spec: { path: "b" }, settings: { strict: true } },
    ]);
    expect(resolveProjects({ projects }, {})[0]?.settings).not.toHaveProperty("projects");
  });

  test("have overrides of their own, or those of all, at their place in the config", () => {
    const [all, own] = [{ "a/A": {} }, { "b/B": {} }];
    const projects = [
      { name: "a" },
      { name: "b", overrides: own },
      { name: "c", overrides: "c.yaml" },
    ];
    expect(resolveProjects({ overrides: all, projects }, {}).map((one) => one.overrides)).toEqual([
      { kind: "inline", value: all, within: ["overrides"] },
      { kind: "inline", value: own, within: ["projects", "1", "overrides"] },
      { kind: "file", path: { path: "c.yaml", from: "config" } },
    ]);
  });
});
