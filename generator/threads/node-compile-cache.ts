import * as module from "node:module";

/**
 * Has Node keep compiled code for later runs, which it can from version 22 on: the compiler behind ts-morph is nine
 * megabytes. Returns whether it does.
 */
export function useNodeCompileCache(): boolean {
  if (!canKeepCompiled(module)) return false;
  module.enableCompileCache();
  return true;
}

function canKeepCompiled(node: object): node is { readonly enableCompileCache: () => unknown } {
  return "enableCompileCache" in node;
}
