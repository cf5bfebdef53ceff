import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { EmittedFile, GeneratedFile, ModuleFile } from "../emit/emitter.ts";
import type { Memory, PipelineOptions, StandingFile } from "../pipeline-options.ts";
import { printModules } from "./print-modules.ts";

/** Files with their contents. */
export interface Filled {
  readonly files: readonly GeneratedFile[];
  /** Modules that are already on the disk, printed from the same source. */
  readonly standing: readonly StandingFile[];
  /** The hash of the source of each module, by path. It is empty without a memory. */
  readonly sources: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the contents of files. The key of a model covers more than what its files really use, so a module often turns
 * out the same. With a memory, such a module is not printed again.
 */
export function fillFiles(
  files: readonly EmittedFile[],
  memory: Memory | null,
  onPrint?: PipelineOptions["onPrint"],
): Filled {
  const modules = files.flatMap(({ path, content }) =>
    content.kind === "module" ? [{ path, module: content.module() }] : [],
  );
  const sources = memory === null ? new Map<string, string>() : sourcesOf(modules, memory);
  const standing = [...sources].flatMap(([path, source]) => memory?.printed(path, source) ?? []);
  const standingPaths = new Set(standing.map(({ path }) => path));
  const { value, diagnostics } = printModules(
    modules.filter(({ path }) => !standingPaths.has(path)),
    onPrint,
  );
  const texts = files.flatMap(({ path, content }) =>
    content.kind === "text" ? [{ path, text: content.text() }] : [],
  );
  return { files: [...texts, ...value], standing, sources, diagnostics };
}

function sourcesOf(modules: readonly ModuleFile[], { hash }: Memory): Map<string, string> {
  return new Map(modules.map(({ path, module }) => [path, hash(JSON.stringify(module))]));
}
