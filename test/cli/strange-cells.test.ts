import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { objectPage, project, run } from "../support/cli.ts";

// One strange cell does not stop a whole spec: it becomes `unknown`, and is reported once and counted, unless the
// project asks for something else.

const strange = {
  "good.md": objectPage("Good", ["a", "*::String*", true]),
  "odd.md": objectPage(
    "Odd",
    ["a", "*::Strin*", true],
    ["b", "[Models::Shared::Nil](../../models/nil.md)", false],
    ["c", "T::Array<*::String*", true],
  ),
};

const config = (settings: object): Readonly<Record<string, string>> => ({
  "modelmark.config.json": JSON.stringify({ wire: "snake_case", ...settings }),
});

describe("strange cells", () => {
  test("are unknown, each with a place, and counted on the last screen", async () => {
    const folder = await project(strange, config({}));
    const { exitCode, stdout, stderr } = await run(folder, "generate");
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/odd\.md:\d+:\d+ warning MM3001/);
    expect(stderr).toMatch(/odd\.md:\d+:\d+ warning MM4001/);
    expect(stderr).toMatch(/odd\.md:\d+:\d+ warning MM3002/);
    expect(stdout).toContain(
      "unknown 3 cells: 1 unknown type (MM3001), 1 type that does not follow the grammar (MM3002), 1 reference to nothing (MM4001)",
    );
    const code = await readFile(join(folder, "generated/models/odd.ts"), "utf8");
    expect(code).toContain("  a: unknown;\n  b?: unknown;\n  c: unknown;");
    expect((await run(folder, "check")).exitCode).toBe(0);
  });

  test.each([
    ["--strict", {}, ["--strict"]],
    ["strict in the config", { strict: true }, []],
    ["a level in the config", { diagnostics: { MM3001: "error" } }, []],
  ] as const)("stop the run with %s", async (_how, settings, argv) => {
    const folder = await project(strange, config(settings));
    const { exitCode, stderr } = await run(folder, "generate", ...argv);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/odd\.md:\d+:\d+ error MM3001/);
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });

  test("strict stops where a row is read looser than it is meant, too", async () => {
    const page = objectPage("Odd", ["a", "*::String*", true]);
    const odd = page.replace(":heavy_check_mark:", "maybe");
    const folder = await project({ "odd.md": odd });
    expect((await run(folder, "generate")).exitCode).toBe(0);
    const { exitCode, stderr } = await run(folder, "check", "--strict");
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/odd\.md:\d+:\d+ error MM2008/);
  });

  test("a level by code beats strict", async () => {
    const diagnostics = { MM3001: "off", MM3002: "info", MM4001: "warning" };
    const folder = await project(strange, config({ strict: true, diagnostics }));
    const { exitCode, stdout, stderr } = await run(folder, "generate");
    expect(exitCode).toBe(0);
    expect(stderr).not.toContain("MM3001");
    // A cell whose warning is turned off is unknown all the same.
    expect(stdout).toContain("unknown 3 cells");
  });

  test("count as warnings for --max-warnings", async () => {
    const folder = await project(strange, config({}));
    expect((await run(folder, "generate", "--max-warnings", "2")).exitCode).toBe(2);
    expect((await run(folder, "generate", "--max-warnings", "3")).exitCode).toBe(0);
  });

  test("a level for what always stops the run, or for no code, is refused with its place", async () => {
    for (const code of ["MM2001", "MM9999"]) {
      const folder = await project(strange, config({ diagnostics: { [code]: "off" } }));
      const { exitCode, stderr } = await run(folder, "generate");
      expect(exitCode).toBe(2);
      expect(stderr).toContain(`diagnostics.${code}`);
    }
  });

  test("a page that cannot be read stops the run, once: what refers to it is not reported", async () => {
    const folder = await project(
      {
        "broken.md": "",
        "user.md": objectPage("User", [
          "a",
          "[Models::Shared::Broken](../../models/broken.md)",
          true,
        ]),
      },
      config({}),
    );
    const { exitCode, stderr } = await run(folder, "generate");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("MM1002");
    expect(stderr).not.toContain("MM4001");
  });
});
