// `npm run task-runners`: builds one workspace with Modelmark as a task of Turborepo, and one with Modelmark as a
// task of Nx, and runs them for real with the packed package, which must be built before. It checks which tasks run,
// what is cached, what an edit regenerates, and that another folder can use the cache.
import { execFileSync, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { readTree, sameTree } from "../support/tree.ts";

const root = join(import.meta.dirname, "../..");
const guide = join(root, "docs/guide/monorepos.md");

interface Runner {
  readonly name: "turbo" | "nx";
  /** The file that defines the tasks, as the guide shows it. */
  readonly config: string;
  readonly run: readonly string[];
  /** The folder that holds its cache. */
  readonly cache: string;
  /** Reads from the output of a run how many tasks ran, and how many came from the cache. */
  readonly read: (output: string) => Counts;
}

interface Counts {
  readonly ran: readonly string[];
  readonly cached: readonly string[];
}

const runners: readonly Runner[] = [
  {
    ...{ name: "turbo", config: "turbo.json", cache: ".turbo" },
    run: ["turbo", "run", "build", "--output-logs=full", "--ui=stream", "--env-mode=loose"],
    read: (output) => ({
      ran: tasksIn(output, /^(?:@x\/)?(?<task>[\w-]+:[\w-]+): cache miss/gm),
      cached: tasksIn(output, /^(?:@x\/)?(?<task>[\w-]+:[\w-]+): cache hit/gm),
    }),
  },
  {
    ...{ name: "nx", config: "nx.json", cache: ".nx" },
    run: ["nx", "run-many", "-t", "build", "--outputStyle=stream"],
    read: (output) => {
      const cached = tasksIn(
        output,
        /^> nx run (?:@x\/)?(?<task>[\w-]+:[\w-]+) +\[[^\]]*cache\]/gm,
      );
      const all = tasksIn(output, /^> nx run (?:@x\/)?(?<task>[\w-]+:[\w-]+)/gm);
      return { ran: all.filter((task) => !cached.includes(task)), cached };
    },
  },
];

function tasksIn(output: string, pattern: RegExp): readonly string[] {
  return [
    ...new Set([...output.matchAll(pattern)].map(({ groups }) => groups?.["task"] ?? "")),
  ].sort();
}

/** Returns the block of the guide that shows the file with this name. */
async function shownInGuide(name: string): Promise<string> {
  const text = await readFile(guide, "utf8");
  const block = new RegExp(
    `^\`\`\`json \\[${name.replace(".", "\\.")}\\]\\n([^]*?)^\`\`\``,
    "m",
  ).exec(text);
  if (block?.[1] === undefined) throw new Error(`the guide shows no ${name}`);
  return block[1];
}

const app = (
  models: string,
): string => `import { readdirSync, mkdirSync, writeFileSync } from "node:fs";
mkdirSync("dist", { recursive: true });
writeFileSync("dist/built.txt", readdirSync(${JSON.stringify(models)}).join("\\n"));
`;

async function workspace(runner: Runner, tarball: string): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), `modelmark-${runner.name}-`)));
  const files: Readonly<Record<string, string>> = {
    "package.json": JSON.stringify({
      ...{
        name: "workspace",
        private: true,
        workspaces: ["packages/*"],
        packageManager: npmVersion(),
      },
    }),
    [runner.config]: await shownInGuide(runner.config),
    ".gitignore": "node_modules\n.turbo\n.nx\ndist\n",
    "packages/api/package.json": JSON.stringify({
      ...{ name: "@x/api", version: "1.0.0", type: "module" },
      scripts: { models: "modelmark generate" },
    }),
    "packages/api/modelmark.config.mjs":
      'export default { wire: "camelCase", emit: ["interfaces", "validators"] };\n',
    "packages/app/package.json": JSON.stringify({
      ...{ name: "@x/app", version: "1.0.0", type: "module" },
      ...{ dependencies: { "@x/api": "1.0.0" }, scripts: { build: "node build.js" } },
    }),
    "packages/app/build.js": app("../api/generated/models/shared"),
    "packages/other/package.json": JSON.stringify({
      ...{
        name: "@x/other",
        version: "1.0.0",
        type: "module",
        scripts: { build: "node build.js" },
      },
    }),
    "packages/other/build.js": app("."),
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await cp(join(root, "spec"), join(folder, "packages/api/spec"), { recursive: true });
  const install = ["install", "--save-dev", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", [...install, runner.name, tarball], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  execFileSync("git", ["init", "-q", "-b", "main"], { cwd: folder });
  execFileSync("git", ["add", "-A"], { cwd: folder });
  return folder;
}

function npmVersion(): string {
  return `npm@${execFileSync("npm", ["--version"], { encoding: "utf8" }).trim()}`;
}

const quiet = {
  CI: "",
  NO_COLOR: "1",
  FORCE_COLOR: "0",
  TURBO_TELEMETRY_DISABLED: "1",
  NX_DAEMON: "false",
  NX_TUI: "false",
  NX_NO_CLOUD: "true",
};

function run(folder: string, runner: Runner): { readonly counts: Counts; readonly output: string } {
  const [command = "", ...args] = runner.run;
  const program = join(folder, "node_modules/.bin", command);
  const options = { cwd: folder, encoding: "utf8", env: { ...process.env, ...quiet } } as const;
  const { status, stdout, stderr } = spawnSync(program, args, options);
  if (status !== 0) throw new Error(`${command}: exit ${status}\n${stdout}${stderr}`);
  return { counts: runner.read(stdout), output: stdout };
}

const everything = ["api:models", "app:build", "other:build"];

function expectRun(
  what: string,
  { counts, output }: ReturnType<typeof run>,
  ran: readonly string[],
): void {
  const cached = everything.filter((task) => !ran.includes(task));
  process.stdout.write(
    `  ${what}: ran ${counts.ran.join(", ") || "nothing"}; cached ${counts.cached.join(", ") || "nothing"}\n`,
  );
  if (String(counts.ran) !== String(ran) || String(counts.cached) !== String(cached)) {
    throw new Error(`expected to run ${ran.join(", ") || "nothing"}\n${output}`);
  }
}

async function tryRunner(runner: Runner, tarball: string): Promise<void> {
  const folder = await workspace(runner, tarball);
  const other = await realpath(await mkdtemp(join(tmpdir(), "modelmark-elsewhere-")));
  const generated = join(folder, "packages/api/generated");
  try {
    process.stdout.write(`${runner.name}\n`);
    expectRun("the first time", run(folder, runner), everything);
    expectRun("again", run(folder, runner), []);
    const page = join(folder, "packages/api/spec/models/shared/pair.md");
    await writeFile(page, (await readFile(page, "utf8")).replace("The key.", "The name."));
    expectRun("after an edit of a page", run(folder, runner), ["api:models", "app:build"]);
    const written = await readTree(generated);
    await rm(generated, { recursive: true });
    expectRun("without the output", run(folder, runner), []);
    if (!sameTree(written, await readTree(generated)))
      throw new Error("the cache gives other files");
    const clone = join(other, "clone");
    await cp(folder, clone, { recursive: true, verbatimSymlinks: true });
    await rm(join(clone, "packages/api/generated"), { recursive: true });
    expectRun("in another folder, with the cache", run(clone, runner), []);
    if (!sameTree(written, await readTree(join(clone, "packages/api/generated")))) {
      throw new Error("the cache gives other files elsewhere");
    }
    execFileSync(join(clone, "node_modules/.bin/modelmark"), ["check", "--quiet", "--no-cache"], {
      cwd: join(clone, "packages/api"),
    });
    const told = [...written.values()].filter(
      (text) => text.includes(folder) || text.includes(tmpdir()),
    );
    if (told.length > 0) throw new Error("an output holds an absolute path");
    process.stdout.write(
      "  check passes there, and no file that is cached holds a path of this machine\n",
    );
  } finally {
    for (const one of [folder, other]) await rm(one, { recursive: true, force: true });
  }
}

const packed = await mkdtemp(join(tmpdir(), "modelmark-pack-"));
try {
  const packing = ["pack", "--ignore-scripts", "--silent", "--pack-destination", packed];
  const tarball = join(
    packed,
    execFileSync("npm", packing, { cwd: root, encoding: "utf8" }).trim(),
  );
  for (const runner of runners) await tryRunner(runner, tarball);
} finally {
  await rm(packed, { recursive: true, force: true });
}
