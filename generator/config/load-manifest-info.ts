import { join } from "node:path";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import { manifestName, manifestOf, readManifest } from "./load-config-file.ts";
import type { DocumentInfo } from "../emit/emit-settings.ts";
import type { Tree } from "../tree/tree.ts";

/** The facts for generated documents from the nearest `package.json`, and the files that were looked for. */
export interface ManifestInfo {
  readonly info: DocumentInfo;
  /** The paths, absolute. Only the last of them may exist. */
  readonly files: readonly string[];
  /** Why the nearest `package.json` cannot be read; `null` if it can, or if there is none. */
  readonly problem: string | null;
}

/**
 * Reads the name and version of a project from the nearest `package.json`. A manifest that does not parse counts as
 * empty, because other tools report it.
 */
export function manifestInfo(folder: string, tree: Tree): ManifestInfo {
  const files: string[] = [];
  for (const one of foldersToTop(folder)) {
    const file = join(one, manifestName);
    files.push(file);
    const text = readManifest(file, tree);
    if (text?.ok === true) return { info: infoIn(text.value), files, problem: null };
    if (text !== null) return { info: {}, files, problem: text.reason };
  }
  return { info: {}, files, problem: null };
}

function infoIn(text: string): DocumentInfo {
  try {
    const entries: ReadonlyMap<string, unknown> = new Map(Object.entries(manifestOf(text)));
    const [name, version] = [entries.get("name"), entries.get("version")];
    return {
      ...(isText(name, longestName) ? { title: name, ...packageUrl(name) } : {}),
      ...(isText(version, longestVersion) ? { version } : {}),
    };
  } catch {
    return {};
  }
}

/** The length of the longest names that npm takes. */
const longestName = 214;

/** The length of the longest versions that npm takes. */
const longestVersion = 256;

function isText(value: unknown, longest: number): value is string {
  return typeof value === "string" && value !== "" && value.length <= longest;
}

/**
 * Returns an identifier for a package that does not suggest a server: `pkg:npm/%40acme/client`. Names that npm refuses
 * can be much longer in it, and have none then.
 *
 * @see https://github.com/package-url/purl-spec
 */
function packageUrl(name: string): DocumentInfo {
  const schemaId = `pkg:npm/${name.split("/").map(encodeURIComponent).join("/")}`;
  return schemaId.length > 500 ? {} : { schemaId };
}
