import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { createFolder } from "../tree/create-folder.ts";
import { runVitePress, type Ran } from "./run-vitepress.ts";
import type { SiteFile } from "./site-files.ts";

/** The name of a file in every folder that a site was built into. Only a folder with this file may be replaced. */
export const siteMarker = ".modelmark-site";

/** The places that a build of a site uses. */
export interface SitePlaces {
  /** The output folder of the site, an absolute path. */
  readonly outDir: string;
  /** The folder with the bundled theme and configuration. */
  readonly assets: string;
  /** The path of VitePress's program; see `findVitePress`. */
  readonly vitepress: string;
}

/**
 * Builds a site in a temporary folder, and replaces `outDir` with it when it is complete.
 *
 * @param end aborts the build; the temporary folder is removed
 * @returns a diagnostic if files cannot be written, or `null`
 * @throws Error if VitePress fails, with the end of its output
 */
export async function buildSite(
  files: readonly SiteFile[],
  places: SitePlaces,
  end?: AbortSignal,
): Promise<Diagnostic | null> {
  const { outDir } = places;
  try {
    createFolder(dirname(outDir));
    const work = await mkdtemp(join(dirname(outDir), ".modelmark-docs-"));
    try {
      const source = await prepareSite(files, places, work);
      const args = ["build", source, "--outDir", join(work, "site")];
      const ran = await runVitePress(places.vitepress, work, args, end);
      assertBuilt(ran);
      await writeFile(
        join(work, "site", siteMarker),
        "Made by `modelmark docs`, which may replace it.\n",
      );
      await swap(join(work, "site"), outDir, join(work, "old"));
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    return null;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return diagnostic("MM7004", { path: outDir, reason: error.message });
  }
}

/**
 * Returns why a folder must not be replaced, or `null` if it is absent or empty, or has a site that Modelmark built.
 */
export async function foreignSite(outDir: string): Promise<Diagnostic | null> {
  const entries = await readdir(outDir).catch((error: unknown): string[] | null => {
    const isAbsent = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isAbsent ? [] : null;
  });
  if (entries === null) return refusal(outDir, "it is not a folder that can be read");
  if (entries.length === 0 || entries.includes(siteMarker)) return null;
  return refusal(outDir, "it holds files, and no site that Modelmark built");
}

function refusal(folder: string, reason: string): Diagnostic {
  return diagnostic("MM7002", { folder, reason });
}

/** Writes the input of VitePress below `work`, with the theme and a configuration, and returns the input's folder. */
export async function prepareSite(
  files: readonly SiteFile[],
  { assets, vitepress }: Pick<SitePlaces, "assets" | "vitepress">,
  work: string,
): Promise<string> {
  const source = join(work, "source");
  await cp(join(assets, "theme"), join(source, ".vitepress", "theme"), { recursive: true });
  await cp(join(assets, "public"), join(source, "public"), { recursive: true });
  const config = pathToFileURL(join(assets, "config.js")).href;
  await linkPackages(vitepress, work);
  const lines = [
    `import { createConfig } from ${JSON.stringify(config)};`,
    `const data = new URL("../site.json", import.meta.url);`,
    `export default createConfig(data);`,
  ];
  await writeFile(join(source, ".vitepress", "config.mjs"), `${lines.join("\n")}\n`);
  for (const { path, text } of files) {
    createFolder(dirname(join(source, path)));
    await writeFile(join(source, path), text);
  }
  return source;
}

/** Links VitePress and its Vue into `work`, because the pages there are outside any project and would not find them. */
async function linkPackages(vitepress: string, work: string): Promise<void> {
  const folder = join(work, "node_modules");
  await mkdir(folder);
  await writeFile(join(work, "package.json"), "{}\n");
  const vue = dirname(createRequire(vitepress).resolve("vue/package.json"));
  await symlink(vue, join(folder, "vue"), "junction");
  await symlink(dirname(dirname(vitepress)), join(folder, "vitepress"), "junction");
}

function assertBuilt({ exitCode, output }: Ran): void {
  if (exitCode === 0) return;
  throw new Error(`VitePress could not build the site:\n${output.slice(-2000)}`);
}

async function swap(from: string, to: string, old: string): Promise<void> {
  const exists = await stat(to).then(
    () => true,
    () => false,
  );
  if (exists) await rename(to, old);
  await rename(from, to);
}
