import { basename, join } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import { isFormatConfig } from "../tree/git/format-config.ts";
import { readText, type Answer, type Tree } from "../tree/tree.ts";
import { workTree } from "../tree/work-tree.ts";
import { manifestName, manifestOf } from "./load-config-file.ts";

/**
 * What keeps the layout of outputs from being judged where they are not read from the disk: prettier finds its config on
 * the disk, where it may be something else than what is staged.
 *
 * @param outDir absolute
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

/** What a file says of the layout, without regard to line endings; `null` where it says nothing. */
function configText(file: string, text: Answer<string>): string | null {
  if (!text.ok) return null;
  const name = basename(file);
  if (name === manifestName) return keyOfManifest(text.value);
  if (name === "package.yaml" && !/^prettier:/m.test(text.value)) return null;
  return text.value.replaceAll("\r\n", "\n");
}

/** Only the key `prettier` of a manifest counts, or all of it where it does not parse. */
function keyOfManifest(text: string): string | null {
  try {
    const { prettier }: { prettier?: unknown } = manifestOf(text);
    return prettier === undefined ? null : JSON.stringify(prettier);
  } catch {
    return text;
  }
}
