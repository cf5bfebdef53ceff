import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { BenchModule, Peer, Request } from "./peers/peer.ts";
import { workFolder } from "./work-folder.ts";

export interface BundleOptions {
  readonly minify?: boolean;
  /** Whether `import "zod"` and other imports of packages are left as they are. */
  readonly packagesOutside?: boolean;
}

/** Bundles the text of an ESM module for Node, without its unused parts. */
export async function bundle(text: string, options: BundleOptions = {}): Promise<string> {
  const result = await build({
    stdin: { contents: text, resolveDir: workFolder(), loader: "js" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "node20",
    treeShaking: true,
    minify: options.minify ?? false,
    packages: options.packagesOutside === true ? "external" : "bundle",
    logLevel: "error",
  });
  const [file] = result.outputFiles;
  if (file === undefined) throw new Error("esbuild wrote nothing");
  return file.text;
}

/** Writes a module into a folder from which the peers' packages resolve, and returns its path. */
export function writeModule(name: string, text: string): string {
  const path = join(workFolder("modules"), `${name.replaceAll(/\W+/g, "-")}.mjs`);
  writeFileSync(path, text);
  return path;
}

/**
 * Loads the peer's validators for a request, ready to call.
 *
 * @returns `null` if the peer has no such validators
 */
export async function load(peer: Peer, request: Request): Promise<BenchModule | null> {
  const text = await peer.source(request);
  if (text === null) return null;
  const code = peer.aheadOfTime ? await bundle(text) : text;
  const name = [peer.name, request.id, request.unknownKeys, request.what].join("-");
  const loaded: BenchModule = await import(pathToFileURL(writeModule(name, code)).href);
  return loaded;
}
