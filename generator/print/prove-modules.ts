import { Project, ts } from "ts-morph";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { GeneratedFile } from "../emit/emitter.ts";

/**
 * Has TypeScript's own parser, by ts-morph, read modules before they are written. One that does not parse is a bug of an
 * emitter or of the layout, reported so that nothing is written.
 */
export function proveModules(files: readonly GeneratedFile[]): readonly Diagnostic[] {
  const compilerOptions = { noLib: true, noResolve: true, target: ts.ScriptTarget.ESNext };
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions });
  for (const { path, text } of files) project.createSourceFile(`/${path}`, text);
  const program = project.getProgram();
  return program.getSyntacticDiagnostics().map((found) => {
    const path = found.getSourceFile().getFilePath().slice(1);
    const reason = ts.flattenDiagnosticMessageText(found.compilerObject.messageText, " ");
    return diagnostic("MM7006", { path, reason: `${reason} (line ${found.getLineNumber()})` });
  });
}
