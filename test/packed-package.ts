// `npm run packed`: installs the package, built before, as users get it, and lets it regenerate this repository's
// outputs.
import { execFileSync, spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { readTree, sameTree } from "./support/tree.ts";

const root = join(import.meta.dirname, "..");

const config = `
import { defineConfig } from "modelmark";
export default defineConfig({
  wire: "camelCase",
  info: { title: "Modelmark example models", version: "1.0.0" },
});
`;

const consumer = `
import { check, defineConfig, generate, type GenerateResult } from "modelmark";
import { defineEmitter, literal, type Literal } from "modelmark/emitter";
const load = () => Promise.resolve(() => ({}));
const own = defineEmitter({ name: "own", makes: "nothing", byDefault: true, folder: "own", load });
export const config = defineConfig({ wire: "camelCase", emitters: [own] });
export const one: readonly Literal[] = [literal("a")];
export const result: Promise<GenerateResult> = generate({ pages: [] });
export const drift: Promise<readonly object[]> = check({ pages: [], existing: [] }).then((one) => one.drift);
`;

/** A CommonJS consumer. TypeScript before 5.8 reports an error when it imports an ES module. */
const commonJsConsumer = `
import { defineConfig } from "modelmark";
import { defineEmitter, literal, type Literal } from "modelmark/emitter";
import modelmarkForRemark = require("modelmark/remark");
import modelmark = require("modelmark/vite");
const load = () => Promise.resolve(() => ({}));
const own = defineEmitter({ name: "own", makes: "nothing", byDefault: true, folder: "own", load });
export const config = defineConfig({ wire: "camelCase", emitters: [own] });
export const one: readonly Literal[] = [literal("a")];
export const plugins: readonly [typeof modelmarkForRemark, modelmark.ModelmarkVitePlugin] = [
  modelmarkForRemark,
  modelmark({}),
];
`;

const required = `
const { defineConfig, generate } = require("modelmark");
const { literal } = require("modelmark/emitter");
const functions = [defineConfig, generate, literal, require("modelmark/remark"), require("modelmark/vite")];
if (functions.some((one) => typeof one !== "function")) throw new Error("not a function");
`;

/** A Node that cannot `require` an ES module must say what can be done. */
function refusal(folder: string): string {
  const old = ["--no-experimental-require-module", "consumer.cjs"];
  return spawnSync(process.execPath, old, { cwd: folder, encoding: "utf8" }).stderr;
}

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
  const program = join(folder, "node_modules/.bin/modelmark");
  await writeFile(join(folder, "biome.json"), "{}\n");
  run(folder, program, "init", "--yes", "--hook", "git", "--ci", "github");
  if (!(await readFile(join(folder, "biome.json"), "utf8")).includes("!generated")) {
    throw new Error("init does not tell Biome to leave the output alone");
  }
  await rm(join(folder, "modelmark.config.mjs"));
  await writeFile(join(folder, "modelmark.config.ts"), config);
  // Documents get their title from the package, so the package takes the name of this one to give the same documents.
  // It does so only now, because npm refuses to install a package into one of the same name.
  const manifest = join(folder, "package.json");
  const named = { ...(JSON.parse(await readFile(manifest, "utf8")) as object), name: "modelmark" };
  await writeFile(manifest, JSON.stringify(named));
  run(folder, program, "generate", "--quiet");
  run(folder, program, "check");
  const [ours, theirs] = await Promise.all(
    [root, folder].map((at) => readTree(join(at, "generated"))),
  );
  if (ours === undefined || theirs === undefined || !sameTree(ours, theirs)) {
    throw new Error("the package does not give what is in generated/");
  }
  await writeFile(join(folder, "consumer.ts"), consumer);
  await writeFile(join(folder, "consumer.cts"), commonJsConsumer);
  const options = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2022"];
  for (const compiler of ["typescript", "typescript-5.5"]) {
    const tsc = join(root, "node_modules", compiler, "bin/tsc");
    run(folder, process.execPath, tsc, ...options, "consumer.ts", "consumer.cts");
  }
  await writeFile(join(folder, "consumer.cjs"), required);
  run(folder, process.execPath, "consumer.cjs");
  if (!refusal(folder).includes('Use: await import("modelmark")')) {
    throw new Error("require fails on an old Node, and does not say what to use");
  }
  process.stdout.write(
    `${packed.trim()}: installed, gives what is in generated/, and its types and require hold\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
