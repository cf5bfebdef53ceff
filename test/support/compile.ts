import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** The oldest supported version, the version that we build with, and the newest supported version. */
export const typescriptVersions = ["typescript-5.5", "typescript", "typescript-7"] as const;

export type TypescriptVersion = (typeof typescriptVersions)[number];

export type Resolution = "nodenext" | "bundler";

/** Every flag a user may have on. */
const flags = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ noPropertyAccessFromIndexSignature: true, verbatimModuleSyntax: true },
  ...{ isolatedModules: true, isolatedDeclarations: true, declaration: true },
  ...{ noUnusedLocals: true, noUnusedParameters: true, noImplicitOverride: true },
  ...{ forceConsistentCasingInFileNames: true, skipLibCheck: true, noEmit: true, types: [] },
};

const packages = join(import.meta.dirname, "../../node_modules");

interface TextFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Type-checks files with the compiler itself, in a folder of their own.
 *
 * @returns the errors that it printed, one per line; empty if there are none
 */
export async function compile(
  files: readonly TextFile[],
  version: TypescriptVersion,
  resolution: Resolution,
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "modelmark-compile-"));
  try {
    const module = resolution === "nodenext" ? "nodenext" : "esnext";
    const compilerOptions = {
      ...{ ...flags, target: "es2022", lib: ["es2022"], module, moduleResolution: resolution },
      // This flag came with TypeScript 5.8.
      ...(version === "typescript-5.5" ? {} : { erasableSyntaxOnly: true }),
    };
    const config = { compilerOptions, include: ["**/*.ts"] };
    const all = [
      ...files,
      { path: "tsconfig.json", text: JSON.stringify(config) },
      { path: "package.json", text: '{ "type": "module" }' },
    ];
    for (const { path, text } of all) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    // Generated code may import a package.
    await symlink(packages, join(folder, "node_modules"), "junction");
    return await runTsc(version, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runTsc(version: TypescriptVersion, folder: string): Promise<readonly string[]> {
  const require = createRequire(import.meta.url);
  const tsc = join(dirname(require.resolve(`${version}/package.json`)), "bin/tsc");
  const run = promisify(execFile)(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  const output = await run.then(
    () => "",
    (error: unknown) => (hasOutput(error) ? error.stdout : String(error)),
  );
  return output.split("\n").filter((line) => line !== "");
}

function hasOutput(error: unknown): error is { readonly stdout: string } {
  return error instanceof Error && "stdout" in error && error.stdout !== "";
}
