import { basename, join } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import { isFormatConfig } from "../tree/git/format-config.ts";
import { normalised } from "../tree/same-content.ts";
import { kindBehind, readText, type Answer, type Tree } from "../tree/tree.ts";
import { workTree } from "../tree/work-tree.ts";
import { manifestName, manifestOf } from "./load-config-file.ts";
import { isScript } from "./load-config-module.ts";
import { unstagedModules, type Loader } from "./unstaged-imports.ts";

/**
 * Reports what keeps the format of staged outputs from being judged. Prettier finds its config on the disk, and loads
 * the modules and plugins of that config from there. All of them may differ from what is staged.
 *
 * @param outDir the output folder, absolute
 */
export async function unstagedFormat(outDir: string, tree: Tree): Promise<readonly Diagnostic[]> {
  if (tree.isDisk) return [];
  const files = foldersToTop(outDir).flatMap((folder) => {
    const names = [workTree, tree].flatMap((one) => namesIn(folder, one));
    return [...new Set(names)].sort().map((name) => join(folder, name));
  });
  const changed = files
    .filter((file) => differs(file, tree))
    .map((file) => [file, "differs from its staged version"] as const);
  const loaders = files.flatMap((file) => loaderAt(file, tree));
  const modules = loaders.length === 0 ? [] : await unstagedModules(loaders, tree);
  return [...new Map([...modules, ...changed])].map(([file, difference]) =>
    diagnostic("MM7204", { file, difference }),
  );
}

/** Returns a config of prettier as a file that may load others, at the place where links lead to. */
function loaderAt(file: string, tree: Tree): readonly Loader[] {
  const text = configText(file, readText(tree, file));
  const real = tree.real(file);
  if (text === null || !real.ok || basename(file) === ".editorconfig") return [];
  const isCode = isScript(real.value) || isScript(file);
  const names = isCode ? null : wordsIn(text);
  return names?.length === 0 ? [] : [{ file: real.value, text, names }];
}

/**
 * Returns the words of a JSON, YAML or TOML text that may name a module: those in quotes, and those between spaces and
 * brackets. Most of them name none, and then nothing is found for them.
 */
function wordsIn(text: string): readonly string[] {
  const parts = [...text.matchAll(/"(?<a>[^"\n]+)"|'(?<b>[^'\n]+)'|(?<c>[^\s"'[\]{},]+)/g)];
  const words = parts.map(({ groups }) => groups?.["a"] ?? groups?.["b"] ?? groups?.["c"] ?? "");
  return [...new Set(words)].filter((word) => !/^(?:true|false|null|[\d\W]*)$/.test(word));
}

function namesIn(folder: string, tree: Tree): readonly string[] {
  const listed = tree.list(folder);
  if (!listed.ok) return [];
  return listed.value
    .map(({ name }) => name)
    .filter((name) => name === manifestName || isFormatConfig(name));
}

function differs(file: string, tree: Tree): boolean {
  const [disk, staged] = [readText(workTree, file), readText(tree, file)];
  // What cannot be read as it is staged, such as a file in conflict, may say anything.
  if (!staged.ok && kindBehind(tree, file) === "file") return true;
  return configText(file, disk) !== configText(file, staged);
}

/** Returns the part of a file that configures the format, as no checkout changes it; `null` if there is none. */
function configText(file: string, text: Answer<string>): string | null {
  if (!text.ok) return null;
  const name = basename(file);
  if (name === manifestName) return keyOfManifest(text.value);
  if (name === "package.yaml" && !/^prettier:/m.test(text.value)) return null;
  return normalised(text.value);
}

/** Returns the value of the key `prettier` in a manifest. If the manifest does not parse, the whole text counts. */
function keyOfManifest(text: string): string | null {
  try {
    const { prettier }: { prettier?: unknown } = manifestOf(text);
    return prettier === undefined ? null : JSON.stringify(prettier);
  } catch {
    return text;
  }
}
