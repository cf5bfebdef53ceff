import { code, literal } from "../emit/typescript/code-text.ts";
import { fromProject, placeName, type Choices } from "./choices.ts";
import type { ShellText } from "./shell-text.ts";
import type { ShownText, Snippet, SnippetText } from "./snippet.ts";
import { yaml, yamlText } from "./yaml-text.ts";

/** The paths of configs of lefthook, from the top of the repository. */
export const lefthookNames = ["lefthook", ".lefthook", ".config/lefthook"].flatMap((name) =>
  ["yml", "yaml", "toml", "json"].map((ending) => `${name}.${ending}`),
);

/** Returns the command of lefthook that runs the check. */
export function lefthookCommand(choices: Choices, command: ShellText): Snippet {
  return {
    path: fromProject(choices, "lefthook.yml"),
    text: inYaml("modelmark", command),
    ...{ whereItExists: "show", mark: command },
    insteadOf: lefthookNames.map((name) => ({ path: fromProject(choices, name) })),
    shownIn: ({ path }, current) => shown(path, current, command, choices),
  };
}

/**
 * Returns the command in the language of a config that exists. A command of the same name would replace ours of
 * another project, so that one gets a name with the place of its project.
 */
function shown(path: string, current: string, command: ShellText, choices: Choices): ShownText {
  const isTaken = /\bmodelmark["']?\s*[:\]]/.test(current);
  const name = isTaken ? placeName(choices) : "modelmark";
  const text = inLanguage(path, name, command);
  const isToml = path.endsWith(".toml");
  const hasKey = !isToml && /(?:^|[{,\s])["']?pre-commit["']?\s*:/.test(current);
  return hasKey ? { text, note: "under the keys of these names that it has" } : { text };
}

function inLanguage(path: string, name: string, command: ShellText): SnippetText {
  if (path.endsWith(".toml")) {
    return code`[pre-commit.commands.${literal(name)}]\nrun = ${literal(command)}\n`;
  }
  if (!path.endsWith(".json")) return inYaml(name, command);
  const run = code`{ "run": ${literal(command)} }`;
  return code`  "pre-commit": { "commands": { ${literal(name)}: ${run} } }\n`;
}

function inYaml(name: string, command: ShellText): SnippetText {
  return yaml`pre-commit:\n  commands:\n    ${yamlText(name)}:\n      run: ${yamlText(command)}\n`;
}
