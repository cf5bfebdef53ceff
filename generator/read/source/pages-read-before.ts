import { join } from "node:path";
import { DiagnosedError } from "../../diagnostics/diagnosed-error.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { startOf } from "../../diagnostics/span.ts";
import { once } from "../../tree/git/once.ts";
import type { HashesById } from "../../tree/hashes-by-id.ts";
import type { Tree } from "../../tree/tree.ts";
import { decodePage } from "./decode-page.ts";
import type { SourceFile } from "./source-file.ts";

/**
 * Returns those pages of git that have been read before, by path. Their texts are read, all together, when the first of
 * them is asked for: mostly, it is enough to know that they are the same as before.
 *
 * @param root the spec folder, absolute and without links
 * @param paths relative to the spec folder
 * @param byId the content hashes of pages that could be read
 */
export function pagesReadBefore(
  root: string,
  paths: readonly string[],
  tree: Tree,
  byId: HashesById,
): ReadonlyMap<string, SourceFile> {
  const hashed = paths.flatMap((path) => {
    const id = tree.idOf(join(root, path));
    const hash = id === null ? undefined : byId.get(id);
    return hash === undefined ? [] : [{ path, hash }];
  });
  const texts = once(() =>
    readTexts(
      root,
      hashed.map(({ path }) => path),
      tree,
    ),
  );
  return new Map(
    hashed.map(({ path, hash }) => {
      const page: SourceFile = {
        path,
        hash,
        get text() {
          return texts().get(path) ?? "";
        },
      };
      return [path, page];
    }),
  );
}

/**
 * Reads the texts of pages, by path.
 *
 * @throws DiagnosedError when git no longer holds a page, as in a damaged repository
 */
function readTexts(
  root: string,
  paths: readonly string[],
  tree: Tree,
): ReadonlyMap<string, string> {
  const contents = [...tree.read(paths.map((path) => join(root, path)))];
  return new Map(
    contents.map(([, content], index) => {
      const path = paths[index] ?? "";
      if (!content.ok) {
        const { reason } = content;
        throw new DiagnosedError([diagnostic("MM1006", { reason }, startOf(path))]);
      }
      return [path, decodePage(path, content.bytes).value?.text ?? ""];
    }),
  );
}
