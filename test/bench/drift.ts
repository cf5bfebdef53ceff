import { execFileSync, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SourceFile } from "../../generator/read/source/source-file.ts";
import { pagesOf, repeatedPages, writePages } from "./many-pages.ts";

// `npm run bench:drift`: times whole processes of the built program beside `openapi-typescript --check` on the
// OpenAPI document of the same models. The two take turns, and medians are printed. It runs on 389 pages, and on
// 3,498: all corpora twice, under new names. `npm run bench:drift hook` times only what a commit hook with nothing to
// check does.

const runs = 11;
const hookRuns = 61;
const peerName = "openapi-typescript --check";
const root = join(import.meta.dirname, "../..");
const corpora = join(root, "../shared/corpus");
const cli = join(root, "dist/cli.cjs");
const openapiTypescript = join(root, "node_modules/openapi-typescript/bin/cli.js");

interface Contender {
  readonly name: string;
  readonly args: readonly string[];
  /** Whether it takes so long that it is run fewer times on many pages. */
  readonly isSlow?: true;
}

async function project(pages: readonly SourceFile[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "modelmark-drift-"));
  await writePages(join(folder, "spec"), pages);
  await writeFile(join(folder, "package.json"), "{}\n");
  await writeFile(join(folder, ".gitignore"), "node_modules\n");
  await mkdir(join(folder, "node_modules"));
  run(folder, [cli, "generate", "--quiet"]);
  run(folder, [openapiTypescript, "generated/openapi.json", "-o", "types.d.ts"]);
  git(folder, "init", "-q");
  git(folder, "add", "-A");
  git(folder, "commit", "-qm", "first");
  await writeFile(join(folder, "app.ts"), "export {};\n");
  git(folder, "add", "app.ts");
  return folder;
}

function git(cwd: string, ...args: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@y", ...args], { cwd });
}

function run(cwd: string, args: readonly string[], expected = 0): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...args], { cwd });
  if (status !== expected) throw new Error(`${args.join(" ")}: ${status}\n${stderr.toString()}`);
  return performance.now() - start;
}

/** Changes one word of a page's first description, back and forth. */
async function edit(file: string): Promise<void> {
  const text = await readFile(file, "utf8");
  const changed = text.includes("Edited. ") ? text.replace("Edited. ", "") : insert(text);
  await writeFile(file, changed);
}

function insert(text: string): string {
  return text.replace(/^(?<title># .*\n)/, (title) => `${title}\nEdited. \n`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * Times a hook that has nothing to check beside Node alone. They take turns with each other only, since a processor
 * that has just worked for seconds is slower for a while.
 *
 * @returns the time of Node alone, in milliseconds
 */
function timeHook(folder: string, pageCount: number): number {
  const times = { bare: [] as number[], hook: [] as number[] };
  for (let turn = 0; turn < hookRuns; turn += 1) {
    times.bare.push(run(folder, ["-e", "0"]));
    times.hook.push(run(folder, [cli, "check", "--staged"]));
  }
  const [bare, hook] = [median(times.bare), median(times.hook)];
  const ratio = (hook / bare).toFixed(2);
  console.log(`\n${pageCount} pages, medians of ${hookRuns} runs, Node ${process.version}`);
  console.log(`node -e 0 ${bare.toFixed(0)} ms`);
  console.log(`check --staged, nothing relevant ${hook.toFixed(0)} ms, ${ratio} x node -e 0`);
  return bare;
}

async function compare(pages: readonly SourceFile[], edited: string): Promise<void> {
  const folder = await project(pages);
  const bare = timeHook(folder, pages.length);
  if (process.argv[2] === "hook") return rm(folder, { recursive: true });
  const page = join(folder, "spec", edited);
  const contenders: readonly Contender[] = [
    {
      name: peerName,
      args: [openapiTypescript, "generated/openapi.json", "-o", "types.d.ts", "--check"],
      isSlow: true,
    },
    { name: "check, nothing changed", args: [cli, "check"] },
    { name: "check --no-cache, nothing changed", args: [cli, "check", "--no-cache"], isSlow: true },
  ];
  const times = new Map<string, number[]>();
  const add = (name: string, time: number): void => {
    times.set(name, [...(times.get(name) ?? []), time]);
  };
  const few = pages.length > 1000 ? 5 : runs;
  for (let turn = 0; turn < runs; turn += 1) {
    const taking = contenders.filter(({ isSlow = false }) => !isSlow || turn < few);
    for (const { name, args } of taking) add(name, run(folder, args));
  }
  const original = await mkdtemp(join(tmpdir(), "modelmark-drift-original-"));
  await cp(join(folder, "generated/openapi.json"), join(original, "openapi.json"));
  for (let turn = 0; turn < few; turn += 1) {
    await edit(page);
    add("generate, one page edited", run(folder, [cli, "generate", "--quiet"]));
    const args = [openapiTypescript, join(original, "openapi.json"), "-o", "types.d.ts", "--check"];
    add(`${peerName}, beside it`, run(folder, args));
  }
  git(folder, "add", "-A");
  git(folder, "commit", "-qm", "second");
  for (let turn = 0; turn < few; turn += 1) {
    await edit(page);
    git(folder, "add", "spec");
    add("check --staged, one page staged alone", run(folder, [cli, "check", "--staged"], 1));
    const args = [openapiTypescript, join(original, "openapi.json"), "-o", "types.d.ts", "--check"];
    add(`${peerName}, beside it`, run(folder, args));
    const uncached = [cli, "check", "--staged", "--no-cache"];
    add("the same, --no-cache", run(folder, uncached, 1));
    git(folder, "reset", "-q", "--hard");
  }
  console.log(`\n${pages.length} pages, medians of ${few} runs or more`);
  for (const [name, values] of times) {
    const time = median(values);
    // Each time is compared with the peer's runs that it took turns with.
    const beside = /^generate|alone$|^the same/.test(name) ? `${peerName}, beside it` : peerName;
    const peer = median(times.get(beside) ?? []);
    const cells = [name.padEnd(40), `${time.toFixed(0)} ms`.padStart(10)];
    cells.push((time / peer).toFixed(2).padStart(8), (time / bare).toFixed(2).padStart(8));
    console.log(cells.join(""));
  }
  await rm(folder, { recursive: true });
  await rm(original, { recursive: true });
}

console.log("columns: time, x openapi-typescript --check, x node -e 0");
const authlete = await pagesOf(corpora, "authlete");
const token = authlete.find(({ path }) => path.endsWith("/tokenissueresponse.md"))?.path ?? "";
await compare(authlete, token);
const many = await repeatedPages(corpora, 2);
const sameToken = many.find(({ path }) => path.endsWith("/tokenissueresponse.md"))?.path ?? "";
await compare(many, sameToken);
