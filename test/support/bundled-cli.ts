import { randomUUID } from "node:crypto";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";

// Bundles the program as users have it, except that its libraries are not bundled into it.

const root = join(import.meta.dirname, "../..");

/**
 * Lies in the repository, so that the program finds its packages. It belongs to this process alone, because tests run
 * side by side.
 */
const home = join(root, "node_modules/.cache", `modelmark-test-${randomUUID()}`);

/** The path of the bundled program. */
export const cliProgram = join(home, "dist/cli.cjs");

/** Deletes the bundled program. */
export async function removeCli(): Promise<void> {
  await rm(home, { recursive: true, force: true });
}

const common = { bundle: true, packages: "external", platform: "node", logLevel: "error" } as const;

/** Leaves the rest of the program out of the entry for terminals, as the build does. */
const apartFromProgram: Plugin = {
  name: "apart-from-program",
  setup: (plugin) => {
    plugin.onResolve({ filter: /\/run-process\.ts$/ }, () => ({
      path: "./program.js",
      external: true,
    }));
  },
};

/** Bundles the program: the entry for terminals is CommonJS, and the rest is ES modules. */
export async function bundleCli(): Promise<void> {
  await build({
    ...common,
    entryPoints: { program: join(root, "generator/commands/run-process.ts") },
    ...{ outdir: join(home, "dist"), splitting: true, format: "esm" },
  });
  await build({
    ...common,
    entryPoints: [join(root, "generator/cli.ts")],
    ...{ outfile: cliProgram, format: "cjs", plugins: [apartFromProgram] },
  });
  await cp(join(root, "package.json"), join(home, "package.json"));
}
