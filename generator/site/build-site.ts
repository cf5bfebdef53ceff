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
import { runVitePress, type Ran } from "./run-vitepress.ts";
import type { SiteFile } from "./site-files.ts";

/** Lies in every folder a site was built into: such a folder may be replaced. */
export const siteMarker = ".modelmark-site";

/** Where things are. */
export interface SitePlaces {
  /** Folder the site goes to, absolute. */
  readonly outDir: string;
  /** Folder of the built theme and configuration. */
  readonly assets: string;
  /** VitePress's program. */
  readonly vitepress: string;
}

/**
 * Builds a site in a folder of its own, and puts it in the place of `outDir` when it is whole.
 *
 * @param end ends the work early, which leaves nothing behind
 * @returns what is wrong with the folder, if anything is
 * @throws Error when VitePress fails, with the end of what it said
 */
export async function buildSite(
  files: readonly SiteFile[],
  places: SitePlaces,
  end?: AbortSignal,
): Promise<Diagnostic | null> {
  const { outDir } = places;
  try {
    await mkdir(dirname(outDir), { recursive: true });
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

/** Why a folder must not be replaced, or `null` when it is empty, absent, or holds a site we built. */
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

/** Writes the input of VitePress below `work`, with the theme and a configuration. Returns its folder. */
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
    await mkdir(dirname(join(source, path)), { recursive: true });
    await writeFile(join(source, path), text);
  }
  return source;
}

/** Puts VitePress, and the Vue that it uses, where the pages find them: they lie outside any project. */
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
