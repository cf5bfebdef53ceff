import { code, literal, type CodeText } from "../emit/typescript/code-text.ts";
import {
  addDependency,
  fromProject,
  inProject,
  modelmark,
  type Choices,
  type DependencyName,
  type PackageManager,
} from "./choices.ts";
import { joinShell, shell, shellArgument, shellPath, type ShellText } from "./shell-text.ts";
import { yaml, yamlText, type YamlText } from "./yaml-text.ts";

/** A text that is to be added to a file. */
export interface Snippet {
  /**
   * The path from the project. Hooks and jobs are at the top of the repository, where git and CI services look for
   * them.
   */
  readonly path: string;
  readonly text: ShellText | YamlText | CodeText;
  /** What to do if the file exists. Lines can be appended to a script, but a document must be edited by its owner. */
  readonly whereItExists: "append" | "show";
  /** A part of the text that shows that a file already contains it. */
  readonly mark: string;
  /** Other files that configure the same tool. If one of them exists, it is used instead. */
  readonly insteadOf?: readonly string[];
  /** The snippet is written only if this file did not exist before. */
  readonly unless?: string;
  /** The snippet is appended only if no active line contains this text. */
  readonly keptWith?: string;
}

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
      const insteadOf = lefthookNames.map(at);
      return [{ path: at("lefthook.yml"), text: lefthook(command), ...document, insteadOf }];
    }
    case "lint-staged": {
      const wrapped = command === check ? check : shell`sh -c ${shellArgument(command)}`;
      const insteadOf = lintStagedNames.map(at);
      const text = lintStaged(wrapped);
      return [
        { path: at("lint-staged.config.mjs"), text, ...document, insteadOf },
        ...runsLintStaged(choices),
      ];
    }
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

const lintStagedNames = [
  ...["", ".json", ".yaml", ".yml", ".mjs", ".mts", ".js", ".ts", ".cjs", ".cts"].map(
    (ending) => `.lintstagedrc${ending}`,
  ),
  ...[".mjs", ".mts", ".js", ".ts", ".cjs", ".cts"].map((ending) => `lint-staged.config${ending}`),
];

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

/**
 * Returns a config for lint-staged. Its task is a function, so that no file names are appended to the command: the
 * check finds out itself what is staged.
 */
function lintStaged(command: ShellText): CodeText {
  return code`export default {\n  "*": () => ${literal(command)},\n};\n`;
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
