import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readSpec } from "../../generator/read/source/read-spec.ts";
import { pagesOf, repeatedPages, writePages } from "./many-pages.ts";

// `npm run bench`: times whole processes of the built program, with nothing on disk yet, beside other generators that
// read the OpenAPI document of the same models. They take turns, and medians are printed. `npm run bench 2 12` tells
// what a page costs in larger specs: it repeats four corpora 2 and 12 times under new names, beside the 389 pages of
// one corpus.

const root = join(import.meta.dirname, "../..");
const corpora = join(root, "../shared/corpus");
const peers = join(root, "test/peers/node_modules");
/**
 * Some of the other generators need a newer Node than ours, so all of them run on the one that is installed beside
 * them.
 */
const node = join(peers, ".bin/node");
const cli = join(root, "dist/cli.cjs");

interface Contender {
  readonly name: string;
  /** The arguments of Node, which runs in a folder that holds `openapi.json`. Outputs go below `out`. */
  readonly args: readonly string[];
}

/** What a process took: wall time and CPU time in milliseconds, and the largest resident size in MiB. */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

interface Sample extends Cost {
  /** The milliseconds of each stage, as our report tells them. Empty for another program. */
  readonly stages: Readonly<Record<string, number>>;
}

/** A module that prints the cost of a process when the process ends. */
const meter =
  "data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();" +
  "process.stderr.write('\\ncost='+(u.userCPUTime+u.systemCPUTime)/1000+','+u.maxRSS/1024)})";

function ours(name: string, spec: string, ...args: readonly string[]): Contender {
  const generate = ["generate", "--reporter", "json", "--spec", spec, "--out", "out"];
  return { name, args: [cli, ...generate, ...args] };
}

function others(): readonly Contender[] {
  const bin = (path: string): string => join(peers, path);
  return [
    {
      name: "hey-api, types and zod",
      args: [bin("@hey-api/openapi-ts/dist/run.mjs"), "-f", "hey-api.config.mjs"],
    },
    {
      name: "openapi-typescript, types",
      args: [bin("openapi-typescript/bin/cli.js"), "openapi.json", "-o", "out.d.ts"],
    },
    {
      name: "orval, zod",
      args: [bin("orval/dist/bin/orval.mjs"), "--config", "orval.config.mjs"],
    },
    {
      name: "json-schema-to-typescript",
      args: [
        bin("json-schema-to-typescript/dist/src/cli.js"),
        "schemas.json",
        "out.d.ts",
        "--unreachableDefinitions",
      ],
    },
  ];
}

const heyApiConfig = `export default {
  input: "openapi.json",
  output: "out",
  logs: { file: false },
  plugins: ["@hey-api/typescript", { name: "zod", dates: { offset: true } }],
};
`;

const orvalConfig = `export default {
  models: {
    input: { target: "openapi.json" },
    output: { target: "out.ts", client: "zod", mode: "single", override: { zod: { version: 4, generateReusableSchemas: true } } },
  },
};
`;

/** All folders of a benchmark. On ext4, making files takes several times as long just after others were removed. */
const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "modelmark-bench-"));
  folders.push(folder);
  return folder;
}

/** Runs a contender in a folder of its own. */
async function sample(
  { args }: Contender,
  documents: Readonly<Record<string, string>>,
): Promise<Sample> {
  const folder = await newFolder();
  for (const [name, text] of Object.entries(documents)) await writeFile(join(folder, name), text);
  const start = performance.now();
  const { stdout, stderr } = await promisify(execFile)(node, ["--import", meter, ...args], {
    cwd: folder,
    maxBuffer: 2 ** 28,
  });
  const wall = performance.now() - start;
  const { cpu, memory } = /cost=(?<cpu>[\d.]+),(?<memory>[\d.]+)/.exec(stderr)?.groups ?? {};
  return { wall, cpu: Number(cpu), memory: Number(memory), stages: stagesOf(args, stdout) };
}

function stagesOf(args: readonly string[], stdout: string): Readonly<Record<string, number>> {
  if (args[0] !== cli) return {};
  const report: { milliseconds: Record<string, number> } = JSON.parse(stdout);
  return report.milliseconds;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function medians(samples: readonly Sample[]): Cost {
  const of = (key: keyof Cost): number => median(samples.map((one) => one[key]));
  return { wall: of("wall"), cpu: of("cpu"), memory: of("memory") };
}

/** Prints the cost of each contender, and its ratio to the cost of the contender `base`. */
function printTable(costs: ReadonlyMap<string, Cost>, base: string): void {
  const { wall, cpu, memory } = costs.get(base) ?? { wall: 1, cpu: 1, memory: 1 };
  const cell = (value: number, unit: string, of: number): string =>
    `${value.toFixed(0)} ${unit} (${(value / of).toFixed(2)})`;
  const rows = [...costs].map(([name, cost]) => [
    name,
    {
      wall: cell(cost.wall, "ms", wall),
      CPU: cell(cost.cpu, "ms", cpu),
      memory: cell(cost.memory, "MiB", memory),
    },
  ]);
  console.log(`in brackets: times that of "${base}"`);
  console.table(Object.fromEntries(rows));
}

function printStages(samples: readonly Sample[]): void {
  const stages = Object.keys(samples[0]?.stages ?? {});
  const times = stages.map((stage) => median(samples.map((one) => one.stages[stage] ?? 0)));
  const total = times.reduce((sum, time) => sum + time, 0);
  const rows = stages.map((stage, index) => {
    const time = times[index] ?? 0;
    return [
      stage,
      { median: `${time.toFixed(0)} ms`, share: `${((100 * time) / total).toFixed(0)} %` },
    ];
  });
  console.table(Object.fromEntries(rows));
}

async function takeTurns(
  contenders: readonly Contender[],
  documents: Readonly<Record<string, string>>,
  runs: number,
): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const samples = new Map(contenders.map(({ name }): [string, Sample[]] => [name, []]));
  for (let turn = -1; turn < runs; turn += 1) {
    for (const contender of contenders) {
      const one = await sample(contender, documents);
      // The first turn warms the disk.
      if (turn >= 0) samples.get(contender.name)?.push(one);
    }
  }
  return samples;
}

async function besideOthers(): Promise<void> {
  const runs = 7;
  const corpus = join(corpora, "authlete");
  const spec = existsSync(corpus) ? corpus : join(root, "spec");
  const { value: pages } = await readSpec(spec, { include: ["**/*.md"], exclude: [] });
  const documents = {
    ...(await documentsOf(spec)),
    "hey-api.config.mjs": heyApiConfig,
    "orval.config.mjs": orvalConfig,
  };
  const all = ours("Modelmark, all outputs", spec);
  const few = ours("Modelmark, interfaces and validators", spec, "--emit", "interfaces,validators");
  const samples = await takeTurns([all, few, ...others()], documents, runs);
  const where = `Node ${await versionOf(node)}, ${availableParallelism()} cores`;
  console.log(`cold generate, ${pages.length} pages, medians of ${runs}, ${where}`);
  printTable(
    new Map([...samples].map(([name, of]) => [name, medians(of)])),
    "hey-api, types and zod",
  );
  printStages(samples.get(all.name) ?? []);
}

/** Generates our documents from the pages, for the generators that read documents. */
async function documentsOf(spec: string): Promise<Readonly<Record<string, string>>> {
  const folder = await newFolder();
  const { args } = ours("", spec, "--emit", "openapi,json-schema");
  await promisify(execFile)(node, [...args], { cwd: folder, maxBuffer: 2 ** 28 });
  const read = (name: string): Promise<string> => readFile(join(folder, "out", name), "utf8");
  return {
    "openapi.json": await read("openapi.json"),
    "schemas.json": await read("json-schema/schema.json"),
  };
}

async function versionOf(program: string): Promise<string> {
  const { stdout } = await promisify(execFile)(program, ["--version"]);
  return stdout.trim();
}

/** Prints the cost of a page in specs of several sizes. */
async function perPage(copies: readonly number[]): Promise<void> {
  const folder = await newFolder();
  const specs = [await pagesOf(corpora, "authlete")];
  for (const count of copies) specs.push(await repeatedPages(corpora, count));
  for (const pages of specs) await writePages(join(folder, `${pages.length}`), pages);
  const sizes = specs.map(({ length }) => length);
  const nameOf = (size: number): string => `${size} pages`;
  const contenders = sizes.map((size) => ours(nameOf(size), join(folder, `${size}`)));
  const samples = await takeTurns(contenders, {}, 3);
  const costs = sizes.map((size): [string, Cost] => {
    const { wall, cpu, memory } = medians(samples.get(nameOf(size)) ?? []);
    return [nameOf(size), { wall: (1000 * wall) / size, cpu: (1000 * cpu) / size, memory }];
  });
  console.log("wall and CPU of a thousand pages, memory of the whole");
  printTable(new Map(costs), nameOf(sizes[0] ?? 0));
}

const copies = process.argv.slice(2).map(Number);
try {
  if (copies.length === 0) await besideOthers();
  else await perPage(copies);
} finally {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}
