import { randomUUID } from "node:crypto";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

// Bundles the program as users have it, except that its libraries are not bundled into it.

const root = join(import.meta.dirname, "../..");

/**
 * Lies in the repository, so that the program finds its packages. It belongs to this process alone, because tests run
 * side by side.
 */
const home = join(root, "node_modules/.cache", `modelmark-test-${randomUUID()}`);

/** The path of the bundled program. */
export const cliProgram = join(home, "dist/cli.js");

/** Deletes the bundled program. */
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
