import { isBuiltin } from "node:module";
import { extname } from "node:path";
import type { Jiti } from "jiti";
import type { ConfigText } from "./config-text.ts";
import { reachingPlugin } from "./reaching-code.ts";

/** The modules that a script loads. */
export interface Imports {
  /** The specifiers of files and packages, as the script has them. */
  readonly specifiers: readonly string[];
  /**
   * Whether the script may read anything: through a module of Node that reads files, through a specifier that it
   * computes, or through a global that can do either.
   */
  readonly isOpaque: boolean;
}

/** The modules of Node that reveal nothing about the files of a project. Those of `process` are looked at one by one. */
const harmless = /^(?:node:)?(?:assert|buffer|crypto|events|os|path|process|url|util)(?:\/|$)/;

const call =
  /\b(?:require(?:\.resolve)?|jitiImport|jitiESMResolve)\s*\(\s*(?:(?<quote>["'])(?<name>(?:(?!\k<quote>).)+)\k<quote>\s*[,)]|[^)\s])/g;

/** Finds the imports of a script in the code that jiti makes of it. There, each import of whatever kind is a call. */
export function importsOf({ file, text }: ConfigText, jiti: Jiti): Imports {
  const ts = /\.[cm]?tsx?$/.test(extname(file));
  let uses = 0;
  const plugin = reachingPlugin(() => {
    uses += 1;
  });
  const babel = { comments: false, plugins: [plugin] };
  const code = jiti.transform({ source: text, filename: file, ts, async: true, babel });
  const names = [...code.matchAll(call)].map((match) => match.groups?.["name"] ?? null);
  const written = names.filter((name) => name !== null);
  const specifiers = new Set(written.filter((name) => !isBuiltin(name)));
  const readers = written.filter((name) => isBuiltin(name) && !harmless.test(name));
  return {
    specifiers: [...specifiers],
    isOpaque: uses > 0 || readers.length > 0 || written.length < names.length,
  };
}
