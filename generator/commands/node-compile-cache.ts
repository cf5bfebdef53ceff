import * as module from "node:module";

/**
 * Has Node keep compiled code for later runs, which it can from version 22 on.
 */
export function useNodeCompileCache(): void {
  if (canKeepCompiled(module)) module.enableCompileCache();
}

function canKeepCompiled(node: object): node is { readonly enableCompileCache: () => unknown } {
  return "enableCompileCache" in node;
}
