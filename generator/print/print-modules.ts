import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import { messageOf } from "../diagnostics/message-of.ts";
import type { GeneratedFile, ModuleFile } from "../emit/emitter.ts";
import { layoutModule } from "./layout-module.ts";

/**
 * Prints modules. A module that cannot be printed is a bug of its emitter. It is reported as an error, so that
 * nothing is written.
 *
 * @param onPrint is called before each module, with the numbers of modules that are done and of all modules
 */
export function printModules(
  files: readonly ModuleFile[],
  onPrint: (done: number, total: number) => void = () => undefined,
): Outcome<readonly GeneratedFile[]> {
  const diagnostics: Diagnostic[] = [];
  const value: GeneratedFile[] = [];
  for (const [index, { path, module }] of files.entries()) {
    onPrint(index, files.length);
    try {
      value.push({ path, text: typeof module === "string" ? module : layoutModule(module) });
    } catch (error) {
      diagnostics.push(diagnostic("MM7006", { path, reason: messageOf(error) }));
    }
  }
  return { value, diagnostics };
}
