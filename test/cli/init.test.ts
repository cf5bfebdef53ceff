import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hookNames } from "../../generator/init/choices.ts";
import { project, run, temporaryFolder } from "../support/cli.ts";
import { readTree } from "../support/tree.ts";

const yes = ["init", "--yes", "--hook", "husky", "--ci", "github"] as const;

describe("init", () => {
  test("writes a config that generate takes, scripts, a hook and a job; twice is once", async () => {
    const folder = await project(
      { "pair.md": "# Pair\n\n## Values\n\n| Name | Value |\n| - | - |\n| `A` | a |\n" },
      { "package.json": '{\n\t"name": "x",\n\t"scripts": { "test": "true" }\n}\n' },
    );
    const { exitCode, stdout } = await run(folder, ...yes);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("created  .husky/pre-commit")]);
    const files = await readTree(folder);
    expect(files.get("package.json")).toBe(
      '{\n\t"name": "x",\n\t"scripts": {\n\t\t"test": "true",\n\t\t"models:generate": "modelmark generate",\n\t\t"models:check": "modelmark check"\n\t}\n}\n',
    );
    expect(files.get(".husky/pre-commit")).toBe("npx --no-install modelmark check --staged\n");
    expect(files.get(".gitattributes")).toBe("generated/** linguist-generated\n");
    expect((await run(folder, "generate")).exitCode).toBe(0);
    expect((await run(folder, ...yes)).exitCode).toBe(0);
    const again = await readTree(folder);
    for (const [path, text] of files) expect(again.get(path), path).toBe(text);
  });

  test.each(hookNames)("knows %s", async (hook) => {
    const folder = await temporaryFolder();
    expect((await run(folder, "init", "--yes", "--hook", hook, "--ci", "gitlab")).exitCode).toBe(0);
    const files = await readTree(folder);
    const written = [...files.values()].filter((text) => text.includes("check --staged"));
    expect(written).toHaveLength(hook === "none" ? 0 : 1);
  });

  test("keeps what is there, and shows what belongs into it", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "modelmark.config.mjs"), "export default {};\n");
    await writeFile(join(folder, "lefthook.yml"), "pre-push: {}\n");
    const { stdout } = await run(folder, "init", "--yes", "--hook", "lefthook", "--ci", "none");
    expect(stdout).toContain("kept     modelmark.config.mjs, which says something else");
    expect(stdout).toContain("exists   lefthook.yml; add to it:\n\npre-commit:");
    expect(await readFile(join(folder, "modelmark.config.mjs"), "utf8")).toBe(
      "export default {};\n",
    );
  });

  test.each(["{", "[]", '{ "scripts": 7 }', ""])(
    "refuses a package.json that is %j",
    async (text) => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, "package.json"), text);
      const { exitCode, stderr } = await run(folder, ...yes);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining("Nothing was written.")]);
      expect([...(await readTree(folder)).keys()]).toEqual(["package.json"]);
    },
  );

  test("does not wait for answers nobody can give", async () => {
    const { exitCode, stderr } = await run(await temporaryFolder(), "init");
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("--yes")]);
  });

  test("uses the package manager and the folder of the project", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "pnpm-lock.yaml"), "");
    await writeFile(join(folder, "tsconfig.json"), "{}");
    await run(folder, "init", "--yes", "--hook", "husky", "--ci", "github", "--spec", 'a "b"');
    const files = await readTree(folder);
    expect(files.get(".husky/pre-commit")).toBe("pnpm exec modelmark check --staged\n");
    expect(files.get("modelmark.config.ts")).toContain('spec: "a \\"b\\"",');
    expect(files.get(".github/workflows/modelmark.yml")).toContain(
      "pnpm install --frozen-lockfile",
    );
  });
});
