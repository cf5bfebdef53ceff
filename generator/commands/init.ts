import { chmod, readFile, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { createFolder } from "../tree/create-folder.ts";
import { isInside } from "../tree/is-inside.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import {
  joinTerminal,
  showInLine,
  showOnTerminal,
  terminal,
} from "../diagnostics/terminal-text.ts";
import { foldersToTop } from "../tree/git/folders-to-top.ts";
import { addDependency, modelmark, type Choices } from "../init/choices.ts";
import { hookSteps } from "../init/hook-steps.ts";
import { hookProblem } from "../init/hooks-in-use.ts";
import { shell, type ShellText } from "../init/shell-text.ts";
import { planInit, wantedFiles, type InitStep } from "../init/plan-init.ts";
import { assertNever } from "../model/type.ts";
import { detectProject, type Detected } from "../init/detect/detect-project.ts";
import type { InitOptions } from "./init-options.ts";
import { askChoices } from "./init-questions.ts";
import { checkOutDir } from "../output/safe-out-dir.ts";
import type { ExitCode, Io } from "../run/io.ts";
import { UsageError } from "../run/usage-error.ts";

/**
 * `modelmark init`: writes a config and package scripts in the project, and the files for a commit hook and a CI job
 * at the top of the repository. Asks about everything that no option decides. What exists is kept, so a second run
 * changes nothing.
 *
 * @throws UsageError when it has to ask and there is no terminal, or when a folder is outside the project
 */
export async function initCommand(options: InitOptions, io: Io): Promise<ExitCode> {
  const folder = resolve(io.cwd, options.cwd ?? ".");
  if (options.yes !== true && !io.stdout.isTerminal) {
    throw refusal("it asks questions, and this is no terminal");
  }
  const detected = detectProject(folder, options);
  const { choices: usual } = detected;
  const choices =
    options.yes === true
      ? usual
      : await askChoices(detected, options, (kind, path, spec) =>
          wrongFolder(folder, kind, path, spec),
        );
  if (choices === null) return 2;
  refuseOutside(folder, choices);
  const steps = planInit(choices, await readFiles(folder, wantedFiles(choices)));
  const refusals = [...twoConfigs(detected), ...steps.filter((step) => step.kind === "refuse")];
  for (const { path, reason } of refusals) {
    io.stderr.write(
      terminal`error: cannot change ${showInLine(path)}: ${showInLine(reason)}\nNothing was written.\n`,
    );
  }
  if (refusals.length > 0) return 2;
  for (const step of steps) await carryOut(step, folder, io);
  for (const first of firstChanges(choices, detected)) {
    io.stdout.write(terminal`\nChange first: ${showInLine(first)}\n`);
  }
  const next = nextSteps(choices, detected);
  io.stdout.write(
    terminal`\nNext:\n${joinTerminal(next.map((line) => terminal`  ${showInLine(line)}\n`))}`,
  );
  return 0;
}

/** Refuses to choose between several configs: only their owner knows which one counts. */
function twoConfigs({
  configs,
}: Detected): readonly { readonly path: string; readonly reason: string }[] {
  const [path, ...others] = configs;
  if (path === undefined || others.length === 0) return [];
  return [{ path, reason: `${others.join(" and ")} stands beside it; remove one of them` }];
}

/** Returns what is to be changed before the next steps, each in one line. */
function firstChanges(choices: Choices, { problem }: Detected): readonly string[] {
  const isSolved = problem === null || choices.setsModuleType === true;
  const hooks = hookProblem(choices);
  return [...(isSolved ? [] : [problem.text]), ...(hooks === null ? [] : [hooks])];
}

function nextSteps(choices: Choices, { has }: Detected): readonly ShellText[] {
  const { packageManager } = choices;
  const command = packageManager === "npm" ? shell`npx modelmark` : modelmark(packageManager);
  return [
    ...(has("modelmark") ? [] : [addDependency(packageManager, "modelmark")]),
    shell`${command} generate # and commit what it writes`,
    ...hookSteps(choices, has),
  ];
}

/** Checks the chosen folders. An existing config names its own folders, so they are not checked here. */
function refuseOutside(folder: string, { spec, out, config }: Choices): void {
  if (config !== undefined) return;
  const wrong = wrongFolder(folder, "spec", spec, spec) ?? wrongFolder(folder, "out", out, spec);
  if (wrong !== undefined) throw refusal(wrong);
}

function refusal(reason: string): UsageError {
  return new UsageError([diagnostic("MM6018", { reason })]);
}

/**
 * Returns what is wrong with a folder. Pages may be anywhere in the repository, but the output must be inside the
 * project, where `generate` takes it. Neither folder may contain the whole project.
 */
function wrongFolder(
  folder: string,
  kind: "spec" | "out",
  path: string,
  spec: string,
): string | undefined {
  const there = resolve(folder, path);
  const top = foldersToTop(folder).at(-1) ?? folder;
  const isSpec = kind === "spec";
  const what = isSpec ? `the folder of the pages, ${path},` : `the folder for the output, ${path},`;
  if (!isInside(there, isSpec ? top : folder)) return `${what} is outside of the project`;
  if (isInside(folder, there)) return `${what} is not one inside the project, but all of it`;
  const refused = isSpec ? null : checkOutDir(there, resolve(folder, spec), folder);
  return refused === null ? undefined : `${what} would be refused: ${refused.message}`;
}

async function readFiles(
  folder: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const read = paths.map(async (path) => {
    const text = await readFile(resolve(folder, path), "utf8").catch(() => null);
    return text === null ? [] : [[path, text] as const];
  });
  return new Map((await Promise.all(read)).flat());
}

async function carryOut(step: InitStep, folder: string, io: Io): Promise<void> {
  const { write } = io.stdout;
  switch (step.kind) {
    case "create":
    case "change":
      await writeProjectFile(resolve(folder, step.path), step.text, step.isProgram === true);
      write(
        terminal`${step.kind === "create" ? "created" : "changed"}  ${showInLine(step.path)}\n`,
      );
      return;
    case "show":
      write(
        terminal`exists   ${showInLine(step.path)}; add to it${step.note === undefined ? "" : showInLine(`, ${step.note}`)}:\n\n${showOnTerminal(step.text)}\n`,
      );
      return;
    case "keep":
      write(
        terminal`kept     ${showInLine(step.path)}${step.note === undefined ? "" : showInLine(`, ${step.note}`)}\n`,
      );
      return;
    case "refuse":
      return;
    default:
      return assertNever(step);
  }
}

async function writeProjectFile(file: string, text: string, isProgram: boolean): Promise<void> {
  createFolder(dirname(file));
  await writeFile(file, text);
  if (isProgram) await chmod(file, 0o755);
}
