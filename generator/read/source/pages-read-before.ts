import { join } from "node:path";
import { DiagnosedError } from "../../diagnostics/diagnosed-error.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { startOf } from "../../diagnostics/span.ts";
import type { HashesById } from "../../tree/hashes-by-id.ts";
import type { Tree } from "../../tree/tree.ts";
import { decodePage } from "./decode-page.ts";
import type { SourceFile } from "./source-file.ts";

/**
 * Returns those pages of git that have been read before, by path. A text is read when it is asked for: mostly, it is
 * enough to know that it is the same as before.
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
  const textOf = inGrowingBatches(
    hashed.map(({ path }) => path),
    (some) => readTexts(root, some, tree),
  );
  return new Map(
    hashed.map(({ path, hash }) => {
      const page: SourceFile = {
        path,
        hash,
        get text() {
          return textOf(path);
        },
      };
      return [path, page];
    }),
  );
}

/**
 * Returns a function that gives the text of a page. The first page is read alone, then two are read together, then
 * four, and so on: often only an edited page is needed, and if all pages are, git is still asked a few times only.
 */
function inGrowingBatches(
  paths: readonly string[],
  read: (paths: readonly string[]) => ReadonlyMap<string, string>,
): (path: string) => string {
  const texts = new Map<string, string>();
  let size = 1;
  return (path) => {
    if (!texts.has(path)) {
      const at = paths.indexOf(path);
      const unread = [...paths.slice(at), ...paths.slice(0, at)].filter((one) => !texts.has(one));
      for (const [one, text] of read(unread.slice(0, size))) texts.set(one, text);
      size *= 2;
    }
    return texts.get(path) ?? "";
  };
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
