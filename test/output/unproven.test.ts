import { expect, test, vi } from "vitest";
import { diagnostic } from "../../generator/diagnostics/diagnostic.ts";
import { objectPage, project, run } from "../support/cli.ts";
import { readTree } from "../support/tree.ts";

vi.mock("../../generator/print/prove-modules.ts", () => ({
  proveModules: () => [diagnostic("MM7006", { path: "models/pair.ts", reason: "';' expected" })],
}));

test("a module that does not parse ends the run, and nothing is written", async () => {
  const folder = await project({ "pair.md": objectPage("Pair", ["key", "*::String*", true]) });
  const before = await readTree(folder);
  const { exitCode, stderr } = await run(folder, "generate");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("MM7006");
  expect(await readTree(folder)).toEqual(before);
});
