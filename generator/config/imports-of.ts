import { isBuiltin } from "node:module";
import { extname } from "node:path";
import type { Jiti } from "jiti";
import type { ConfigText } from "./config-text.ts";

/** The modules that a script loads. */
export interface Imports {
  /** The specifiers of files and packages, as the script has them. */
  readonly specifiers: readonly string[];
  /**
   * Whether the script may read anything: through a module of Node that reads files, or through a specifier that it
   * computes.
   */
  readonly isOpaque: boolean;
}

/** The modules of Node that reveal nothing about the files of a project. */
const harmless = /^(?:node:)?(?:assert|buffer|crypto|events|os|path|process|url|util)(?:\/|$)/;

/** Ways to read files without an import. */
const reaching = /\bgetBuiltinModule\b|\b(?:Bun|Deno)\s*\./;

const call =
  /\b(?:require(?:\.resolve)?|jitiImport|jitiESMResolve)\s*\(\s*(?:(?<quote>["'`])(?<name>(?:(?!\k<quote>|\$\{).)+)\k<quote>\s*[,)]|[^)\s])/g;

/** Finds the imports of a script in the code that jiti makes of it. There, each import of whatever kind is a call. */
export function importsOf({ file, text }: ConfigText, jiti: Jiti): Imports {
  const ts = /\.[cm]?ts$/.test(extname(file));
  const code = jiti.transform({ source: text, filename: file, ts, async: true });
  const names = [...code.matchAll(call)].map((match) => match.groups?.["name"] ?? null);
  const written = names.filter((name) => name !== null);
  const specifiers = new Set(written.filter((name) => !isBuiltin(name)));
  const readers = written.filter((name) => isBuiltin(name) && !harmless.test(name));
  return {
    specifiers: [...specifiers],
    isOpaque: readers.length > 0 || written.length < names.length || reaching.test(code),
  };
}
