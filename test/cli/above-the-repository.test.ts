import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { createConfig } from "../../site/vitepress/config.ts";
import { pathToFileURL } from "node:url";
import { objectPage, project, run, spawnCli, temporaryFolder } from "../support/cli.ts";

// Others may write above a repository, as in a shared folder for temporary files. Nothing there is read or run, and no
// link in a repository leads Modelmark out of it.

const root = join(import.meta.dirname, "../..");
const pages = { "shared/pair.md": objectPage("Pair", ["key", "*::String*", true]) };

/** Returns a repository with a project, in a folder that anybody can write to. */
async function repository(config: object): Promise<string> {
  const folder = await project(pages, { "modelmark.config.json": JSON.stringify(config) });
  execFileSync("git", ["init", "-q"], { cwd: folder });
  return folder;
}

/** Returns code that leaves a file behind when it runs. */
const trap = (folder: string): string =>
  `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(join(folder, "trapped"))}, "");\n`;

describe("prettier", () => {
  test("is not taken from above the repository", async () => {
    const folder = await repository({ format: "project" });
    const above = dirname(folder);
    const place = join(above, "node_modules/prettier");
    await mkdir(place, { recursive: true });
    await writeFile(join(place, "package.json"), '{ "type": "module", "main": "index.js" }');
    await writeFile(join(place, "index.js"), trap(above));
    const { exitCode, stderr } = await run(folder, "generate");
    expect(stderr).toContain("MM6007");
    expect(exitCode).toBe(2);
    expect(existsSync(join(above, "trapped"))).toBe(false);
  });

  test("does not run a config above the repository, and says so", async () => {
    const folder = await repository({ format: "project" });
    const above = dirname(folder);
    await mkdir(join(folder, "node_modules"));
    await symlink(join(root, "node_modules/prettier"), join(folder, "node_modules/prettier"));
    await writeFile(join(above, "prettier.config.mjs"), `${trap(above)}export default {};\n`);
    for (const command of ["generate", "check"]) {
      const { exitCode, stderr } = await run(folder, command);
      expect(stderr).toContain("prettier.config.mjs` lies outside the repository");
      expect(exitCode).toBe(2);
    }
    expect(existsSync(join(above, "trapped"))).toBe(false);
    await writeFile(join(folder, ".prettierrc.json"), '{ "semi": false }');
    expect(await run(folder, "generate")).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(above, "trapped"))).toBe(false);
    expect(await readFile(join(folder, "generated/models/shared/pair.ts"), "utf8")).not.toContain(
      ";",
    );
  });
});

test("VitePress looks for no config of PostCSS", async () => {
  const file = join(await temporaryFolder(), "site.json");
  await writeFile(file, JSON.stringify({ title: "A", nav: [], sidebar: [], pages: {} }));
  expect(createConfig(pathToFileURL(file)).vite?.css?.postcss).toEqual({ plugins: [] });
});

describe("a link in a repository", () => {
  test("leads the output out of it from no folder", async () => {
    const folder = await repository({ out: "src/x" });
    const victim = join(dirname(folder), "victim");
    await mkdir(victim);
    await symlink(victim, join(folder, "src"));
    await mkdir(join(folder, "docs"));
    for (const cwd of [folder, join(folder, "docs")]) {
      const { exitCode, stderr } = await run(cwd, "generate");
      expect(stderr).toContain("MM7002");
      expect(exitCode).toBe(2);
    }
    expect(await readdir(victim)).toEqual([]);
  });

  test("in the output folder has no folder made or removed elsewhere", async () => {
    const folder = await repository({ emit: ["interfaces"] });
    const outside = join(dirname(folder), "outside");
    await mkdir(join(outside, "shared"), { recursive: true });
    await mkdir(join(folder, "generated"));
    await symlink(outside, join(folder, "generated/models"));
    const { exitCode, stderr } = await run(folder, "generate");
    expect(stderr).toContain("MM7001");
    expect(exitCode).toBe(2);
    expect(await readdir(outside)).toEqual(["shared"]);
    expect(await readdir(join(outside, "shared"))).toEqual([]);
  });
});

test.each(["!foo {} # \u001b[2J\n::error::forged: !b {}", "%FOO bar\n---\n{}"])(
  "warnings of the YAML parser are not printed as they are: %j",
  async (text) => {
    const folder = await repository({ overrides: "o.yaml" });
    await writeFile(join(folder, "o.yaml"), text.startsWith("%") ? text : `shared/Pair: ${text}\n`);
    const { stdout, stderr } = await spawnCli(folder, ["generate", "--reporter", "json"]);
    expect(stdout + stderr).not.toContain("\u001b");
    expect(stdout + stderr).not.toMatch(/^::error::forged/m);
    expect(stderr).not.toContain("YAMLWarning");
  },
  30_000,
);
