import { expect, test } from "vitest";
import { formatFiles } from "../../generator/format/format-file.ts";

test("a file that does not parse is reported, so that nothing is written", async () => {
  const { value, diagnostics } = await formatFiles([
    { path: "good.ts", text: "export type A={a:1}", language: "typescript" },
    { path: "bad.ts", text: "export type = ;", language: "typescript" },
  ]);
  expect(value).toEqual([
    { path: "good.ts", text: "export type A = { a: 1 };\n", language: "typescript" },
  ]);
  expect(diagnostics).toMatchObject([{ code: "MM7006", severity: "error" }]);
});
