import { code, literal, type CodeText } from "../emit/typescript/code-text.ts";
import { fromProject, inProject, type Choices } from "./choices.ts";
import { shell, shellArgument, type ShellText } from "./shell-text.ts";
import type { ConfigPlace, ShownText, Snippet } from "./snippet.ts";

const endings = [".mjs", ".mts", ".js", ".ts", ".cjs", ".cts"];

/**
 * The places of a config of lint-staged. It takes the first that exists, and no other.
 *
 * @see https://github.com/lint-staged/lint-staged#configuration
 */
const places: readonly ConfigPlace[] = [
  ...["package.json", "package.yaml", "package.yml"].map((path) => ({ path, key: "lint-staged" })),
  ...["", ".json", ".yaml", ".yml", ...endings].map((one) => ({ path: `.lintstagedrc${one}` })),
  ...endings.map((one) => ({ path: `lint-staged.config${one}` })),
];

/** Returns the task of lint-staged that runs the check. */
export function lintStagedTask(choices: Choices, check: ShellText): Snippet {
  const command = inProject(choices, check);
  const wrapped = command === check ? check : shell`sh -c ${shellArgument(command)}`;
  return {
    path: fromProject(choices, "lint-staged.config.mjs"),
    text: code`export default {\n  ${entry(task(wrapped))}\n};\n`,
    ...{ whereItExists: "show", mark: command },
    insteadOf: places.map((one) => ({ ...one, path: fromProject(choices, one.path) })),
    shownIn: (place, current) => shown(place, current, command, wrapped),
  };
}

/**
 * Returns the task as a function, so that no file names are appended to the command: the check finds out itself what
 * is staged.
 */
function task(command: ShellText): CodeText {
  return code`() => ${literal(command)}`;
}

function entry(value: CodeText): CodeText {
  return code`"*": ${value},`;
}

/**
 * Returns the task for a config that exists. Data contains no functions, so there a shell takes the file names and
 * drops them. If the config has tasks for `*`, this is one more of them: a second key would replace the first.
 */
function shown(
  { path, key }: ConfigPlace,
  current: string,
  command: ShellText,
  wrapped: ShellText,
): ShownText {
  const isCode = /\.[cm]?[jt]s$/.test(path);
  const value = isCode ? task(wrapped) : literal(shell`sh -c ${shellArgument(command)}`);
  const isTaken = /["'`]\*["'`]\s*:/.test(current);
  const under = key === undefined ? "" : `under ${JSON.stringify(key)}`;
  const text = code`  ${isTaken ? value : isCode ? entry(value) : code`"*": ${value}`}\n`;
  const list = 'to the tasks of its key "*", which become a list';
  const note = [under, ...(isTaken ? [list] : [])].filter((one) => one !== "").join(", ");
  return note === "" ? { text } : { text, note };
}
