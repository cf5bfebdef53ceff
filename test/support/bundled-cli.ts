import { randomUUID } from "node:crypto";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

// The program as users have it, but for the libraries in it.

const root = join(import.meta.dirname, "../..");

/** In the repository, so that the program finds its packages; of this process alone, for tests run side by side. */
const home = join(root, "node_modules/.cache", `modelmark-test-${randomUUID()}`);

/** Where the bundled program lies. */
export const cliProgram = join(home, "dist/cli.js");

/** Takes the bundled program away. */
export async function removeCli(): Promise<void> {
  await rm(home, { recursive: true, force: true });
}

/** Bundles the program. */
export async function bundleCli(): Promise<void> {
  await build({
    entryPoints: { cli: join(root, "generator/cli.ts") },
    ...{ outdir: join(home, "dist"), bundle: true, splitting: true, packages: "external" },
    ...{ platform: "node", format: "esm", logLevel: "error" },
  });
  await cp(join(root, "package.json"), join(home, "package.json"));
}
