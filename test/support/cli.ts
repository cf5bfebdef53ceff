import { execFile } from "node:child_process";
import { cp, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { main } from "../../generator/commands/main.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { writeTree } from "./tree.ts";

export { objectPage } from "./object-page.ts";

const root = join(import.meta.dirname, "../..");

export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Creates an empty folder that is deleted when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "modelmark-test-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Creates a folder with a project in it: pages by path below `spec/models/`, and other files by path. */
export async function project(
  pages: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = join(await temporaryFolder(), "project");
  const tree = new Map([
    ...Object.entries(pages).map(([path, text]) => [`spec/models/${path}`, text] as const),
    ...Object.entries(files),
  ]);
  await writeTree(folder, tree);
  return folder;
}

/**
 * Creates a copy of this repository's own spec, with the same settings. It only emits the interfaces, unless `emit`
 * asks for everything.
 */
export async function ownProject(emit?: "everything"): Promise<string> {
  const folder = join(await temporaryFolder(), "project");
  await cp(join(root, "spec"), join(folder, "spec"), { recursive: true });
  const config = { wire: "camelCase", ...(emit === undefined ? { emit: ["interfaces"] } : {}) };
  await writeFile(join(folder, "modelmark.config.json"), `${JSON.stringify(config)}\n`);
  return folder;
}

/** Runs the program in this process, as the command line would. */
export async function run(cwd: string, ...argv: readonly string[]): Promise<CliResult> {
  let stdout = "";
  let stderr = "";
  const paint = createPaint(false);
  const exitCode = await main(argv, {
    cwd,
    tree: workTree,
    stdout: { write: (text) => void (stdout += text), paint, isTerminal: false },
    stderr: { write: (text) => void (stderr += text), paint, isTerminal: false },
    npmScript: null,
  });
  return { exitCode, stdout, stderr };
}

/** Runs the program in a process of its own. */
export function spawnCli(
  cwd: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
  const tsx = import.meta.resolve("tsx");
  const args = ["--import", tsx, join(root, "generator/cli.ts"), ...argv];
  // The test runner forces colours; a user's shell does not.
  const unforced = { ...process.env, ...env, FORCE_COLOR: env["FORCE_COLOR"] };
  const options = { cwd, env: unforced, maxBuffer: 2 ** 28 };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, options, (_error, stdout, stderr) => {
      resolve({ exitCode: child.exitCode, stdout, stderr });
    });
  });
}
