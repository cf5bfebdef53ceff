import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cliProgram } from "./bundled-cli.ts";

/** How a run of the built program ended. */
export interface Ended {
  readonly status: number | null;
  readonly text: string;
}

type Environment = Readonly<Record<string, string>>;

/** Runs the built program in a folder. */
export function built(folder: string, args: readonly string[], env: Environment = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliProgram, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, text: `${stdout}${stderr}` };
}

/**
 * Does the same, and also returns which of the program's own files were loaded. Node tells this when it measures
 * coverage.
 */
export function builtLoading(
  folder: string,
  args: readonly string[],
  env: Environment = {},
): Ended & { readonly loaded: readonly string[] } {
  const coverage = mkdtempSync(join(tmpdir(), "modelmark-coverage-"));
  try {
    const ended = built(folder, args, { ...env, NODE_V8_COVERAGE: coverage });
    const texts = readdirSync(coverage).map((name) => readFileSync(join(coverage, name), "utf8"));
    const urls = texts.flatMap((text) => [
      ...text.matchAll(/"url":"file:[^"]*\/dist\/(?<name>[^"]+)"/g),
    ]);
    return { ...ended, loaded: urls.map((match) => match.groups?.["name"] ?? "") };
  } finally {
    rmSync(coverage, { recursive: true, force: true });
  }
}

/** Tells whether a check only compared hashes, and loaded none of the code that reads pages or generates files. */
export function isQuick({ loaded }: { readonly loaded: readonly string[] }): boolean {
  if (!loaded.some((name) => name.startsWith("cli"))) throw new Error("nothing was measured");
  return !loaded.some((name) => name.startsWith("full-check"));
}
