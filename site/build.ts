import { cp, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Metafile, type Plugin } from "esbuild";
import { licensesOf } from "./licenses.ts";

// Builds what a site needs besides VitePress, so that users need not install anything else: the configuration, the
// theme with the playground as a separate chunk, the worker in which the playground runs the generator, and Mermaid.

const here = import.meta.dirname;

const browser = {
  bundle: true,
  format: "esm",
  minifySyntax: true,
  minifyIdentifiers: true,
  minifyWhitespace: true,
  platform: "browser",
  target: "es2022",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
} satisfies BuildOptions;

/** Builds into `outDir`, which is emptied first. */
export async function buildAssets(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  const [mermaid, ...others] = await Promise.all([
    buildMermaid(join(outDir, "public/mermaid")),
    buildConfig(outDir),
    buildWorker(join(outDir, "theme")),
  ]);
  const { metafile } = await build({
    ...browser,
    // Vite minifies it again. White space stays, because the comments that tell Vite what to ignore must stay too.
    minifyWhitespace: false,
    entryPoints: [join(here, "theme/index.ts")],
    outdir: join(outDir, "theme"),
    splitting: true,
    external: ["vue", "vitepress", "vitepress/*", "*.css", "*?url"],
    define: { MERMAID_PATH: JSON.stringify(`/mermaid/${mermaid.entry}`) },
  });
  await cp(join(here, "theme/style.css"), join(outDir, "theme/style.css"));
  const licenses = licensesOf([mermaid.metafile, ...others, metafile]);
  await writeFile(join(outDir, "THIRD-PARTY-LICENSES.txt"), licenses);
}

/** The files that Mermaid loads for a flow chart, the only kind of diagram on generated pages. */
const forFlowCharts = /(?:^|\/)(?:flowDiagram|dagre)-/;

/** Leaves out the files that Mermaid would load for other diagrams, which are four fifths of it. */
const onlyFlowCharts: Plugin = {
  name: "only-flow-charts",
  setup: (building) => {
    building.onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === "dynamic-import" && !forFlowCharts.test(path)
        ? { path: "left-out", namespace: "left-out" }
        : undefined,
    );
    building.onLoad({ filter: /./, namespace: "left-out" }, () => ({
      contents: 'throw new Error("This site draws flow charts only.");',
    }));
  },
};

/** Builds Mermaid once. Building it for each site would take longer than everything else together. */
async function buildMermaid(
  outdir: string,
): Promise<{ readonly entry: string; readonly metafile: Metafile }> {
  const { metafile } = await build({
    ...browser,
    entryPoints: { mermaid: fileURLToPath(import.meta.resolve("mermaid")) },
    outdir,
    splitting: true,
    entryNames: "[name]-[hash]",
    plugins: [onlyFlowCharts],
  });
  const names = Object.keys(metafile.outputs).map((path) => basename(path));
  const entry = names.find((name) => /^mermaid-[A-Z0-9]+\.js$/.test(name));
  if (entry === undefined) throw new Error("Mermaid has no entry");
  return { entry, metafile };
}

async function buildConfig(outDir: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [join(here, "vitepress/config.ts")],
    outfile: join(outDir, "config.js"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    metafile: true,
    logLevel: "warning",
  });
  return metafile;
}

async function buildWorker(outDir: string): Promise<Metafile> {
  const { metafile } = await build({
    ...browser,
    entryPoints: [join(here, "playground/worker.ts")],
    outfile: join(outDir, "worker.js"),
    // The variants for workers do not use a document, which a worker does not have, to decode entities.
    conditions: ["worker"],
  });
  return metafile;
}

if (process.argv[1] === import.meta.filename) await buildAssets(join(here, "../dist/site"));
