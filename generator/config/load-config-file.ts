import { statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { foldersToTop } from "../git/folders-to-top.ts";
import type { ConfigText } from "./validate-config.ts";

/** The names a config file may have. */
export const configFileNames: readonly string[] = [
  ...["ts", "mts", "cts", "js", "mjs", "cjs", "json"],
].map((extension) => `modelmark.config.${extension}`);

/** The config files of the nearest folder that has any, upward within the repository. */
export function findConfigFiles(cwd: string): readonly string[] {
  const found = foldersToTop(cwd).map((folder) =>
    configFileNames.map((name) => join(folder, name)).filter(isFile),
  );
  return found.find((files) => files.length > 0) ?? [];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** What a config file says, unchecked. */
export async function loadConfigFile(source: ConfigText): Promise<unknown> {
  switch (extname(source.file)) {
    case ".ts":
    case ".mts":
    case ".cts":
      return loadTypeScript(source.file);
    case ".js":
    case ".mjs":
    case ".cjs":
      return loadModule(source.file);
    case ".json":
      return parseData(source);
    default:
      throw new Error("expected a file that ends in .ts, .js or .json");
  }
}

/** A module is loaded once for an address, so a file that changes while we watch it gets a new one. */
async function loadModule(path: string): Promise<unknown> {
  const { mtimeMs } = await stat(path);
  return defaultExport(await import(`${pathToFileURL(path).href}?changed=${mtimeMs}`));
}

/**
 * By jiti on every Node: those that read TypeScript themselves take a file for CommonJS or not by the package's `type`,
 * and know neither enums nor imports without an ending. It keeps no files, which would lie where others can write.
 */
async function loadTypeScript(path: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(import.meta.url, { moduleCache: false, fsCache: false });
  return defaultExport(await jiti.import(path));
}

/** What `export default` or, of a CommonJS module that jiti has read, `module.exports` gives. */
function defaultExport(module: unknown): unknown {
  if (typeof module !== "object" || module === null) return undefined;
  if ("default" in module) return module.default;
  const isEsModule = "__esModule" in module || Object.keys(module).length === 0;
  return isEsModule ? undefined : module;
}

/** A JSON or YAML file. */
export async function parseData({ file, text }: ConfigText): Promise<unknown> {
  if (extname(file) === ".json") return JSON.parse(withoutMark(text));
  const { parse } = await import("yaml");
  return parse(text);
}

/** Editors on Windows put a byte order mark before JSON, and `JSON.parse` takes it for an error. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, "");
}
