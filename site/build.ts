import { cp, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";

// Builds what a site needs beside VitePress, so that users install nothing else: the configuration, the theme with the
// playground as a chunk of its own, the worker in which the playground runs the generator, and Mermaid.

const here = import.meta.dirname;

const browser: BuildOptions = {
  bundle: true,
  format: "esm",
  minifySyntax: true,
  minifyIdentifiers: true,
  minifyWhitespace: true,
  platform: "browser",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
};

/** Builds into `outDir`, which is emptied first. */
export async function buildAssets(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  const [mermaid] = await Promise.all([
    buildMermaid(join(outDir, "public/mermaid")),
    buildConfig(outDir),
    buildWorker(join(outDir, "theme")),
  ]);
  await build({
    ...browser,
    // Vite minifies it again; what it must not look into says so in a comment, which has to stay.
    minifyWhitespace: false,
    entryPoints: [join(here, "theme/index.ts")],
    outdir: join(outDir, "theme"),
    splitting: true,
    external: ["vue", "vitepress", "vitepress/*", "*.css", "*?url"],
    define: { MERMAID_PATH: JSON.stringify(`/mermaid/${mermaid}`) },
  });
  await cp(join(here, "theme/style.css"), join(outDir, "theme/style.css"));
}

/** Built once and served as it is: for each site anew, it would take longer than all the rest. Returns its file. */
async function buildMermaid(outdir: string): Promise<string> {
  const { metafile } = await build({
    ...browser,
    entryPoints: { mermaid: fileURLToPath(import.meta.resolve("mermaid")) },
    outdir,
    splitting: true,
    entryNames: "[name]-[hash]",
    metafile: true,
  });
  const names = Object.keys(metafile.outputs).map((path) => basename(path));
  const entry = names.find((name) => /^mermaid-[A-Z0-9]+\.js$/.test(name));
  if (entry === undefined) throw new Error("Mermaid has no entry");
  return entry;
}

async function buildConfig(outDir: string): Promise<void> {
  await build({
    entryPoints: [join(here, "vitepress/config.ts")],
    outfile: join(outDir, "config.js"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    logLevel: "warning",
  });
}

async function buildWorker(outDir: string): Promise<void> {
  await build({
    ...browser,
    entryPoints: [join(here, "playground/worker.ts")],
    outfile: join(outDir, "worker.js"),
    // Libraries that would decode entities with a document, which a worker has not.
    conditions: ["worker"],
  });
}

if (process.argv[1] === import.meta.filename) await buildAssets(join(here, "../dist/site"));
