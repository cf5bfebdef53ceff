import { dirname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Jiti } from "jiti";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { startOf } from "../diagnostics/span.ts";
import { kindBehind, readText, type Tree } from "../tree/tree.ts";
import { workTree } from "../tree/work-tree.ts";
import type { ConfigText } from "./config-text.ts";
import { importsOf } from "./imports-of.ts";
import { manifestOf } from "./load-config-file.ts";

/** How a file that a script loads differs from its staged version. */
type Difference = "is not staged" | "is not there" | "is staged in another form";

interface Loaded {
  /** The path of the file, absolute. */
  readonly file: string;
  readonly difference: Difference | null;
  /** The text of the file if it is a script, which may load other files. */
  readonly script: string | null;
}

const scripts = /\.[cm]?[jt]s$/;

/**
 * Reports the files that keep a staged config from being run. The files that a config imports are loaded from the
 * disk, where they may differ from what is staged. Installed packages and files that git ignores are not part of any
 * commit, so they are accepted.
 */
export async function unstagedImports(
  config: ConfigText,
  tree: Tree,
): Promise<readonly Diagnostic[]> {
  if (tree.isDisk || !scripts.test(config.file)) return [];
  const { createJiti } = await import("jiti");
  const jiti = createJiti(config.file, { moduleCache: false, fsCache: false });
  const found = new Map<string, Difference>();
  const seen = new Set([config.file]);
  const pending: ConfigText[] = [config];
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    const { specifiers, isOpaque } = importsOf(one, jiti);
    const files = specifiers.map((specifier) =>
      loadedFor(specifier, dirname(one.file), tree, jiti),
    );
    const changed = isOpaque ? tree.changedOnDisk() : [];
    for (const file of changed) found.set(file, "is staged in another form");
    for (const loaded of files) {
      if (loaded === null || seen.has(loaded.file)) continue;
      seen.add(loaded.file);
      if (loaded.difference !== null) found.set(loaded.file, loaded.difference);
      if (loaded.script !== null) pending.push({ file: loaded.file, text: loaded.script });
    }
  }
  return [...found].map(([file, difference]) =>
    diagnostic("MM7203", { file, difference }, startOf(config.file)),
  );
}

/** Returns the file that an import loads; `null` if it is not part of the repository. */
function loadedFor(name: string, folder: string, tree: Tree, jiti: Jiti): Loaded | null {
  const file = resolved(name, folder, jiti);
  if (file === null) return stagedAlone(name, folder, tree);
  const staged = readText(tree, file);
  const disk = readText(workTree, file);
  if (staged.ok) {
    const isSame = disk.ok && sameText(staged.value, disk.value) && isSamePackage(file, tree);
    const difference = isSame ? null : "is staged in another form";
    return { file, difference, script: scripts.test(file) ? staged.value : null };
  }
  const isPart = tree.blindSpot(file) === null && !file.split(sep).includes("node_modules");
  if (!isPart) return null;
  const difference = tree.keptOut([file]).size > 0 ? null : "is not staged";
  return { file, difference, script: disk.ok && scripts.test(file) ? disk.value : null };
}

function resolved(name: string, folder: string, jiti: Jiti): string | null {
  const parentURL = pathToFileURL(join(folder, "_")).href;
  const url = jiti.esmResolve(name, { parentURL, try: true });
  if (url?.startsWith("file:") !== true) return null;
  const real = workTree.real(fileURLToPath(url));
  return real.ok && workTree.look(real.value) === "file" ? real.value : null;
}

const endings = ["", ".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json"];

/** Returns a staged file that no longer exists on the disk. */
function stagedAlone(name: string, folder: string, tree: Tree): Loaded | null {
  if (!name.startsWith(".")) return null;
  const path = join(folder, name);
  const places = [...endings.map((ending) => path + ending), ...indexesOf(path)];
  const file = places.find((place) => kindBehind(tree, place) === "file");
  return file === undefined ? null : { file, difference: "is not there", script: null };
}

function indexesOf(path: string): readonly string[] {
  return endings.slice(1).map((ending) => join(path, `index${ending}`));
}

function sameText(one: string, other: string): boolean {
  return one.replaceAll("\r\n", "\n") === other.replaceAll("\r\n", "\n");
}

/**
 * Whether the staged and the local manifest of a file's package resolve imports to the same files, and treat the
 * files as the same kind of module.
 */
function isSamePackage(file: string, tree: Tree): boolean {
  for (let at = dirname(file); dirname(at) !== at; at = dirname(at)) {
    const manifest = join(at, "package.json");
    const [staged, disk] = [readText(tree, manifest), readText(workTree, manifest)];
    if (!staged.ok && !disk.ok) continue;
    return staged.ok && disk.ok ? meaningOf(staged.value) === meaningOf(disk.value) : !staged.ok;
  }
  return true;
}

/** Returns the keys of a manifest that decide which file is loaded and how. */
function meaningOf(text: string): string {
  try {
    const entries = Object.entries(manifestOf(text));
    return JSON.stringify(entries.filter(([key]) => deciding.has(key)).sort());
  } catch {
    return text;
  }
}

const deciding = new Set(["type", "main", "module", "exports", "imports"]);
