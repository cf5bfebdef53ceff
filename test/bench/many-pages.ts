import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readSpec } from "../../generator/read/source/read-spec.ts";
import type { SourceFile } from "../../generator/read/source/source-file.ts";

const names = ["authlete", "clerk-sample", "dub", "panora"];

/** The pages of a corpus. */
export async function pagesOf(corpora: string, corpus: string): Promise<readonly SourceFile[]> {
  const pages = await readSpec(join(corpora, corpus), { include: ["**/*.md"], exclude: [] });
  return pages.value;
}

/** Returns all pages of four corpora, `copies` times, each copy in namespaces with names of its own. */
export async function repeatedPages(
  corpora: string,
  copies: number,
): Promise<readonly SourceFile[]> {
  const all: SourceFile[] = [];
  for (const corpus of names) {
    const pages = await pagesOf(corpora, corpus);
    for (let copy = 0; copy < copies; copy += 1) {
      all.push(...renamed(pages, `${prefixOf(copy)}${corpus.charAt(0)}`));
    }
  }
  return all;
}

/** Writes pages below a folder. */
export async function writePages(folder: string, pages: readonly SourceFile[]): Promise<void> {
  for (const { path, text } of pages) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** Returns `a`, `b`, …, `z`, `ba`, `bb`, …: letters only, because they become part of class names. */
function prefixOf(copy: number): string {
  const rest = Math.floor(copy / 26);
  return `${rest === 0 ? "" : prefixOf(rest)}${String.fromCodePoint(97 + (copy % 26))}`;
}

/** Returns the same pages with a prefix before their namespaces, in paths and wherever the text names them. */
function renamed(pages: readonly SourceFile[], prefix: string): readonly SourceFile[] {
  const inText = (text: string): string =>
    text
      .replaceAll(/(?<=Models::|OpenApiSDK::)(?=\w+::)/g, prefix.toUpperCase())
      .replaceAll(/(?<=\bmodels\/)(?=\w+\/)/g, prefix);
  return pages.map(({ path, text }) => ({ path: inText(path), text: inText(text) }));
}
