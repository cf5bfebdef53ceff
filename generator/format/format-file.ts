import type { Options } from "prettier";
import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import { format } from "prettier/standalone";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { GeneratedFile } from "../emit/emitter.ts";

/**
 * The one format of generated files, whatever the project around them uses: `check` and `generate` must agree
 * on every machine. Babel's TypeScript parser takes about half the time of TypeScript's own.
 */
const options: Readonly<Record<GeneratedFile["language"], Options | null>> = {
  typescript: { parser: "babel-ts", plugins: [babel, estree], printWidth: 100 },
  // Printed by `JSON.stringify`, which has one form.
  json: null,
  markdown: null,
};

/** Formats files. One that does not parse is a bug of its emitter, reported so that nothing is written. */
export async function formatFiles<File extends GeneratedFile>(
  files: readonly File[],
): Promise<Outcome<readonly File[]>> {
  const diagnostics: Diagnostic[] = [];
  const value: File[] = [];
  for (const file of files) {
    const chosen = options[file.language];
    try {
      value.push(chosen === null ? file : { ...file, text: await format(file.text, chosen) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      diagnostics.push(diagnostic("MM7006", { path: file.path, reason }));
    }
  }
  return { value, diagnostics };
}
