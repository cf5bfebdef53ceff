import type { LoadedProject } from "../config/load-config.ts";
import { compareDiagnostics, filesOf, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Memory } from "../pipeline-options.ts";
import { buildModel } from "../pipeline.ts";
import type { ReadPage } from "../read/read-page.ts";
import type { SourceFile } from "../read/source/source-file.ts";
import { readSpec } from "../read/source/read-spec.ts";

/** How long, in milliseconds, the pages of a spec are assumed to be unchanged after they were read. */
const freshness = 1000;

/** The pages of a spec, and the findings about them. */
interface Snapshot {
  readonly at: number;
  /** The files that could not be read. References to them are not reported again. */
  readonly unread: readonly string[];
  readonly pages: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The findings about the pages of one spec, of which one may be open in an editor. */
export class SpecFindings {
  #snapshot: Promise<Snapshot> | null = null;
  #settings = "";
  #read = new Map<string, ReadPage>();

  /** Returns the findings about a page with this text, which may not have been saved yet. */
  async of(path: string, text: string, project: LoadedProject): Promise<readonly Diagnostic[]> {
    const { pages, unread, diagnostics } = await this.#current(project);
    const saved = pages.find((page) => page.path === path);
    const findings =
      saved?.text === text
        ? diagnostics
        : this.#find(
            [...pages.filter((page) => page !== saved), { path, text }],
            // The page in the editor can be read, whatever is on the disk.
            unread.filter((file) => file !== path),
            project,
          );
    return findings.filter(({ span }) => span?.file === path);
  }

  async #current(project: LoadedProject): Promise<Snapshot> {
    const settings = JSON.stringify(project);
    const last = await this.#snapshot;
    const isFresh =
      last !== null && settings === this.#settings && Date.now() - last.at < freshness;
    if (isFresh) return last;
    this.#settings = settings;
    this.#snapshot = this.#look(project);
    return this.#snapshot;
  }

  async #look(project: LoadedProject): Promise<Snapshot> {
    const { value: pages, diagnostics } = await readSpec(project.specDir, project);
    const unread = filesOf(diagnostics);
    const findings = [...diagnostics, ...this.#find(pages, unread, project)].sort(
      compareDiagnostics,
    );
    return { at: Date.now(), unread, pages, diagnostics: findings };
  }

  #find(
    pages: readonly SourceFile[],
    unread: readonly string[],
    { settings }: LoadedProject,
  ): readonly Diagnostic[] {
    const options = { memory: this.#memory(), unread };
    const { diagnostics, remembered } = buildModel(pages, settings, options);
    this.#read = new Map(remembered.pages.map(({ source, read }) => [keyOf(source), read]));
    return diagnostics;
  }

  /** Returns a memory of the pages that have been read, so that unchanged pages are not parsed again. */
  #memory(): Memory {
    return {
      readPage: (source) => this.#read.get(keyOf(source)) ?? null,
      standing: () => null,
      printed: () => null,
      units: [],
      hash: (text) => text,
    };
  }
}

function keyOf({ path, text }: SourceFile): string {
  return `${path}\n${text}`;
}
