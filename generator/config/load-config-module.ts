import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Jiti } from "jiti";
import { sameContent } from "../tree/same-content.ts";
import { kindBehind, readText, type Tree } from "../tree/tree.ts";
import { workTree } from "../tree/work-tree.ts";
import { manifestName, manifestOf, readManifest } from "./load-config-file.ts";

/** A file that a script loads. */
export interface Loaded {
  /** The path of the file, absolute. */
  readonly file: string;
  /** How the file differs from what a clone would load, in words that go on after "which"; `null` if it does not. */
  readonly difference: string | null;
  /** The text of the file if it is a script, which may load other files. */
  readonly script: string | null;
}

const otherForm = "is staged in another form";

/** Whether a file is a script by its name. */
export function isScript(file: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(file);
}

/**
 * Returns the file that an import loads; `null` if it is not part of the repository. Modules are found on the disk. So
 * an import counts as different if another file would be found among those of the tree.
 *
 * @param importer the script that has the import, absolute and without links
 */
export function loadedFor(name: string, importer: string, tree: Tree, jiti: Jiti): Loaded | null {
  const folder = dirname(importer);
  const file = resolved(name, folder, jiti);
  const path = name.startsWith(".") ? join(folder, name) : isAbsolute(name) ? name : null;
  const other = path === null ? null : foundElsewhere(path, file, tree);
  if (other !== null || file === null) return other;
  // The manifest of the script itself says what such a name means.
  if (name.startsWith("#") && !isSamePackage(importer, tree)) {
    return { file: importer, difference: otherForm, script: null };
  }
  return asLoaded(file, tree);
}

function resolved(name: string, folder: string, jiti: Jiti): string | null {
  const parentURL = pathToFileURL(join(folder, "_")).href;
  const url = jiti.esmResolve(name, { parentURL, try: true });
  if (url?.startsWith("file:") !== true) return null;
  return fileAt(fileURLToPath(url), workTree);
}

/** Returns the real path of the file that a path leads to; `null` if it leads to none. */
function fileAt(path: string, tree: Tree): string | null {
  if (kindBehind(tree, path) !== "file") return null;
  const real = tree.real(path);
  return real.ok ? real.value : null;
}

/**
 * Returns the place that makes the disk and the tree differ in what a path means; `null` if there is none.
 *
 * @param file the file that the path means on the disk
 */
function foundElsewhere(path: string, file: string | null, tree: Tree): Loaded | null {
  const places = placesOf(path).map((place) => {
    return { place, disk: fileAt(place, workTree), staged: fileAt(place, tree) };
  });
  const chosen = places.findIndex(({ disk }) => disk !== null);
  // Places that come later do not matter, but only where the order is certain.
  const isExpected = chosen !== -1 && places[chosen]?.disk === file;
  const counting = isExpected ? places.slice(0, chosen + 1) : places;
  const differing = counting.find(({ disk, staged }) => disk !== staged);
  if (differing === undefined) return null;
  const { place, disk, staged } = differing;
  if (staged !== null) {
    const difference = disk === null ? "is not there" : otherForm;
    return { file: place, difference, script: null };
  }
  const other = places.find((one) => one.staged !== null)?.place;
  if (other !== undefined) {
    const difference = `no commit holds, while a clone would load \`${nameFrom(path, other)}\``;
    return { file: place, difference, script: null };
  }
  const isLost = tree.look(place) === "link" && tree.blindSpot(place) !== null;
  return isLost
    ? { file: place, difference: "is a link that no clone can follow", script: null }
    : null;
}

const endings = ["js", "mjs", "cjs", "ts", "tsx", "mts", "cts", "mtsx", "ctsx", "json"];

/** Returns the places where jiti looks for a file, in its order. */
function placesOf(path: string): readonly string[] {
  return [
    path,
    ...endings.map((ending) => `${path}.${ending}`),
    ...endings.map((ending) => join(path, `index.${ending}`)),
    path.replace(/\.(?<kind>[cm]?)j(?<rest>sx?)$/, ".$<kind>t$<rest>"),
  ];
}

function nameFrom(path: string, place: string): string {
  return relative(dirname(path), place).split(sep).join("/");
}

/** Compares a file that both the disk and the tree should have. Files that git ignores are accepted. */
function asLoaded(file: string, tree: Tree): Loaded | null {
  const staged = readText(tree, file);
  const disk = readText(workTree, file);
  const ended = (difference: string | null, text: string | null): Loaded => {
    return { file, difference, script: isScript(file) ? text : null };
  };
  if (staged.ok) {
    const isSame = disk.ok && sameContent(staged.value, disk.value) && isSamePackage(file, tree);
    return ended(isSame ? null : otherForm, staged.value);
  }
  if (tree.look(file) !== null)
    return ended(`cannot be read as it is staged: ${staged.reason}`, null);
  const isPart = tree.blindSpot(file) === null && !file.split(sep).includes("node_modules");
  if (!isPart) return null;
  const isIgnored = tree.keptOut([file]).size > 0;
  return ended(isIgnored ? null : "is not staged", disk.ok ? disk.value : null);
}

/**
 * Whether the staged and the local manifest of a file's package resolve imports to the same files, and treat the
 * files as the same kind of module.
 */
function isSamePackage(file: string, tree: Tree): boolean {
  for (let at = dirname(file); dirname(at) !== at; at = dirname(at)) {
    const manifest = join(at, manifestName);
    const [staged, disk] = [readManifest(manifest, tree), readManifest(manifest, workTree)];
    if (staged === null && disk === null) continue;
    if (staged === null) {
      const isApart = tree.blindSpot(manifest) !== null || tree.keptOut([manifest]).size > 0;
      return isApart || (disk?.ok === true && meaningOf(disk.value) === meaningOf("{}"));
    }
    return staged.ok && disk?.ok === true && meaningOf(staged.value) === meaningOf(disk.value);
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
