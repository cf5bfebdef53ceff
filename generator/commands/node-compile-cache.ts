import * as module from "node:module";
import { join } from "node:path";

/**
 * Has Node keep compiled code for later runs, which it can from version 22 on. By itself it would keep it in the folder for
 * temporary files, where others can put code that we would run.
 *
 * @param folder that only the user can write, absolute; `null` for nowhere
 */
export function useNodeCompileCache(folder: string | null): void {
  if (folder !== null && canKeepCompiled(module))
    module.enableCompileCache(join(folder, "compiled"));
}

function canKeepCompiled(
  node: object,
): node is { readonly enableCompileCache: (folder: string) => unknown } {
  return "enableCompileCache" in node;
}
