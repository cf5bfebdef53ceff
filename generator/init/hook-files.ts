import { code, literal } from "../emit/typescript/code-text.ts";
import { fromProject, inProject, modelmark, type Choices } from "./choices.ts";
import { committedFolder, wayOf } from "./hooks-in-use.ts";
import { run } from "./hook-steps.ts";
import { lefthookCommand } from "./lefthook.ts";
import { lintStagedTask } from "./lint-staged.ts";
import type { ConfigPlace, ShownText, Snippet } from "./snippet.ts";
import { shell, shellArgument, shellPath, type ShellText } from "./shell-text.ts";
import { yaml, yamlText } from "./yaml-text.ts";

/** Returns the snippets that make a hook run the check before each commit. */
export function hookSnippets(choices: Choices): readonly Snippet[] {
  const check = shell`${modelmark(choices.packageManager)} check --staged`;
  const command = inProject(choices, check);
  switch (wayOf(choices)) {
    case "keyed":
      return keyedHook(choices, command);
    case "husky":
      return husky(choices, command);
    case "lefthook":
      return [lefthookCommand(choices, command)];
    case "lint-staged":
      return [lintStagedTask(choices, check), ...runsLintStaged(choices)];
    case "pre-commit":
      return [preCommit(choices, check, command)];
    case "git":
      return gitHook(choices, command);
    case "none":
      return [];
  }
}

/**
 * Returns the script that git runs without any tool, in the folder where git already looks for hooks, if there is
 * one. If other hooks run from a folder that nobody commits, a new folder would turn them off, so the line for them is
 * only shown.
 */
function gitHook(choices: Choices, command: ShellText): readonly Snippet[] {
  const line = subshell(command);
  const text = shell`#!/bin/sh\nset -e\n${line}\n`;
  const snippet = { text, mark: command, keptWith: command };
  const folder = committedFolder(choices);
  if (folder !== null) {
    const path = fromProject(choices, `${folder}/pre-commit`);
    return [{ path, ...snippet, whereItExists: "append" }];
  }
  const { folder: own = "", hooks = [] } = choices.hooksInUse ?? {};
  const names = hooks.map(({ name }) => name);
  const there = `in each clone; there git runs ${names.join(", ")}, which another core.hooksPath would turn off`;
  const shown: ShownText = names.includes("pre-commit")
    ? { text: shell`${line}\n`, note: there }
    : { text, note: `as pre-commit, ${there}`, path: fromTop(choices, own) };
  const path = fromTop(choices, `${own}/pre-commit`);
  return [{ path, ...snippet, whereItExists: "never write", shownIn: () => shown }];
}

/** Converts a path from the top of the repository, or an absolute one, to one from the project. */
function fromTop(choices: Choices, path: string): string {
  return /^(?:\/|[A-Za-z]:)/.test(path) ? path : fromProject(choices, path);
}

/** Returns the command for a manager that has a key for each hook. */
function keyedHook({ keyedHooks, ...choices }: Choices, command: ShellText): readonly Snippet[] {
  if (keyedHooks === undefined) return [];
  const place = { ...keyedHooks, path: fromProject(choices, keyedHooks.path) };
  const text = code`  "pre-commit": ${literal(command)}\n`;
  const shownIn = ({ key }: ConfigPlace, current: string): ShownText => {
    const under = key === undefined ? [] : [`under ${JSON.stringify(key)}`];
    const isTaken = /\bpre-commit["'`]?\s*:/.test(current);
    const joined = isTaken ? ["after && in what its pre-commit runs"] : [];
    const note = [...under, ...joined].join(", ");
    return note === "" ? { text } : { text, note };
  };
  const { path } = place;
  return [{ path, text, whereItExists: "show", mark: command, insteadOf: [place], shownIn }];
}

/**
 * Returns a command of a hook. One that changes the folder runs in a subshell, so that the other lines of the hook
 * stay in their folder.
 */
function subshell(command: ShellText): ShellText {
  return command.startsWith("cd ") ? shell`(${command})` : command;
}

/**
 * Returns the hook that runs lint-staged. It is one of husky, as the documentation of lint-staged recommends, unless
 * another tool manages the hooks here.
 */
function runsLintStaged(choices: Choices): readonly Snippet[] {
  if (choices.hasOtherHooks === true) return [];
  const path = fromProject(choices, ".husky/pre-commit");
  const text = shell`${run(choices.packageManager, shell`lint-staged`)}\n`;
  return [{ path, text, whereItExists: "append", mark: text, keptWith: "lint-staged" }];
}

function husky(choices: Choices, command: ShellText): readonly Snippet[] {
  const line = subshell(command);
  const path = fromProject(choices, ".husky/pre-commit");
  const mark = line === command ? "modelmark" : (choices.place?.inside ?? "");
  // Quoted, so that nobody takes this line for the one that is looked for.
  const quoted = shell`${modelmark(choices.packageManager)} check "--staged"`;
  const again = subshell(inProject(choices, quoted));
  const comment = shell`# \`husky init\` replaces pre-commit. Where that has lost the check, it is made here.`;
  const guard = shell`grep -qF ${shellPath(mark)} .husky/pre-commit || ${again}`;
  return [
    { path, text: shell`${line}\n`, whereItExists: "append", mark: line },
    {
      path: fromProject(choices, ".husky/commit-msg"),
      text: shell`${comment}\n${guard}\n`,
      ...{ whereItExists: "append", mark: guard, unless: path },
    },
  ];
}

/**
 * Returns the hook for the framework pre-commit. If its config exists, only the entry for its list of repositories is
 * shown, because the file can have the key of that list once only.
 */
function preCommit(choices: Choices, check: ShellText, command: ShellText): Snippet {
  const entry = command === check ? check : shell`sh -c ${shellArgument(command)}`;
  const repository = yaml`  - repo: local
    hooks:
      - id: modelmark
        name: modelmark check
        entry: ${yamlText(entry)}
        language: system
        pass_filenames: false
`;
  const path = fromProject(choices, ".pre-commit-config.yaml");
  const shownIn = (_: ConfigPlace, current: string): ShownText =>
    /^repos\s*:/m.test(current)
      ? { text: repository, note: 'to the list of its "repos"' }
      : { text: yaml`repos:\n${repository}` };
  const text = yaml`repos:\n${repository}`;
  return { path, text, whereItExists: "show", mark: command, shownIn };
}
