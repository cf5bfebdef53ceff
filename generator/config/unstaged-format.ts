import { basename, join } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import { isFormatConfig } from "../tree/git/format-config.ts";
import { readText, type Answer, type Tree } from "../tree/tree.ts";
import { workTree } from "../tree/work-tree.ts";
import { manifestName, manifestOf } from "./load-config-file.ts";

/**
 * Reports the prettier configs that keep the format of staged outputs from being judged. Prettier finds its config on
 * the disk, where it may differ from what is staged.
 *
 * @param outDir the output folder, absolute
 */
export function unstagedFormat(outDir: string, tree: Tree): readonly Diagnostic[] {
  if (tree.isDisk) return [];
  return foldersToTop(outDir).flatMap((folder) => {
    const names = [workTree, tree].flatMap((one) => namesIn(folder, one));
    const files = [...new Set(names)].sort().map((name) => join(folder, name));
    return files
      .filter((file) => differs(file, tree))
      .map((file) => diagnostic("MM7204", { file }));
  });
}

function namesIn(folder: string, tree: Tree): readonly string[] {
  const listed = tree.list(folder);
  if (!listed.ok) return [];
  return listed.value
    .map(({ name }) => name)
    .filter((name) => name === manifestName || isFormatConfig(name));
}

function differs(file: string, tree: Tree): boolean {
  const texts = [readText(workTree, file), readText(tree, file)].map((text) =>
    configText(file, text),
  );
  return texts[0] !== texts[1];
}

/** Returns the part of a file that configures the format, with line feeds as line endings; `null` if there is none. */
function configText(file: string, text: Answer<string>): string | null {
  if (!text.ok) return null;
  const name = basename(file);
  if (name === manifestName) return keyOfManifest(text.value);
  if (name === "package.yaml" && !/^prettier:/m.test(text.value)) return null;
  return text.value.replaceAll("\r\n", "\n");
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
