import { showInvisible } from "../diagnostics/visible-text.ts";
import { literal } from "../emit/typescript/code-text.ts";
import {
  addDependency,
  fromProject,
  inProject,
  modelmark,
  shellWord,
  type Choices,
  type PackageManager,
} from "./choices.ts";

/** A text that is to be added to a file. */
export interface Snippet {
  /**
   * The path from the project. Hooks and jobs are at the top of the repository, where git and CI services look for
   * them.
   */
  readonly path: string;
  readonly text: string;
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
  const check = `${modelmark(choices.packageManager)} check --staged`;
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
      const wrapped = command === check ? check : `sh -c ${doubleQuoted(command)}`;
      const insteadOf = lintStagedNames.map(at);
      const text = lintStaged(wrapped);
      return [
        { path: at("lint-staged.config.mjs"), text, ...document, insteadOf },
        ...runsLintStaged(choices),
      ];
    }
    case "pre-commit": {
      const entry = command === check ? check : `sh -c ${doubleQuoted(command)}`;
      return [{ path: at(".pre-commit-config.yaml"), text: preCommit(entry), ...document }];
    }
    case "git": {
      const path = at(".githooks/pre-commit");
      const text = `#!/bin/sh\nset -e\n${subshell(command)}\n`;
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
function subshell(command: string): string {
  return command.startsWith("cd ") ? `(${command})` : command;
}

/**
 * Returns the hook that runs lint-staged. It is one of husky, as the documentation of lint-staged recommends, unless
 * another tool manages the hooks here.
 */
function runsLintStaged(choices: Choices): readonly Snippet[] {
  if (choices.hasOtherHooks === true) return [];
  const path = fromProject(choices, ".husky/pre-commit");
  const text = `${run(choices.packageManager, "lint-staged")}\n`;
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

function husky(choices: Choices, command: string): readonly Snippet[] {
  const line = subshell(command);
  const path = fromProject(choices, ".husky/pre-commit");
  const mark = line === command ? "modelmark" : (choices.place?.inside ?? "");
  const again = line.replace("check --staged", 'check "--staged"');
  const guard = [
    "# `husky init` replaces pre-commit. Where that has lost the check, it is made here.",
    `grep -qF ${shellWord(mark)} .husky/pre-commit || ${again}`,
  ];
  return [
    { path, text: `${line}\n`, whereItExists: "append", mark: line },
    {
      ...{ path: fromProject(choices, ".husky/commit-msg"), text: `${guard.join("\n")}\n` },
      ...{ whereItExists: "append", mark: guard[1] ?? "", unless: path },
    },
  ];
}

function doubleQuoted(text: string): string {
  return `"${text.replaceAll(/["\\$`]/g, "\\$&")}"`;
}

function lefthook(command: string): string {
  return `pre-commit:\n  commands:\n    modelmark:\n      run: ${yamlText(command)}\n`;
}

/**
 * Returns a config for lint-staged. Its task is a function, so that no file names are appended to the command: the
 * check finds out itself what is staged.
 */
function lintStaged(command: string): string {
  return `export default {\n  "*": () => ${literal(command)},\n};\n`;
}

function preCommit(command: string): string {
  return `repos:
  - repo: local
    hooks:
      - id: modelmark
        name: modelmark check
        entry: ${yamlText(command)}
        language: system
        pass_filenames: false
`;
}

/** Words with single spaces between them, of which the first begins like a name or a path. */
const plainYaml = /^(?:[A-Za-z_]|\.{1,2}\/)[\w./&=-]*(?: [\w./&=-]+)*$/;

/** Words that some version of YAML reads as values. */
const valueWords = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/**
 * Returns a text as a YAML value. Most commands need no quotes. Otherwise the text is written as JSON, which is also
 * YAML.
 */
export function yamlText(text: string): string {
  const isPlain = plainYaml.test(text) && !valueWords.test(text);
  return isPlain ? text : showInvisible(JSON.stringify(text));
}

/**
 * Returns the commands that the user still has to run before the hook works.
 *
 * @param has tells whether `package.json` names a dependency
 */
export function hookSteps(choices: Choices, has: (name: string) => boolean): readonly string[] {
  const { hook, packageManager } = choices;
  const add = (name: string): readonly string[] =>
    has(name) ? [] : [addDependency(packageManager, name)];
  const where = choices.place === undefined || choices.place.inside === "";
  const top = where ? "" : " # at the top of the repository";
  const husky = [
    ...add("husky"),
    "npm pkg set scripts.prepare=husky",
    run(packageManager, "husky"),
  ];
  switch (hook) {
    case "husky":
      return [husky.join(" && ") + top];
    case "lefthook":
      return [[...add("lefthook"), run(packageManager, "lefthook install")].join(" && ") + top];
    case "lint-staged":
      return choices.hasOtherHooks === true
        ? [
            ...add("lint-staged").map((one) => one + top),
            `${run(packageManager, "lint-staged")} # as a command of your commit hook`,
          ]
        : [[...add("lint-staged"), ...husky].join(" && ") + top];
    case "pre-commit":
      return [`pre-commit install${top}`];
    case "git":
      return ["git config core.hooksPath .githooks # once in each clone"];
    case "none":
      return [];
  }
}

function run(packageManager: PackageManager, command: string): string {
  const runner = { npm: "npx", pnpm: "pnpm exec", yarn: "yarn", bun: "bunx" }[packageManager];
  return `${runner} ${command}`;
}
