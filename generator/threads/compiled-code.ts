import { readFileSync, statSync } from "node:fs";
import Module from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { readSealed, writeSealed } from "../cache/sealed-file.ts";
import { contentHash } from "../output/content-hash.ts";
import { useNodeCompileCache } from "./node-compile-cache.ts";

/** Keeps code that has been compiled for the next run: to be called when all of it that is needed has run. */
export type KeepCompiled = () => void;

/**
 * Has code that was compiled by an earlier run used again, for ts-morph with the compiler in it is eleven megabytes.
 * From Node 22 on Node does that by itself; before, its files are compiled here, and put where `require` finds them
 * loaded.
 *
 * @param folder where it may be kept, and nobody else can write; `null` for nowhere
 */
export function useCompiled(folder: string | null): KeepCompiled {
  if (useNodeCompileCache(folder) || folder === null) return () => undefined;
  const kept = filesOfTsMorph().map((file) => loadCompiled(file, folder));
  return () => {
    for (const keep of kept) keep();
  };
}

/** Each after those it requires; none where ts-morph is not made as expected, and loads as any other module. */
function filesOfTsMorph(): readonly string[] {
  try {
    const tsMorph = Module.createRequire(import.meta.url).resolve("ts-morph");
    const common = Module.createRequire(tsMorph).resolve("@ts-morph/common");
    const compiler = Module.createRequire(common).resolve("./typescript.js");
    return [compiler, common, tsMorph];
  } catch {
    return [];
  }
}

/** What a CommonJS module becomes: https://nodejs.org/docs/latest-v20.x/api/modules.html#the-module-wrapper */
type Wrapper = (
  exports: unknown,
  require: NodeJS.Require,
  module: NodeJS.Module,
  filename: string,
  dirname: string,
) => void;

function loadCompiled(file: string, folder: string): KeepCompiled {
  const { size, mtimeMs } = statSync(file);
  const key = [file, size, mtimeMs, process.version, process.arch].join("\n");
  const cacheFile = join(folder, `compiled-${contentHash(key).slice(0, 16)}`);
  const cachedData = readSealed(cacheFile, key);
  const known = cachedData === null ? {} : { cachedData };
  const script = new Script(Module.wrap(readFileSync(file, "utf8")), { filename: file, ...known });
  const module = new Module(file);
  const require = Module.createRequire(file);
  module.filename = file;
  require.cache[file] = module;
  const run = script.runInThisContext() as Wrapper;
  run(module.exports, require, module, file, dirname(file));
  module.loaded = true;
  if (script.cachedDataRejected === false) return () => undefined;
  return () => {
    writeSealed(cacheFile, key, script.createCachedData());
  };
}
