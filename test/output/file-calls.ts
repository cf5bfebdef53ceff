import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

/** What our code uses of `node:fs/promises` to write. */
const names = [
  ...["copyFile", "link", "lstat", "mkdir", "readFile", "readdir", "realpath", "rename"],
  ...["rmdir", "stat", "unlink", "utimes", "writeFile"],
] as const;

/**
 * Puts something before every call of the file system in this process; if it throws, the call fails with that.
 *
 * @returns what takes it away again
 */
export function onEachCall(before: () => void): () => void {
  const originals = names.map((name): readonly [string, unknown] => [name, fs[name]]);
  for (const [name, original] of originals) {
    if (typeof original !== "function") throw new Error(`no ${name}`);
    Reflect.set(fs, name, async (...args: readonly unknown[]): Promise<unknown> => {
      before();
      const result: unknown = await Reflect.apply(original, fs, args);
      return result;
    });
  }
  syncBuiltinESMExports();
  return () => {
    for (const [name, original] of originals) Reflect.set(fs, name, original);
    syncBuiltinESMExports();
  };
}
