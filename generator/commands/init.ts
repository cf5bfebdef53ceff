import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import {
  ciNames,
  hookNames,
  type Choices,
  type CiName,
  type HookName,
  type PackageManager,
} from "../init/choices.ts";
import { hookSteps } from "../init/hook-files.ts";
import { planInit, wantedFiles, type InitStep } from "../init/plan-init.ts";
import { showInLine } from "../diagnostics/visible-text.ts";
import { assertNever } from "../model/type.ts";
import type { ExitCode, Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";

export interface InitOptions {
  readonly hook?: HookName;
  readonly ci?: CiName;
  readonly spec?: string;
  readonly out?: string;
  readonly yes?: true;
  readonly cwd?: string;
}

/**
 * `modelmark init`: a config, scripts, and what a commit hook and a CI job need. Asks what is not given as an option,
 * and before it replaces anything; done twice, it changes nothing.
 *
 * @throws UsageError where it has to ask and nobody is there
 */
export async function initCommand(options: InitOptions, io: Io): Promise<ExitCode> {
  const folder = resolve(io.cwd, options.cwd ?? ".");
  const given = options.hook !== undefined && options.ci !== undefined;
  if (options.yes !== true && !io.stdout.isTerminal) {
    throw new UsageError(
      "init asks questions and this is no terminal; give --yes, --hook and --ci",
    );
  }
  const found = detect(folder, options);
  const choices = given || options.yes === true ? found : await ask(found, options);
  if (choices === null) return 2;
  const steps = planInit(choices, await readFiles(folder, wantedFiles(choices)));
  const refused = steps.filter((step) => step.kind === "refuse");
  for (const { path, reason } of refused) {
    io.stderr.write(`error: cannot change ${showInLine(path)}: ${reason}\nNothing was written.\n`);
  }
  if (refused.length > 0) return 2;
  for (const step of steps) await take(step, folder, options, io);
  const next = ["npx modelmark generate, and commit what it writes", ...hookSteps(choices)];
  io.stdout.write(`\nNext:\n${next.map((line) => `  ${line}\n`).join("")}`);
  return 0;
}

/** What can be seen of a project without asking. */
function detect(folder: string, { hook, ci, spec, out }: InitOptions): Choices {
  const has = (path: string): boolean => existsSync(join(folder, path));
  const managers: readonly (readonly [string, PackageManager])[] = [
    ["pnpm-lock.yaml", "pnpm"],
    ["yarn.lock", "yarn"],
    ["bun.lock", "bun"],
  ];
  const hooks: readonly (readonly [string, HookName])[] = [
    [".husky", "husky"],
    ["lefthook.yml", "lefthook"],
    [".pre-commit-config.yaml", "pre-commit"],
  ];
  return {
    hook: hook ?? hooks.find(([path]) => has(path))?.[1] ?? "none",
    ci: ci ?? (has(".gitlab-ci.yml") ? "gitlab" : has(".github") ? "github" : "none"),
    spec: spec ?? ["docs/models", "spec"].find(has) ?? "spec",
    out: out ?? "generated",
    packageManager: managers.find(([path]) => has(path))?.[1] ?? "npm",
    typescript: has("tsconfig.json"),
  };
}

async function ask(found: Choices, { hook, ci }: InitOptions): Promise<Choices | null> {
  const { isCancel, select, text } = await import("@clack/prompts");
  const spec = await text({ message: "Where are the model pages?", initialValue: found.spec });
  if (isCancel(spec)) return null;
  const wantedHook =
    hook ??
    (await select({
      message: "Check before each commit?",
      options: hookNames.map((value) => ({ value })),
      initialValue: found.hook,
    }));
  if (isCancel(wantedHook)) return null;
  const wantedCi =
    ci ??
    (await select({
      message: "Check in CI?",
      options: ciNames.map((value) => ({ value })),
      initialValue: found.ci,
    }));
  return isCancel(wantedCi) ? null : { ...found, spec, hook: wantedHook, ci: wantedCi };
}

async function readFiles(
  folder: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const read = paths.map(async (path) => {
    const text = await readFile(join(folder, path), "utf8").catch(() => null);
    return text === null ? [] : [[path, text] as const];
  });
  return new Map((await Promise.all(read)).flat());
}

async function take(step: InitStep, folder: string, options: InitOptions, io: Io): Promise<void> {
  const { write } = io.stdout;
  switch (step.kind) {
    case "create":
    case "change":
      await put(join(folder, step.path), step.text);
      write(`${step.kind === "create" ? "created" : "changed"}  ${step.path}\n`);
      return;
    case "overwrite": {
      if (options.yes === true || !(await confirmed(step.path))) {
        write(`kept     ${step.path}, which says something else\n`);
        return;
      }
      await put(join(folder, step.path), step.text);
      write(`replaced ${step.path}\n`);
      return;
    }
    case "show":
      write(`exists   ${step.path}; add to it:\n\n${step.text}\n`);
      return;
    case "keep":
      write(`kept     ${step.path}\n`);
      return;
    case "refuse":
      return;
    default:
      return assertNever(step);
  }
}

async function confirmed(path: string): Promise<boolean> {
  const { confirm } = await import("@clack/prompts");
  return (await confirm({ message: `Replace ${path}?`, initialValue: false })) === true;
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  // Git runs a hook only if it may be run.
  if (file.includes(".husky")) await chmod(file, 0o755);
}
