import { join } from "node:path";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import { manifestName, manifestOf } from "./load-config-file.ts";
import type { DocumentInfo } from "../emit/emit-settings.ts";
import { readText, type Tree } from "../tree/tree.ts";

/** What the nearest `package.json` says for generated documents, and the files that were looked for. */
export interface ManifestInfo {
  readonly info: DocumentInfo;
  /** Absolute; all but the last are not there. */
  readonly files: readonly string[];
}

/** Reads what a project is called. A manifest that does not parse says nothing here: others complain about it. */
export function manifestInfo(folder: string, tree: Tree): ManifestInfo {
  const files: string[] = [];
  for (const one of foldersToTop(folder)) {
    const file = join(one, manifestName);
    files.push(file);
    const text = readText(tree, file);
    if (text.ok) return { info: infoIn(text.value), files };
  }
  return { info: {}, files };
}

function infoIn(text: string): DocumentInfo {
  try {
    const entries: ReadonlyMap<string, unknown> = new Map(Object.entries(manifestOf(text)));
    const [name, version] = [entries.get("name"), entries.get("version")];
    return {
      ...(isText(name) ? { title: name, schemaId: packageUrl(name) } : {}),
      ...(isText(version) ? { version } : {}),
    };
  } catch {
    return {};
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/**
 * An address for a package that promises no server: `pkg:npm/%40acme/client`.
 *
 * @see https://github.com/package-url/purl-spec
 */
function packageUrl(name: string): string {
  return `pkg:npm/${name.split("/").map(encodeURIComponent).join("/")}`;
}
