// `npm run packed`: installs the package as users get it, built before, and has it do again what is in this repository.
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { readTree, sameTree } from "./support/tree.ts";

const root = join(import.meta.dirname, "..");

const config = `
import { defineConfig } from "modelmark";
export default defineConfig({ wire: "camelCase" });
`;

const consumer = `
import { check, defineConfig, generate, type GenerateResult } from "modelmark";
export const config = defineConfig({ wire: "camelCase" });
export const result: Promise<GenerateResult> = generate({ pages: [] });
export const drift: Promise<readonly object[]> = check({ pages: [], existing: [] }).then((one) => one.drift);
`;

function run(cwd: string, command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}

const folder = await mkdtemp(join(tmpdir(), "modelmark-packed-"));
try {
  const packed = run(
    root,
    "npm",
    "pack",
    "--ignore-scripts",
    "--silent",
    "--pack-destination",
    folder,
  );
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  run(folder, "npm", "install", "--no-audit", "--no-fund", "--silent", `./${packed.trim()}`);
  await cp(join(root, "spec"), join(folder, "spec"), { recursive: true });
  await writeFile(join(folder, "modelmark.config.ts"), config);
  const program = join(folder, "node_modules/.bin/modelmark");
  run(folder, program, "generate", "--quiet");
  run(folder, program, "check");
  const [ours, theirs] = await Promise.all(
    [root, folder].map((at) => readTree(join(at, "generated"))),
  );
  if (ours === undefined || theirs === undefined || !sameTree(ours, theirs)) {
    throw new Error("the package does not give what is in generated/");
  }
  await writeFile(join(folder, "consumer.ts"), consumer);
  const options = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2023"];
  run(
    folder,
    process.execPath,
    join(root, "node_modules/typescript/bin/tsc"),
    ...options,
    "consumer.ts",
  );
  process.stdout.write(
    `${packed.trim()}: installed, gives what is in generated/, and its types hold\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
