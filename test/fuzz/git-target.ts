import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { main } from "../../generator/commands/main.ts";
import type { SourceFile } from "../../generator/index.ts";
import { createPaint } from "../../generator/report/paint.ts";
import { workTree } from "../../generator/tree/work-tree.ts";
import { neverRaw } from "../marker/attacks.ts";
import { Random } from "../support/random.ts";
import { holds, type Target } from "./target.ts";

const names = [
  ...["spec/models/shared/property.md", "spec/models/a.md", "generated/index.ts", "b", "é.md"],
  ...["generated/modelmark.lock.json", "modelmark.config.json", "spec/a\nb.md", ":(top)x", "-x"],
];

const contents = ["", "{}", "# A\n", "\u0000", "<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n"];

const environment = {
  ...{ PATH: process.env["PATH"], HOME: tmpdir(), GIT_CONFIG_NOSYSTEM: "1", LC_ALL: "C" },
  ...{ GIT_AUTHOR_NAME: "a", GIT_AUTHOR_EMAIL: "a@b.c", GIT_COMMITTER_NAME: "a" },
  ...{ GIT_COMMITTER_EMAIL: "a@b.c", GIT_CONFIG_GLOBAL: "/dev/null" },
};

function git(cwd: string, args: readonly string[], input = ""): string {
  return spawnSync("git", args, { cwd, env: environment, input }).stdout.toString("utf8");
}

function put(folder: string, path: string, content: string): void {
  try {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  } catch {
    // Something else is at that path, which is a valid state too.
  }
}

/** Takes one step that somebody might take in a repository. */
function step(folder: string, random: Random): void {
  const name = random.pick(names);
  const id = git(folder, ["hash-object", "-w", "--stdin"], random.pick(contents)).trim();
  const stage = (mode: string, at: number): void =>
    void git(folder, ["update-index", "-z", "--index-info"], `${mode} ${id} ${at}\t${name}\0`);
  const steps: readonly (() => void)[] = [
    () => void git(folder, ["add", "-A"]),
    () => void git(folder, ["commit", "-qm", "x", "--allow-empty"]),
    () => {
      put(folder, name, random.pick(contents));
    },
    () => {
      rmSync(join(folder, name), { recursive: true, force: true });
    },
    () => void git(folder, ["rm", "-q", "--cached", "--", `:(literal)${name}`]),
    () => void git(folder, ["add", "-N", "--", `:(literal)${name}`]),
    () => void git(folder, ["update-index", "--skip-worktree", "--", name]),
    () => {
      stage(random.pick(["100644", "100755", "120000"]), 0);
    },
    () => {
      for (const at of [1, 2, 3]) stage("100644", at);
    },
    () => {
      rmSync(join(folder, "spec/link"), { force: true });
      symlinkSync(random.pick(["..", "nowhere", "models", "/etc"]), join(folder, "spec/link"));
    },
    () => {
      put(
        folder,
        ".gitattributes",
        random.pick(["* text eol=crlf\n", "* -text\n", "* filter=x\n"]),
      );
    },
    () => {
      put(folder, ".gitignore", random.pick(["generated\n", "*\n", "!spec\n", "\u0000"]));
    },
  ];
  random.pick(steps)();
}

/**
 * Takes some steps in a repository, and runs the program after each: it must leave the index and the files unchanged.
 */
export function gitTarget(pages: readonly SourceFile[]): Target {
  return {
    ...{ name: "git states", weight: 0.05 },
    run: async (seed, executions) => {
      const random = new Random(seed);
      const folder = mkdtempSync(join(tmpdir(), "modelmark-fuzz-"));
      try {
        mkdirSync(join(folder, "spec"), { recursive: true });
        for (const { path, text } of pages) put(folder, `spec/${path}`, text);
        if (random.chance(0.9)) git(folder, ["init", "-q"]);
        for (let count = 0; count < executions; count += 1) {
          for (let steps = random.below(4); steps >= 0; steps -= 1) step(folder, random);
          await judge(folder, random);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

async function judge(folder: string, random: Random): Promise<void> {
  const state = (): string =>
    [
      git(folder, ["ls-files", "-z", "--stage"]),
      ...readdirSync(folder, { recursive: true })
        .map(String)
        .filter((one) => !one.startsWith(".git"))
        .sort(),
    ].join("\0");
  const before = state();
  const argv = random.pick([
    ["check", "--staged"],
    ["check", "--staged", "--reporter", "json"],
    ["diff", "--against", "HEAD"],
    ["diff", "--against", random.pick(["HEAD~1", "HEAD:spec", ":spec", "-x", "a..b", "", "@{0}"])],
    ["check", "--no-cache"],
  ]);
  let printed = "";
  const write = (one: string): void => void (printed += one);
  const stream = { write, paint: createPaint(false), isTerminal: false };
  const io = { cwd: folder, tree: workTree, npmScript: null, stdout: stream, stderr: stream };
  const exitCode = await main(argv, io);
  holds([0, 1, 2].includes(exitCode), `${String(exitCode)} is an exit code`);
  holds(!printed.includes("This is a bug in Modelmark"), printed);
  holds(!neverRaw.test(printed), `nothing is hidden in ${JSON.stringify(printed)}`);
  holds(state() === before, `${argv.join(" ")} changes nothing`);
}
