import * as module from "node:module";
import { join } from "node:path";

/**
 * Makes Node keep compiled code for later runs, which it supports from version 22 on. By default, Node would keep it
 * in the folder for temporary files, where other users could put code that we would then run.
 *
 * @param folder an absolute path that only the user can write to, or `null` to keep nothing
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
