// This file is loaded at every commit, like `staged-paths.ts`, so it imports nothing.

/** The text of a config, of ours or of prettier. */
export interface ConfigFile {
  /** The path from the top of the repository. */
  readonly path: string;
  readonly text: string;
}

/** What stands behind the whole of a value that is written out: the end of its property, or a comment. */
const written = "(?:\"[^\"\\n]*\"|'[^'\\n]*'|`[^`$]*`)\\s*(?:[,}\\])/;]|as\\b|satisfies\\b|$)";

/** A config that names its own pages, or computes where its overrides or outputs are: it may depend on any file. */
const choosing = new RegExp(
  String.raw`\binclude\b|\\[ux]` +
    String.raw`|\b(?:overrides|out)\b["'\x60]?\s*(?::\s*(?!\s|\{|${written})|[,}])`,
);

const modules = "[\"'`](?:modelmark|(?:node:)?(?:os|path|process|url|util))[\"'`]";

/** The loads of modules that read no file of the repository. */
const harmless = new RegExp(
  String.raw`\bimport\s+[\w\s{},*$]*from\s*${modules}|\b(?:import|require)\s*\(\s*${modules}\s*\)`,
  "g",
);

/**
 * A script that loads other modules, which may read anything, or that can read files without loading a module.
 * `require` may also be handed on as a value.
 */
const loading =
  /\bimport\b(?!\s*\.\s*meta\b)|\brequire\b|\bfrom\s*["'`]|\b(?:getBuiltinModule|loadEnvFile|createRequire|mainModule|eval|Function|Bun|Deno)\b|\bprocess\s*(?:\?\.\s*)?\[/;

function isScript(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path);
}

/** Whether our config may depend on a file of this name. */
export function mayRead({ path, text }: ConfigFile, name: string): boolean {
  return (
    // A config may be stored in encrypted form, which is recognized by a NUL.
    text.includes("\0") || choosing.test(text) || text.includes(name) || loads({ path, text })
  );
}

function loads({ path, text }: ConfigFile): boolean {
  return isScript(path) && loading.test(text.replaceAll(harmless, ""));
}

/** Whether our config may say that prettier lays out the outputs. */
export function mayFormat({ text }: ConfigFile): boolean {
  return /\bformat\b/.test(text);
}

/** Whether a config of prettier loads modules: as a script, as plugins, or as the config of another package. */
export function formatLoads(config: ConfigFile): boolean {
  const { path, text } = config;
  if (/(?:^|\/)package\.json$/.test(path)) return manifestLoads(text);
  return (
    /\bplugins\b|\\[ux]|\0|^\s*["'][^"']*["']\s*$|^prettier:\s*\S/m.test(text) || loads(config)
  );
}

function manifestLoads(text: string): boolean {
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    if (typeof manifest !== "object" || manifest === null || !("prettier" in manifest))
      return false;
    return typeof manifest.prettier === "string" || JSON.stringify(manifest).includes('"plugins"');
  } catch {
    // Prettier passes over a manifest that does not parse, or fails.
    return true;
  }
}

/**
 * Returns the folders of the outputs that a config writes out, and the one that is used without a setting, with a
 * slash at the end.
 */
export function outFolders({ path, text }: ConfigFile): readonly string[] {
  const outSettings = [...text.matchAll(/\bout\b["'`]?\s*:\s*["'`](?<folder>[^"'`\n]*)["'`]/g)];
  const names = ["generated", ...outSettings.map(({ groups }) => groups?.["folder"] ?? "")];
  const parts = path.split("/").slice(0, -1);
  return names.map((name) => `${resolved([...parts, ...name.split("/")])}/`);
}

function resolved(parts: readonly string[]): string {
  const way: string[] = [];
  for (const part of parts) {
    if (part === "..") way.pop();
    else if (part !== "" && part !== ".") way.push(part);
  }
  return way.join("/");
}
