import { ts } from "ts-morph";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { GeneratedFile } from "../emit/emitter.ts";

/**
 * Parses modules before they are written, with the TypeScript parser that comes with ts-morph. A module that does not
 * parse is a bug of its emitter. It is reported as an error, so that nothing is written.
 */
export function proveModules(files: readonly GeneratedFile[]): readonly Diagnostic[] {
  const options: ts.CompilerOptions = { noLib: true, noResolve: true, types: [] };
  const rootNames = files.map(({ path }) => `/${path}`);
  const program = ts.createProgram({ rootNames, options, host: hostOf(files) });
  return program.getSyntacticDiagnostics().map(({ file, start, messageText }) => {
    const path = file.fileName.slice(1);
    const line = file.getLineAndCharacterOfPosition(start).line + 1;
    const reason = ts.flattenDiagnosticMessageText(messageText, " ");
    return diagnostic("MM7006", { path, reason: `${reason} (line ${line})` });
  });
}

/**
 * Makes a virtual disk with only the modules on it. Doc comments are not parsed, which would take most of the time, and
 * imports are not resolved, since a module parses or not whatever it imports.
 */
function hostOf(files: readonly GeneratedFile[]): ts.CompilerHost {
  const texts = new Map(files.map(({ path, text }) => [`/${path}`, text]));
  const { ESNext: languageVersion } = ts.ScriptTarget;
  const { ParseNone: jsDocParsingMode } = ts.JSDocParsingMode;
  return {
    getSourceFile: (name) => {
      const text = texts.get(name);
      return text === undefined
        ? undefined
        : ts.createSourceFile(name, text, { languageVersion, jsDocParsingMode });
    },
    resolveModuleNameLiterals: (imports) => imports.map(() => ({ resolvedModule: undefined })),
    fileExists: (name) => texts.has(name),
    readFile: (name) => texts.get(name),
    writeFile: () => undefined,
    getDefaultLibFileName: () => "/lib.d.ts",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
  };
}
