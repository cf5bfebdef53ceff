import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import Module from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

/** Keeps code that has been compiled for the next run: to be called when all of it that is needed has run. */
export type KeepCompiled = () => void;

/**
 * Has code that was compiled by an earlier run used again, for ts-morph with the compiler in it is eleven megabytes.
 * From Node 22 on Node does that by itself; before, its files are compiled here, and put where `require` finds them
 * loaded.
 *
 * @param folder where Node 20 may keep it; `null` for nowhere
 */
export function useCompiled(folder: string | null): KeepCompiled {
  if (canKeepCompiled(Module)) {
    Module.enableCompileCache();
    return () => undefined;
  }
  if (folder === null) return () => undefined;
  const kept = filesOfTsMorph().map((file) => loadCompiled(file, folder));
  return () => {
    for (const keep of kept) keep();
  };
}

function canKeepCompiled(node: object): node is { readonly enableCompileCache: () => unknown } {
  return "enableCompileCache" in node;
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
  const cacheFile = join(folder, `compiled-${hashOf(key).slice(0, 16)}`);
  const cachedData = readCompiled(cacheFile);
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
    writeCompiled(cacheFile, script.createCachedData());
  };
}

const hashLength = 64;

/** Compiled code is run as it is: only what was written whole is used. */
function readCompiled(file: string): Buffer | null {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(hashLength);
    return hashOf(data) === bytes.toString("latin1", 0, hashLength) ? data : null;
  } catch {
    return null;
  }
}

/** Where it cannot be written, the next run takes longer. */
function writeCompiled(file: string, data: Buffer): void {
  const beside = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, Buffer.concat([Buffer.from(hashOf(data), "latin1"), data]));
    renameSync(beside, file);
  } catch {
    rmSync(beside, { force: true });
  }
}

function hashOf(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}
