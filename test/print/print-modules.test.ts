import { expect, test } from "vitest";
import { fixedName, headerText } from "../../generator/emit/typescript/code-text.ts";
import type { ModuleSource } from "../../generator/emit/typescript/module-source.ts";
import { printModules } from "../../generator/print/print-modules.ts";

const good: ModuleSource = {
  ...{ header: headerText("Made up."), imports: [] },
  statements: [
    { declares: "type", isExported: true, name: fixedName("A"), comment: null, type: "string" },
  ],
};

test("a module that cannot be printed is reported, so that nothing is written", () => {
  // An emitter that is written in JavaScript may return anything.
  const bad: ModuleSource = JSON.parse('{ "header": "", "imports": [], "statements": [{}] }');
  const { value, diagnostics } = printModules([
    { path: "good.ts", module: good },
    { path: "bad.ts", module: bad },
    { path: "text.ts", module: "// As it is to be.\n" },
  ]);
  expect(value).toEqual([
    { path: "good.ts", text: "// Made up.\n/* eslint-disable */\n\nexport type A = string;\n" },
    { path: "text.ts", text: "// As it is to be.\n" },
  ]);
  expect(diagnostics).toMatchObject([{ code: "MM7006", severity: "error" }]);
});
