import { execFileSync, spawnSync } from "node:child_process";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { bundleCli, cliProgram, removeCli } from "../support/bundled-cli.ts";
import { objectPage, project, temporaryFolder } from "../support/cli.ts";

// Runs the steps of `action.yml`, with their conditions and variables, in the shell that GitHub uses, on a clone of
// depth 1. As there is no GitHub here, `gh` is a script that records its calls.

const root = join(import.meta.dirname, "../..");

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
  readonly "working-directory"?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const action = parse(await readFile(join(root, "action.yml"), "utf8")) as Action;

beforeAll(bundleCli);
afterAll(removeCli);

/** The values that GitHub would provide, by the path in an expression. */
type Context = Map<string, string>;

/** Evaluates an expression: comparisons with a text, joined by `&&`. */
function holds(condition: string, context: Context): boolean {
  return condition.split(" && ").every((part) => {
    const [path = "", text] = part.split(" == ");
    const value = context.get(path) ?? "";
    return text === undefined ? value !== "" : value === text.replaceAll("'", "");
  });
}

function filled(text: string, context: Context): string {
  return text.replaceAll(/\$\{\{ (?<path>\S+) \}\}/g, (_, path: string) => context.get(path) ?? "");
}

interface Ran {
  readonly status: number;
  readonly output: string;
  readonly summary: string;
  /** The calls of `gh`, with the bodies that it was given. */
  readonly calls: string;
}

/** Runs the action in a clone; `comment` is the id of a comment that exists already. */
async function runAction(
  clone: string,
  inputs: Readonly<Record<string, string>>,
  github: Readonly<Record<string, string>>,
  comment = "",
): Promise<Ran> {
  const runner = await temporaryFolder();
  const files = {
    GITHUB_STEP_SUMMARY: join(runner, "summary"),
    GITHUB_OUTPUT: join(runner, "out"),
  };
  const calls = join(runner, "calls");
  for (const file of [...Object.values(files), calls]) await writeFile(file, "");
  const gh = `#!/bin/bash
echo "gh $*" >> ${calls}
for one in "$@"; do case "$one" in body=@*) cat "\${one#body=@}" >> ${calls};; esac; done
case "$*" in *--paginate*) echo "${comment}";; esac
`;
  await mkdir(join(runner, "bin"));
  await writeFile(join(runner, "bin/gh"), gh);
  await chmod(join(runner, "bin/gh"), 0o755);
  const context: Context = new Map(Object.entries(github));
  for (const [name, { default: usual }] of Object.entries(action.inputs)) {
    context.set(`inputs.${name}`, inputs[name] ?? filled(usual, context));
  }
  let output = "";
  for (const step of action.runs.steps) {
    if (step.if !== undefined && !holds(step.if, context)) continue;
    const env = Object.entries(step.env ?? {}).map(([key, text]) => [key, filled(text, context)]);
    const at = filled(step["working-directory"] ?? ".", context);
    // https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
    const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run];
    const { status, stdout, stderr } = spawnSync("bash", args, {
      cwd: join(clone, at),
      encoding: "utf8",
      env: {
        ...{ ...process.env, ...files, RUNNER_TEMP: runner, CI: "true", GITHUB_ACTIONS: "true" },
        ...{
          ...Object.fromEntries(env),
          PATH: [join(runner, "bin"), process.env["PATH"]].join(delimiter),
        },
      },
    });
    output += stdout + stderr;
    for (const line of (await readFile(files.GITHUB_OUTPUT, "utf8")).split("\n")) {
      const [key = "", value = ""] = line.split("=");
      if (step.id !== undefined && key !== "")
        context.set(`steps.${step.id}.outputs.${key}`, value);
    }
    if (status !== 0) return { status: status ?? -1, output, ...(await kept()) };
  }
  return { status: 0, output, ...(await kept()) };

  async function kept(): Promise<{ readonly summary: string; readonly calls: string }> {
    const [summary, called] = [files.GITHUB_STEP_SUMMARY, calls].map((file) =>
      readFile(file, "utf8"),
    );
    return { summary: (await summary) ?? "", calls: (await called) ?? "" };
  }
}

function git(cwd: string, ...args: readonly string[]): string {
  const env = {
    ...{ ...process.env, GIT_AUTHOR_NAME: "Test", GIT_AUTHOR_EMAIL: "test@example.com" },
    ...{ GIT_COMMITTER_NAME: "Test", GIT_COMMITTER_EMAIL: "test@example.com" },
  };
  return execFileSync("git", args, { cwd, env, encoding: "utf8" }).trim();
}

/** Creates a clone of depth 1, whose base is missing. The second commit of its repository removes a field. */
async function pullRequest(): Promise<{ readonly clone: string; readonly base: string }> {
  const key: [string, string, boolean] = ["key", "*::String*", true];
  const zone: [string, string, boolean] = ["zone", "*T.nilable(::String)*", false];
  const origin = await project({ "shared/pair.md": objectPage("Pair", key, zone) });
  await writeFile(
    join(origin, "modelmark.config.json"),
    '{ "wire": "verbatim", "emit": ["interfaces"] }\n',
  );
  execFileSync(process.execPath, [cliProgram, "generate", "--quiet"], { cwd: origin });
  git(origin, "init", "-q", "-b", "main");
  git(origin, "config", "uploadpack.allowAnySHA1InWant", "true");
  git(origin, "add", "-A");
  git(origin, "commit", "-qm", "first");
  const base = git(origin, "rev-parse", "HEAD");
  await writeFile(join(origin, "spec/models/shared/pair.md"), objectPage("Pair", key));
  git(origin, "commit", "-qam", "second");
  const clone = join(await temporaryFolder(), "clone");
  git(origin, "clone", "-q", "--depth=1", `file://${origin}`, clone);
  return { clone, base };
}

const modelmark = `${process.execPath} ${cliProgram}`;

test("check annotates what is out of date and fails, until it is repaired", async () => {
  const { clone } = await pullRequest();
  const failed = await runAction(clone, { modelmark }, {});
  expect(failed.status, failed.output).toBe(1);
  expect(failed.output).toMatch(/^::error file=generated\/models\/shared\/pair\.ts/m);
  execFileSync(process.execPath, [cliProgram, "generate", "--quiet"], { cwd: clone });
  expect((await runAction(clone, { modelmark }, {})).status).toBe(0);
});

test("diff writes one comment, changes it the next time, and fails on what breaks", async () => {
  const { clone, base } = await pullRequest();
  const inputs = { command: "diff", modelmark };
  const github = {
    ...{ "github.repository": "o/r", "github.event.pull_request.number": "7" },
    "github.event.pull_request.base.sha": base,
  };
  const first = await runAction(clone, inputs, github);
  expect(first.status, first.output).toBe(1);
  expect(first.summary).toContain("Pair.zone");
  expect(first.calls).toContain("gh api --silent --method POST repos/o/r/issues/7/comments");
  expect(first.calls).toContain("<!-- modelmark diff . -->\n### ");
  expect(first.calls).toContain("Pair.zone");

  const again = await runAction(clone, { ...inputs, "fail-on-breaking": "false" }, github, "42");
  expect(again.status, again.output).toBe(0);
  expect(again.calls).toContain("--method PATCH repos/o/r/issues/comments/42");

  const alone = await runAction(clone, inputs, {});
  expect([alone.status, alone.output]).toEqual([
    2,
    expect.stringContaining("::error::There is no"),
  ]);
  const lost = await runAction(clone, { ...inputs, against: "0".repeat(40) }, {});
  expect([lost.status > 1, lost.calls]).toEqual([true, ""]);
});
