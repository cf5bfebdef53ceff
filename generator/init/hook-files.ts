import {
  addDependency,
  fromProject,
  inProject,
  modelmark,
  type Choices,
  type DependencyName,
  type PackageManager,
} from "./choices.ts";
import { lintStagedTask } from "./lint-staged.ts";
import type { Snippet } from "./snippet.ts";
import { joinShell, shell, shellArgument, shellPath, type ShellText } from "./shell-text.ts";
import { yaml, yamlText, type YamlText } from "./yaml-text.ts";

/** Returns the snippets that make a hook run the check before each commit. */
export function hookSnippets(choices: Choices): readonly Snippet[] {
  const check = shell`${modelmark(choices.packageManager)} check --staged`;
  const at = (path: string): string => fromProject(choices, path);
  const command = inProject(choices, check);
  const document = { whereItExists: "show" as const, mark: command };
  switch (choices.hook) {
    case "husky":
      return husky(choices, command);
    case "lefthook": {
      const insteadOf = lefthookNames.map((name) => ({ path: at(name) }));
      return [{ path: at("lefthook.yml"), text: lefthook(command), ...document, insteadOf }];
    }
    case "lint-staged":
      return [lintStagedTask(choices, check), ...runsLintStaged(choices)];
    case "pre-commit": {
      const entry = command === check ? check : shell`sh -c ${shellArgument(command)}`;
      return [{ path: at(".pre-commit-config.yaml"), text: preCommit(entry), ...document }];
    }
    case "git": {
      const path = at(".githooks/pre-commit");
      const text = shell`#!/bin/sh\nset -e\n${subshell(command)}\n`;
      return [{ path, text, whereItExists: "append", mark: command, keptWith: command }];
    }
    case "none":
      return [];
  }
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

const lefthookNames = ["lefthook", ".lefthook", ".config/lefthook"].flatMap((name) =>
  ["yml", "yaml", "toml", "json"].map((ending) => `${name}.${ending}`),
);

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

function lefthook(command: ShellText): YamlText {
  return yaml`pre-commit:\n  commands:\n    modelmark:\n      run: ${yamlText(command)}\n`;
}

function preCommit(command: ShellText): YamlText {
  return yaml`repos:
  - repo: local
    hooks:
      - id: modelmark
        name: modelmark check
        entry: ${yamlText(command)}
        language: system
        pass_filenames: false
`;
}

/**
 * Returns the commands that the user still has to run before the hook works.
 *
 * @param has tells whether `package.json` names a dependency
 */
export function hookSteps(choices: Choices, has: (name: string) => boolean): readonly ShellText[] {
  const { hook, packageManager } = choices;
  const add = (name: DependencyName): readonly ShellText[] =>
    has(name) ? [] : [addDependency(packageManager, name)];
  const isAtTop = choices.place === undefined || choices.place.inside === "";
  const atTop = (...commands: readonly ShellText[]): ShellText => {
    const line = joinShell(commands, shell` && `);
    return isAtTop ? line : shell`${line} # at the top of the repository`;
  };
  const husky = [
    ...add("husky"),
    shell`npm pkg set scripts.prepare=husky`,
    run(packageManager, shell`husky`),
  ];
  switch (hook) {
    case "husky":
      return [atTop(...husky)];
    case "lefthook":
      return [atTop(...add("lefthook"), run(packageManager, shell`lefthook install`))];
    case "lint-staged":
      return choices.hasOtherHooks === true
        ? [
            ...add("lint-staged").map((one) => atTop(one)),
            shell`${run(packageManager, shell`lint-staged`)} # as a command of your commit hook`,
          ]
        : [atTop(...add("lint-staged"), ...husky)];
    case "pre-commit":
      return [atTop(shell`pre-commit install`)];
    case "git":
      return [shell`git config core.hooksPath .githooks # once in each clone`];
    case "none":
      return [];
  }
}

function run(packageManager: PackageManager, command: ShellText): ShellText {
  const runners = {
    npm: shell`npx`,
    pnpm: shell`pnpm exec`,
    yarn: shell`yarn`,
    bun: shell`bunx`,
  };
  return shell`${runners[packageManager]} ${command}`;
}
