import { describe, expect, test } from "vitest";
import { objectPage, project, run } from "../support/cli.ts";
import { readTree } from "../support/tree.ts";

// Projects of one config, and their folders.

const pages = { "shared/pair.md": objectPage("Pair", ["key", "*::String*", true]) };

async function generateWith(config: object) {
  const folder = await project(pages, {
    "modelmark.config.json": JSON.stringify(config),
    "other/pair.md": pages["shared/pair.md"],
  });
  const result = await run(folder, "generate");
  const files = [...(await readTree(folder)).keys()].filter((path) => path.includes("gen"));
  return { ...result, files };
}

describe("refuses, and writes nothing:", () => {
  test.each([
    ["no projects", { projects: [] }, "`projects`"],
    [
      "two projects of one name",
      {
        projects: [
          { name: "a", out: "gen1" },
          { name: "a", out: "gen2" },
        ],
      },
      "a name that no other project has",
    ],
    [
      "the output of one project in the spec of another",
      {
        projects: [
          { name: "a", out: "gen" },
          { name: "b", spec: "other", out: "spec/gen" },
        ],
      },
      "it lies inside the spec folder of the project a",
    ],
    [
      "the spec of one project in the output of another",
      {
        projects: [
          { name: "a", out: "gen" },
          { name: "b", spec: "gen/docs", out: "b-gen" },
        ],
      },
      "it holds the spec folder of the project b",
    ],
    ["a folder in the spec whose name begins with dots", { out: "spec/..gen" }, "MM7002"],
    ["an output folder with the spec in it", { spec: "gen/..spec", out: "gen" }, "MM7002"],
  ])("%s", async (_, config, text) => {
    const { exitCode, stderr, files } = await generateWith(config);
    expect(stderr).toContain(text);
    expect({ exitCode, files }).toEqual({ exitCode: 2, files: [] });
  });
});
