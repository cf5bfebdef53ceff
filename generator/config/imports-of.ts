import { isBuiltin } from "node:module";
import { extname } from "node:path";
import type { Jiti } from "jiti";
import type { ConfigText } from "./config-text.ts";

/** What a script loads. */
export interface Imports {
  /** As they are written: of files, and of packages. */
  readonly specifiers: readonly string[];
  /** Whether it may read anything: by a module of Node's that reads, or by a name that it works out. */
  readonly isOpaque: boolean;
}

/** What of Node's tells nothing of the files of a project. */
const harmless = /^(?:node:)?(?:assert|buffer|crypto|events|os|path|process|url|util)(?:\/|$)/;

/** Ways to read files without an import. */
const reaching = /\bgetBuiltinModule\b|\b(?:Bun|Deno)\s*\./;

const call =
  /\b(?:require(?:\.resolve)?|jitiImport|jitiESMResolve)\s*\(\s*(?:(?<quote>["'`])(?<name>(?:(?!\k<quote>|\$\{).)+)\k<quote>\s*[,)]|[^)\s])/g;

/** Finds the imports of a script, of whatever kind, in what jiti makes of it: there each of them is a call. */
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
