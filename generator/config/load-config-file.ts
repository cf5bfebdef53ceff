import { readFileSync, statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { foldersToTop } from "../git/folders-to-top.ts";
import type { ConfigText } from "./config-text.ts";

/** The names a config file may have. */
export const configFileNames: readonly string[] = [
  ...["ts", "mts", "cts", "js", "mjs", "cjs", "json"],
].map((extension) => `modelmark.config.${extension}`);

/** The manifest of a package, which may hold a config under {@link manifestKey}. */
export const manifestName = "package.json";

/** The key of a config in a manifest. */
export const manifestKey = "modelmark";

/** The config files of the nearest folder that has any, upward within the repository. */
export function findConfigFiles(cwd: string): readonly string[] {
  const found = foldersToTop(cwd).map((folder) => [
    ...configFileNames.map((name) => join(folder, name)).filter(isFile),
    ...[join(folder, manifestName)].filter(holdsConfig),
  ]);
  return found.find((files) => files.length > 0) ?? [];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Of a manifest that cannot be read or does not parse, others complain. */
function holdsConfig(path: string): boolean {
  if (!isFile(path)) return false;
  try {
    return manifestKey in manifestOf(readFileSync(path, "utf8"));
  } catch {
    return false;
  }
}

function manifestOf(text: string): object {
  const manifest: unknown = JSON.parse(withoutMark(text));
  return typeof manifest === "object" && manifest !== null ? manifest : {};
}

/** Where in a config file the config stands, if it is not all of it. */
export function placeWithin(file: string): Pick<ConfigText, "within"> {
  return basename(file) === manifestName ? { within: [manifestKey] } : {};
}

/** What a config file says, unchecked. */
export async function loadConfigFile(source: ConfigText): Promise<unknown> {
  if (source.within !== undefined) return configOfManifest(source.text);
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
      throw new Error("a config ends in .ts, .js or .json");
  }
}

function configOfManifest(text: string): unknown {
  const manifest = manifestOf(text);
  if (manifestKey in manifest) return manifest[manifestKey];
  throw new Error(`it has no key \`${manifestKey}\``);
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
