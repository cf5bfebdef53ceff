import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { modelId } from "../../../generator/model/type.ts";
import { bundle, writeModule } from "./bundle.ts";
import { quantile } from "./measure.ts";
import type { Generated } from "./models.ts";
import { weighedPeers } from "./peers/index.ts";
import { ours, writeOurs } from "./peers/ours.ts";
import type { Request } from "./peers/peer.ts";
import { formatRatio, table } from "./tables.ts";
import { workFolder } from "./work-folder.ts";

export interface ColdStart {
  readonly name: string;
  /** The milliseconds of `import()` in a fresh process: the median of the runs. */
  readonly milliseconds: number;
}

interface Candidate {
  readonly name: string;
  readonly path: string;
}

const id = modelId("shared", "TokenIssueResponse");

/**
 * Measures how long a fresh process takes to import a full parser of TokenIssueResponse, which includes building its
 * schema. Libraries are measured as installed, and bundled into one file with the schema.
 */
export async function coldStarts(
  generated: Generated,
  runs: number,
): Promise<readonly ColdStart[]> {
  const candidates = await listCandidates(generated);
  const samples = new Map(candidates.map(({ name }) => [name, [] as number[]]));
  for (let run = 0; run < runs; run += 1) {
    for (const { name, path } of candidates) samples.get(name)?.push(await importOnce(path));
  }
  return candidates.map(({ name }) => ({
    name,
    milliseconds: quantile(samples.get(name) ?? [], 0.5),
  }));
}

/** Returns a table of the import times, each with its ratio to the time of our bundle. */
export function coldTable(starts: readonly ColdStart[]): string {
  const base = starts.find(({ name }) => name === "ours, bundled")?.milliseconds;
  const rows = starts.map(({ name, milliseconds }) => [
    name,
    `${milliseconds.toFixed(2)} ms`,
    formatRatio(base === undefined ? null : milliseconds / base),
  ]);
  return table([["", "import", "x ours"], ...rows]);
}

async function listCandidates(generated: Generated): Promise<readonly Candidate[]> {
  // The cost of an import as such, which every other figure contains too.
  const empty = { name: "(empty module)", path: writeModule("cold empty", "export {};\n") };
  const candidates: Candidate[] = [empty];
  for (const peer of weighedPeers) {
    const request: Request = { ...generated, id, unknownKeys: "passthrough", what: "full" };
    const text = await peer.source(request);
    if (text === null) continue;
    const write = (name: string, code: string): void => {
      candidates.push({ name, path: writeModule(`cold ${name}`, code) });
    };
    write(`${peer.name}, bundled`, await bundle(text));
    if (peer.name === ours.name) write("ours, as files", await asFiles(text, generated));
    else if (!peer.aheadOfTime) write(`${peer.name}, as installed`, text);
  }
  return candidates;
}

/** Writes our files one by one, as `tsc` would write them, and the module that imports from them. */
async function asFiles(text: string, { files }: Generated): Promise<string> {
  const from = writeOurs(files);
  const to = workFolder("ours-js");
  writeFileSync(join(to, "package.json"), '{ "type": "module" }\n');
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".ts")) continue;
    const folder = workFolder("ours-js", relative(from, entry.parentPath));
    const source = readFileSync(join(entry.parentPath, entry.name), "utf8");
    const { code } = await transform(source, { loader: "ts", target: "node20" });
    writeFileSync(join(folder, entry.name.replace(/\.ts$/, ".js")), code);
  }
  return text.replaceAll(/(?<=from "[^"]*)\.ts(?=")/g, ".js").replaceAll(from, to);
}

async function importOnce(path: string): Promise<number> {
  const program = `const start = performance.now();
await import(${JSON.stringify(pathToFileURL(path).href)});
console.log(performance.now() - start);`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--input-type=module",
    "--eval",
    program,
  ]);
  return Number(stdout);
}
