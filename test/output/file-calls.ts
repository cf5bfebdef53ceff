import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

/** The functions of `node:fs` that our code uses to write. */
const names = [
  ...["copyFile", "link", "lstat", "mkdir", "readFile", "readdir", "rename"],
  ...["rmdir", "stat", "unlink", "utimes", "writeFile"],
];

type Call = (...args: readonly unknown[]) => unknown;

/**
 * Calls a function before every file system call of this process, synchronous or not. If the function throws, the
 * call fails with that error.
 *
 * @returns a function that restores the file system
 */
export function onEachCall(before: () => void): () => void {
  const restores = [
    ...names.map((name) =>
      replace(promises, name, (original) => async (...args) => {
        before();
        const result: unknown = await Reflect.apply(original, promises, args);
        return result;
      }),
    ),
    ...[...names, "chmod"].map((name) =>
      replace(fs, `${name}Sync`, (original) => (...args) => {
        before();
        const result: unknown = Reflect.apply(original, fs, args);
        return result;
      }),
    ),
  ];
  syncBuiltinESMExports();
  return () => {
    for (const restore of restores) restore();
    syncBuiltinESMExports();
  };
}

function replace(module: object, name: string, wrap: (original: Call) => Call): () => void {
  const original: unknown = Reflect.get(module, name);
  if (typeof original !== "function") throw new Error(`no ${name}`);
  Reflect.set(
    module,
    name,
    wrap((...args) => Reflect.apply(original, module, args)),
  );
  return () => {
    Reflect.set(module, name, original);
  };
}
