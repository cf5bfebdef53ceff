import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSite, type SiteExtras } from "../../generator/commands/docs.ts";
import type { Io } from "../../generator/run/io.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { buildSite } from "../../generator/site/build-site.ts";
import { findVitePress } from "../../generator/site/run-vitepress.ts";
import type { SiteFile } from "../../generator/site/site-files.ts";
import { buildAssets } from "../../site/build.ts";
import { workTree } from "../../generator/tree/work-tree.ts";

/** A site on disk, with the time that it took to build. */
export interface BuiltSite {
  readonly folder: string;
  readonly milliseconds: number;
}

/** Builds sites in a temporary folder, with the current theme from the sources. */
export interface SiteBuilder {
  readonly build: (
    name: string,
    cwd: string,
    extras?: SiteExtras,
    spec?: string,
  ) => Promise<BuiltSite>;
  /** Builds a site from files that were prepared elsewhere. */
  readonly buildFiles: (name: string, files: readonly SiteFile[]) => Promise<BuiltSite>;
  readonly remove: () => Promise<void>;
}

export async function createSiteBuilder(): Promise<SiteBuilder> {
  const work = await mkdtemp(join(tmpdir(), "modelmark-site-"));
  const assets = join(work, "assets");
  await buildAssets(assets);
  const vitepress = findVitePress(join(import.meta.dirname, "../.."));
  if (vitepress === null) throw new Error("VitePress is not installed");
  const buildFiles: SiteBuilder["buildFiles"] = async (name, files) => {
    const outDir = join(work, name);
    const started = performance.now();
    const failure = await buildSite(files, { outDir, assets, vitepress });
    if (failure !== null) throw new Error(failure.message);
    return { folder: outDir, milliseconds: Math.round(performance.now() - started) };
  };
  return {
    buildFiles,
    build: async (name, cwd, extras = { guides: [] }, spec) => {
      const outDir = join(work, name);
      const options = { reporter: "pretty" as const, ...(spec === undefined ? {} : { spec }) };
      const started = performance.now();
      const { files, diagnostics } = await readSite(options, outDir, silentIo(cwd), extras);
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      const site = await buildFiles(name, files);
      return { ...site, milliseconds: Math.round(performance.now() - started) };
    },
    remove: () => rm(work, { recursive: true, force: true }),
  };
}

function silentIo(cwd: string): Io {
  const silent = { write: () => undefined, paint: createPaint(false), isTerminal: false };
  return { cwd, tree: workTree, stdout: silent, stderr: silent, npmScript: null };
}
