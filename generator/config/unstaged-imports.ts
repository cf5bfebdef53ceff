import type { Jiti } from "jiti";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { startOf } from "../diagnostics/span.ts";
import type { Tree } from "../tree/tree.ts";
import type { ConfigText } from "./config-text.ts";
import { importsOf, type Imports } from "./imports-of.ts";
import { isScript, loadedFor } from "./load-config-module.ts";

/** A file that loads others: a script, or data that names modules. */
export interface Loader {
  /** The path of the file, absolute and without links. */
  readonly file: string;
  readonly text: string;
  /** The modules that it names if it is data; `null` for a script. */
  readonly names: readonly string[] | null;
}

/** The most findings that are shown where a script may read any file. */
const mostShown = 20;

/**
 * Reports the files that keep a staged config from being run. The files that a config imports are loaded from the
 * disk, where they may differ from what is staged. Installed packages and files that git ignores are not part of any
 * commit, so they are accepted.
 */
export async function unstagedImports(
  config: ConfigText,
  tree: Tree,
): Promise<readonly Diagnostic[]> {
  if (tree.isDisk || !isScript(config.file)) return [];
  const first = { file: config.real ?? config.file, text: config.text, names: null };
  return [...(await unstagedModules([first], tree))].map(([file, difference]) =>
    diagnostic("MM7203", { file, difference }, startOf(config.file)),
  );
}

/**
 * Returns the modules that some files load, at any distance, and that differ from what a clone would load. Each comes
 * with the difference, in words that go on after "which".
 */
export async function unstagedModules(
  loaders: readonly Loader[],
  tree: Tree,
): Promise<ReadonlyMap<string, string>> {
  const [{ file: first } = { file: "" }] = loaders;
  const { createJiti } = await import("jiti");
  const jiti = createJiti(first, { moduleCache: false, fsCache: false });
  const differences = new Map<string, string>();
  const seen = new Set(loaders.map(({ file }) => file));
  const pending = [...loaders];
  let mayReadAll = false;
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    const { specifiers, isOpaque } = loadedBy(one, jiti);
    mayReadAll ||= isOpaque;
    for (const specifier of specifiers) {
      const loaded = loadedFor(specifier, one.file, tree, jiti);
      if (loaded === null) continue;
      const { file, difference, script } = loaded;
      if (difference !== null) differences.set(file, difference);
      if (script !== null && !seen.has(file)) pending.push({ file, text: script, names: null });
      seen.add(file);
    }
  }
  if (mayReadAll) addAll(differences, tree);
  return differences;
}

function loadedBy({ file, text, names }: Loader, jiti: Jiti): Imports {
  return names === null ? importsOf({ file, text }, jiti) : { specifiers: names, isOpaque: false };
}

/** Adds all files that differ, for a script that may read any of them. */
function addAll(differences: Map<string, string>, tree: Tree): void {
  const changed = tree.changedOnDisk();
  for (const [index, { path, difference }] of changed.slice(0, mostShown).entries()) {
    const left = index === mostShown - 1 ? changed.length - mostShown : 0;
    const more = left > 0 ? `, and ${left} more files differ too` : "";
    differences.set(path, `${difference}${more}`);
  }
}
