import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { foldersToTop } from "../../tree/git/folders-to-top.ts";
import { parseTsconfig } from "../tsconfig.ts";

/** The content of a `package.json`, or one of the objects in it. */
export type Manifest = Readonly<Record<string, unknown>>;

/** Returns the compiler options of the nearest `tsconfig.json`. They replace the options that it inherits. */
export function compilerOptions(folders: readonly string[]): Manifest {
  const folder = folders.find((one) => existsSync(join(one, "tsconfig.json")));
  return folder === undefined ? {} : optionsOf(join(folder, "tsconfig.json"), 0);
}

function optionsOf(file: string, depth: number): Manifest {
  const text = readText(file);
  const config = text === null || depth > 10 ? null : parseTsconfig(text);
  if (config === null) return {};
  const { extends: others } = config;
  const bases = (Array.isArray(others) ? others : [others]).flatMap((one: unknown) =>
    typeof one === "string" ? [optionsOf(baseFile(one, dirname(file)), depth + 1)] : [],
  );
  return [...bases, asManifest(config["compilerOptions"])].reduce(
    (all, one) => ({ ...all, ...one }),
    {},
  );
}

/**
 * Returns the path of a base config. It is a file next to the config, or one of a package, which is looked for where
 * Node would look.
 */
function baseFile(name: string, folder: string): string {
  const named = (path: string): readonly string[] => [
    path,
    `${path}.json`,
    join(path, "tsconfig.json"),
  ];
  const isPath = name.startsWith(".") || isAbsolute(name);
  const places = isPath
    ? named(resolve(folder, name))
    : foldersToTop(folder).flatMap((one) => named(join(one, "node_modules", name)));
  return places.find((one) => readText(one) !== null) ?? "";
}

/** Returns an object unchanged, and an empty one for any other value. */
export function asManifest(value: unknown): Manifest {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Reads a JSON object from a file; `null` if there is none. */
export function readObject(file: string): Manifest | null {
  const text = readText(file);
  return text === null ? null : parseTsconfig(text);
}

/** Reads the text of a file; `null` if it does not exist or is a folder. */
export function readText(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // In each case there is nothing to read.
    return null;
  }
}

/** Returns a text in a manifest; `""` if there is none. */
export function textIn(manifest: Manifest | null, key: string): string {
  const value = manifest?.[key];
  return typeof value === "string" ? value : "";
}
