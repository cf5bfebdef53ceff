import { basename, extname, join } from "node:path";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import { kindBehind, readText, type Tree } from "../tree/tree.ts";
import { workTree } from "../tree/work-tree.ts";
import type { ConfigText } from "./config-text.ts";
import { isTextNestedTooDeeply, NestingError } from "./nesting.ts";

/** The names a config file may have. */
export const configFileNames: readonly string[] = [
  ...["ts", "mts", "cts", "js", "mjs", "cjs", "json"],
].map((extension) => `modelmark.config.${extension}`);

/** The manifest of a package, which may hold a config under {@link manifestKey}. */
export const manifestName = "package.json";

/** The key of a config in a manifest. */
export const manifestKey = "modelmark";

/** The config files of the nearest folder that has any, upward within the repository. */
export function findConfigFiles(cwd: string, tree: Tree = workTree): readonly string[] {
  for (const folder of foldersToTop(cwd)) {
    const files = configFileNames.map((name) => join(folder, name));
    const manifest = join(folder, manifestName);
    const found = [
      ...files.filter((file) => kindBehind(tree, file) === "file"),
      ...(holdsConfig(manifest, tree) ? [manifest] : []),
    ];
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether a manifest has a config. One that cannot be read or parsed has none: others complain about it. */
function holdsConfig(path: string, tree: Tree): boolean {
  const text = readText(tree, path);
  try {
    return text.ok && manifestKey in manifestOf(text.value);
  } catch {
    return false;
  }
}

/**
 * What a `package.json` says.
 *
 * @throws SyntaxError where the text is not JSON
 */
export function manifestOf(text: string): object {
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
    case ".js":
    case ".mjs":
    case ".cjs":
      return loadScript(source);
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

/**
 * Runs a script under its own name, whatever the disk has there, so that what is staged can be run too. By jiti on every
 * Node: those that read TypeScript themselves take a file for CommonJS or not by the package's `type`, and know neither
 * enums nor imports without an ending. It keeps no files, which would lie where others can write.
 */
async function loadScript({ file, text }: ConfigText): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(file, { moduleCache: false, fsCache: false });
  const options = { id: file, filename: file, ext: extname(file) };
  // Else it may hand the file to Node, which reads it from the disk, once for each process.
  return defaultExport(
    await jiti.evalModule(text, { ...options, async: true, forceTranspile: true }),
  );
}

/** What `export default` or, of a CommonJS module that jiti has read, `module.exports` gives. */
function defaultExport(module: unknown): unknown {
  if (typeof module !== "object" || module === null) return undefined;
  if ("default" in module) return module.default;
  const isEsModule = "__esModule" in module || Object.keys(module).length === 0;
  return isEsModule ? undefined : module;
}

/**
 * A JSON or YAML file.
 *
 * @throws NestingError and what the parsers throw
 */
export async function parseData({ file, text }: ConfigText): Promise<unknown> {
  if (isTextNestedTooDeeply(text)) throw new NestingError();
  if (extname(file) === ".json") return JSON.parse(withoutMark(text));
  const { parse } = await import("yaml");
  return parse(text);
}

/** Editors on Windows put a byte order mark before JSON, and `JSON.parse` takes it for an error. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, "");
}
