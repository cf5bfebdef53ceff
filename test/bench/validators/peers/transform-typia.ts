import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { transform } from "typia/lib/transform";
import { workFolder } from "../work-folder.ts";

/**
 * Compiles a TypeScript module that calls `typia.create…`. Typia's transformer is handed to the compiler's own API,
 * so nothing patches the compiler.
 *
 * @returns JavaScript
 * @throws an error with the compiler's diagnostics
 */
export function transformTypia(text: string): string {
  const path = join(workFolder(), "typia-input.ts");
  writeFileSync(path, text);
  const program = ts.createProgram([path], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  const diagnostics = [...ts.getPreEmitDiagnostics(program)];
  const context = { addDiagnostic: (one: ts.Diagnostic) => diagnostics.push(one) };
  let output = "";
  program.emit(undefined, (_, written) => (output = written), undefined, false, {
    before: [transform(program, { finite: true }, context)],
  });
  rmSync(path);
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, host));
  return output;
}

const host: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: () => "",
  getCanonicalFileName: (name) => name,
  getNewLine: () => "\n",
};
