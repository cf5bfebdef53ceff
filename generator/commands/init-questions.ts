import { confirm, isCancel, multiselect, select, text } from "@clack/prompts";
import { ciNames, hookNames, type Choices, type CiName, type HookName } from "../init/choices.ts";
import type { Detected } from "../init/detect/detect-project.ts";
import type { InitOptions } from "./init-options.ts";

/** The choices that an answer sets, or `null` if the user cancels. */
type Answer = Promise<Partial<Choices> | null>;

/**
 * Returns what is wrong with a folder that the user typed, or `undefined` if nothing is. The output is judged beside the
 * folder of the pages.
 */
export type CheckFolder = (kind: "spec" | "out", path: string, spec: string) => string | undefined;

/**
 * Asks the questions that no option has answered. The defaults, which the user gets by pressing Enter, are what was
 * detected in the project.
 *
 * @returns `null` if the user cancels
 */
export async function askChoices(
  detected: Detected,
  options: InitOptions,
  check: CheckFolder,
): Promise<Choices | null> {
  let { choices } = detected;
  const isNew = choices.config === undefined;
  const questions: readonly (readonly [isAsked: boolean, ask: (usual: Choices) => Answer])[] = [
    [isNew && options.spec === undefined, (usual) => askSpec(usual, check)],
    [isNew && options.out === undefined, (usual) => askOut(usual, check)],
    [options.hook === undefined, askHook],
    [options.ci === undefined, askCi],
    [isNew && (choices.tools ?? []).length > 0, askTools],
    [detected.type.canBeSet, () => askType(detected.type.isSafe)],
  ];
  for (const [isAsked, question] of questions) {
    const answer = isAsked ? await question(choices) : {};
    if (answer === null) return null;
    choices = { ...choices, ...answer };
  }
  return choices;
}

async function askSpec({ spec }: Choices, check: CheckFolder): Answer {
  const message =
    "Where are the model pages? The folder with the markdown of the SDK, in any depth.";
  const answer = await askFolder(message, spec, (path) => check("spec", path, path));
  return answer === null ? null : { spec: answer };
}

async function askOut({ out, spec }: Choices, check: CheckFolder): Answer {
  const message = "Where is generated code to go? Into a folder of its own, which is committed.";
  const answer = await askFolder(message, out, (path) => check("out", path, spec));
  return answer === null ? null : { out: answer };
}

/**
 * Asks for a folder. An empty answer stands for the default, because the user may press Enter before the question has
 * appeared.
 */
async function askFolder(
  message: string,
  usual: string,
  check: (path: string) => string | undefined,
): Promise<string | null> {
  const answer = await text({
    ...{ message, initialValue: usual, defaultValue: usual },
    validate: (typed = "") => check(typed === "" ? usual : typed),
  });
  if (isCancel(answer)) return null;
  return answer === "" ? usual : answer;
}

const hookHints: Readonly<Record<HookName, string>> = {
  husky: "a line in .husky/pre-commit",
  lefthook: "a command in lefthook.yml",
  "lint-staged": "a task in lint-staged.config.mjs, run by husky",
  "pre-commit": "a hook in .pre-commit-config.yaml, for the framework of that name",
  git: "a script in .githooks, which git runs without any tool",
  none: "drift is found in CI, or not at all",
};

async function askHook({ hook: initialValue }: Choices): Answer {
  const hook = await select({
    message: "Check before each commit, and refuse one with code that is out of date?",
    options: hookNames.map((value) => ({ value, hint: hookHints[value] })),
    initialValue,
  });
  return isCancel(hook) ? null : { hook };
}

const ciHints: Readonly<Record<CiName, string>> = {
  github: "a workflow that annotates what drifted",
  gitlab: "a job with a code quality report",
  none: "nothing is written",
};

async function askCi({ ci: initialValue }: Choices): Answer {
  const ci = await select({
    message: "Check in CI?",
    options: ciNames.map((value) => ({ value, hint: ciHints[value] })),
    initialValue,
  });
  return isCancel(ci) ? null : { ci };
}

async function askTools({ tools: detectedTools = [] }: Choices): Answer {
  const tools = await multiselect({
    message: "Which are to leave generated code alone? What one of them rewrites counts as edited.",
    options: detectedTools.map((value) => ({ value, label: value.name, hint: value.path })),
    initialValues: [...detectedTools],
    required: false,
  });
  return isCancel(tools) ? null : { tools };
}

async function askType(isSafe: boolean): Answer {
  const cost = isSafe ? "" : " Your own CommonJS files then have to end in .cjs.";
  const setsModuleType = await confirm({
    message: `Set "type": "module" in package.json? Generated code would not compile without it.${cost}`,
    initialValue: isSafe,
  });
  return isCancel(setsModuleType) ? null : { setsModuleType };
}
