import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

// `npm run bench`: whole processes of the built program, each from nothing on disk; medians of several runs.

const runs = 7;
const root = join(import.meta.dirname, "../..");
const corpus = join(root, "../shared/corpus/authlete");
const spec = existsSync(corpus) ? corpus : join(root, "spec");

interface Sample {
  readonly pages: number;
  readonly milliseconds: Readonly<Record<string, number>>;
  readonly wall: number;
  /** Largest resident size, in MiB. */
  readonly memory: number;
}

/** Prints the process's largest resident size when it ends. */
const meter =
  "data:text/javascript,process.on('exit',()=>process.stderr.write('\\nmaxrss='+process.resourceUsage().maxRSS))";

async function sample(): Promise<Sample> {
  const folder = await mkdtemp(join(tmpdir(), "modelmark-bench-"));
  try {
    const start = performance.now();
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [
        ...["--import", meter, join(root, "dist/cli.js"), "generate", "--reporter", "json"],
        ...["--spec", spec, "--out", join(folder, "out")],
      ],
      { cwd: folder, maxBuffer: 2 ** 28 },
    );
    const wall = performance.now() - start;
    const document: { projects: [{ pages: number }]; milliseconds: Record<string, number> } =
      JSON.parse(stdout);
    const memory = Number(/maxrss=(?<kib>\d+)/.exec(stderr)?.groups?.["kib"]) / 1024;
    const [{ pages }] = document.projects;
    return { pages, milliseconds: document.milliseconds, wall, memory };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

await sample();
const samples: Sample[] = [];
for (let run = 0; run < runs; run += 1) samples.push(await sample());
const stages = Object.keys(samples[0]?.milliseconds ?? {});
const rows = stages.map((stage) => [
  stage,
  `${median(samples.map(({ milliseconds }) => milliseconds[stage] ?? 0)).toFixed(0)} ms`,
]);
const wall = samples.map((one) => one.wall);
console.log(
  `cold generate, ${samples[0]?.pages ?? 0} pages, ${runs} runs, Node ${process.version}, ${availableParallelism()} cores`,
);
console.table(
  Object.fromEntries([
    ...rows.map(([stage, time]) => [stage, { median: time }]),
    ["whole process", { median: `${median(wall).toFixed(0)} ms` }],
    [
      "fastest, slowest",
      { median: `${Math.min(...wall).toFixed(0)}, ${Math.max(...wall).toFixed(0)} ms` },
    ],
    ["peak memory", { median: `${median(samples.map(({ memory }) => memory)).toFixed(0)} MiB` }],
  ]),
);
