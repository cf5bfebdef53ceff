import { basename, extname, join } from "node:path";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import { readText, type Answer, type Tree } from "../tree/tree.ts";
import { workTree } from "../tree/work-tree.ts";
import type { ConfigText } from "./config-text.ts";
import { isTextNestedTooDeeply, NestingError } from "./nesting.ts";
import { hasRepeatedKey, RepeatedKeyError } from "./repeated-key.ts";

/** The names a config file may have. */
export const configFileNames: readonly string[] = [
  ...["ts", "mts", "cts", "js", "mjs", "cjs", "json"],
].map((extension) => `modelmark.config.${extension}`);

/** The manifest of a package. It may contain a config under {@link manifestKey}. */
export const manifestName = "package.json";

/** The key of a config in a manifest. */
export const manifestKey = "modelmark";

/**
 * Finds the config files in the nearest folder that has any, from `cwd` up to the top of the repository. There should
 * be only one. Whatever bears the name of a config counts, be it a folder or a link that leads nowhere, because it was
 * meant to be one. A manifest that cannot be read counts too, and alone, because nobody can tell which config is meant.
 */
export function findConfigFiles(cwd: string, tree: Tree = workTree): readonly string[] {
  for (const folder of foldersToTop(cwd)) {
    const configFiles = configsIn(folder, tree);
    if (configFiles.length > 0) return configFiles;
  }
  return [];
}

/** Returns the config files in a folder. A manifest that cannot be read counts as one, and alone. */
export function configsIn(folder: string, tree: Tree = workTree): readonly string[] {
  const manifest = join(folder, manifestName);
  const text = readManifest(manifest, tree);
  if (text?.ok === false) return [manifest];
  return [
    ...configFileNames.map((name) => join(folder, name)).filter((file) => tree.look(file) !== null),
    ...(text !== null && holdsConfig(text.value) ? [manifest] : []),
  ];
}

/**
 * Reads a manifest. Returns `null` if there is none, and a reason if there is one that cannot be read, such as one that
 * is in conflict or whose content is not stored here.
 */
export function readManifest(path: string, tree: Tree): Answer<string> | null {
  const kind = tree.look(path);
  return kind === "file" || kind === "link" ? readText(tree, path) : null;
}

/**
 * Whether a manifest contains a config. One that does not parse contains one if it looks so, and is then reported; the
 * others are left to other tools.
 */
function holdsConfig(text: string): boolean {
  try {
    return manifestKey in manifestOf(text);
  } catch {
    return /"modelmark"\s*:\s*\{/.test(text);
  }
}

/**
 * Parses a `package.json`.
 *
 * @throws SyntaxError when the text is not JSON
 */
export function manifestOf(text: string): object {
  const manifest: unknown = JSON.parse(withoutMark(text));
  return typeof manifest === "object" && manifest !== null ? manifest : {};
}

/** Returns where the config is in its file, if it is only a part of it. */
export function placeWithin(file: string): Pick<ConfigText, "within"> {
  return basename(file) === manifestName ? { within: [manifestKey] } : {};
}

/**
 * Loads the value of a config file, without checking it.
 *
 * @throws Error when the file has another extension, does not parse, or fails when it runs
 */
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
 * Runs the text of a script under the script's name, or that of the file behind a link, so that a staged version can be run too. On every version of
 * Node it is run by jiti. Versions that read TypeScript themselves would decide by the package's `type` whether a
 * file is CommonJS, and support neither enums nor imports without an extension. jiti's cache on disk is off, because
 * it would be in a folder that others can write to.
 */
async function loadScript({ file, text, real = file }: ConfigText): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(real, { moduleCache: false, fsCache: false });
  const options = { id: real, filename: real, ext: extname(file) };
  // Without `forceTranspile`, jiti may leave the file to Node, which reads it from the disk, and only once in a
  // process.
  return defaultExport(
    await jiti.evalModule(text, { ...options, async: true, forceTranspile: true }),
  );
}

/**
 * Returns the default export of a module, or, for a CommonJS module that jiti has read, the value of
 * `module.exports`.
 */
function defaultExport(module: unknown): unknown {
  // What a CommonJS module exports instead of an object is refused as what it is.
  if (typeof module !== "object" || module === null || Array.isArray(module)) return module;
  // jiti answers with the module itself where its default is `undefined`.
  const own = Object.getOwnPropertyDescriptor(module, "default");
  if (own !== undefined && own.get === undefined && own.value === undefined) return undefined;
  if ("default" in module) return module.default;
  const isEsModule = "__esModule" in module || Object.keys(module).length === 0;
  return isEsModule ? undefined : module;
}

/**
 * Parses a JSON or YAML file.
 *
 * @throws NestingError when the file is nested too deeply
 * @throws RepeatedKeyError when an object of a JSON file has a key twice; also throws the errors of the parsers
 */
export async function parseData({ file, text }: ConfigText): Promise<unknown> {
  if (isTextNestedTooDeeply(text)) throw new NestingError();
  if (extname(file) === ".json") return parseJson(withoutMark(text));
  const { parse } = await import("yaml");
  // Its warnings would repeat the text on the terminal as it is.
  const value: unknown = parse(text, { logLevel: "error" });
  // A file in which every line is a comment says nothing.
  return value ?? {};
}

function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (hasRepeatedKey(text, value)) throw new RepeatedKeyError();
  return value;
}

/** Removes a byte order mark, which editors on Windows write before JSON, and which `JSON.parse` refuses. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, "");
}
