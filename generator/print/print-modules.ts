import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { GeneratedFile, ModuleFile } from "../emit/emitter.ts";
import { formatModule } from "./format-module.ts";
import { createPrinter } from "./print-module.ts";
import { messageOf } from "../diagnostics/message-of.ts";

/** Prints and formats modules. One that does not parse is a bug of its emitter, reported so that nothing is written. */
export async function printModules(
  files: readonly ModuleFile[],
): Promise<Outcome<readonly GeneratedFile[]>> {
  const print = createPrinter();
  const diagnostics: Diagnostic[] = [];
  const value: GeneratedFile[] = [];
  for (const { path, module } of files) {
    try {
      const text = typeof module === "string" ? module : print(module);
      value.push({ path, text: await formatModule(text) });
    } catch (error) {
      const reason = messageOf(error);
      diagnostics.push(diagnostic("MM7006", { path, reason }));
    }
  }
  return { value, diagnostics };
}
