import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { EmittedFile, GeneratedFile, ModuleFile } from "../emit/emitter.ts";
import type { KeptFile, Memory, PipelineOptions, Printer } from "../pipeline-options.ts";

/** Files with their contents. */
export interface Filled {
  readonly files: readonly GeneratedFile[];
  /** Modules that stand, printed from the same source. */
  readonly kept: readonly KeptFile[];
  /** What each printed module was printed from, as a hash; without a memory, none. */
  readonly sources: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the contents of files. Much of what a model's files could depend on is not in them, so a module often turns out
 * the same; with a memory, it is then not printed again.
 */
export async function fillFiles(
  files: readonly EmittedFile[],
  { memory = null, printer = null }: PipelineOptions,
): Promise<Filled> {
  const modules = files.flatMap(({ path, content }) =>
    content.kind === "module" ? [{ path, module: content.module() }] : [],
  );
  const sources = memory === null ? new Map<string, string>() : sourcesOf(modules, memory);
  const kept = [...sources].flatMap(([path, source]) => memory?.printed(path, source) ?? []);
  const keptPaths = new Set(kept.map(({ path }) => path));
  const unprinted = modules.filter(({ path }) => !keptPaths.has(path));
  // Begun before the texts are made: another thread may print.
  const printing = unprinted.length === 0 ? nothing : (printer?.print ?? printHere)(unprinted);
  const texts = files.flatMap(({ path, content }) =>
    content.kind === "text" ? [{ path, text: content.text() }] : [],
  );
  const { value, diagnostics } = await printing;
  return { files: [...texts, ...value], kept, sources, diagnostics };
}

const nothing = { value: [], diagnostics: [] };

function sourcesOf(modules: readonly ModuleFile[], { hash }: Memory): Map<string, string> {
  return new Map(modules.map(({ path, module }) => [path, hash(JSON.stringify(module))]));
}

const printHere: Printer["print"] = async (modules) => {
  const { printModules } = await import("../print/print-modules.ts");
  return printModules(modules);
};
