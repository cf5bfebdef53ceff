// This file is loaded at every commit, like `staged-paths.ts`, so it imports nothing.

/**
 * The key `modelmark` of a config. Where the key names a dependency, its value is a string. An escaped character
 * matches too, because it might hide the key, though nobody writes that.
 */
const manifestKey = /"modelmark"\s*:\s*(?:[^"\s]|$)|\\u00/;

/** Whether a `package.json` may contain our config. */
export function holdsConfig(text: string): boolean {
  return manifestKey.test(text);
}

/** The files in which package managers keep the versions that are installed. */
const versions =
  /^(?:package-lock|npm-shrinkwrap)\.json$|^(?:pnpm-lock\.yaml|yarn\.lock|bun\.lock)$/;

/** Whether a file of this name may say which version of Modelmark is installed. */
export function isManifest(name: string): boolean {
  return name === "package.json" || versions.test(name);
}

/** A staged file that may say which version is installed. */
export interface Manifest {
  readonly name: string;
  /** The texts before and after, each only if the file existed. */
  readonly texts: readonly string[];
  /** Whether a config or a lock is in its folder or below. */
  readonly isAbove: boolean;
}

/**
 * Whether a change of a manifest may matter: it may contain our config or that of prettier, change the name or version
 * that generated documents have, or name another version of Modelmark.
 */
export function mayMatter({ name, texts, isAbove }: Manifest): boolean {
  const [versionBefore = "", versionAfter = ""] = texts.map(versionIn);
  if (versionBefore !== versionAfter) return true;
  if (name !== "package.json") return false;
  if (texts.some(holdsConfig)) return true;
  const [before, after] = texts.map(factsOf);
  return isAbove && (before === null || before !== after);
}

/** Returns the lines that name Modelmark, each with the two that follow, where files of versions have the version. */
function versionIn(text: string): string {
  const lines = text.match(/^.*(?:\bmodelmark["@:]).*(?:\r?\n.*){0,2}/gm) ?? [];
  const own = text.match(/"modelmark"\s*:\s*"[^"]*"/g) ?? [];
  return (/^\s*\{/.test(text) && !text.includes('"lockfileVersion"') ? own : lines).join("\n");
}

/** Returns the facts in a manifest that matter to the output; `null` if the text is not JSON. */
function factsOf(text: string): string | null {
  try {
    const { name, version, prettier } = JSON.parse(text.replace(/^\uFEFF/, "")) as Record<
      string,
      unknown
    >;
    return JSON.stringify([name, version, prettier]);
  } catch {
    return null;
  }
}
