import { expect, test } from "vitest";
import { proveModules } from "../../generator/print/prove-modules.ts";

test("modules that parse are fine, whatever they import", () => {
  const files = [
    { path: "models/a.ts", text: 'import type { B } from "./b.js";\nexport type A = B | null;\n' },
    { path: "models/b.ts", text: "export interface B {\n  c: string;\n}\n" },
  ];
  expect(proveModules(files)).toEqual([]);
});

test.each([
  ["a comment that ends too early", 1, "/** a */ globalThis.x = 1; */\nexport type A = string;\n"],
  ["a string that does not end", 1, 'export const a = "b;\n'],
  ["a key that is none", 2, "export interface A {\n  b c: string;\n}\n"],
])("%s is told with its module and line", (_what, line, text) => {
  const [first] = proveModules([{ path: "models/a.ts", text }]);
  expect(first?.code).toBe("MM7006");
  expect(first?.severity).toBe("error");
  expect(first?.message).toMatch(new RegExp(`^\`models/a\\.ts\` .*\\(line ${line}\\)$`));
});
