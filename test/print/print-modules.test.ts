import { expect, test } from "vitest";
import { printModules } from "../../generator/print/print-modules.ts";

test("a module that does not parse is reported, so that nothing is written", async () => {
  const { value, diagnostics } = await printModules([
    { path: "good.ts", module: "export type A={a:1}" },
    { path: "bad.ts", module: "export type = ;" },
  ]);
  expect(value).toEqual([{ path: "good.ts", text: "export type A = { a: 1 };\n" }]);
  expect(diagnostics).toMatchObject([{ code: "MM7006", severity: "error" }]);
});
