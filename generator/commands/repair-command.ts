import { joinShell, shell, shellPath, shellWord, type ShellText } from "../init/shell-text.ts";
import type { Io } from "../run/io.ts";
import { displayPath } from "../tree/display-path.ts";
import { refusedByAdd } from "../tree/git/ignored-files.ts";
import type { CheckOptions } from "./options.ts";

/**
 * Returns the command that brings everything up to date: `generate` with the options of the check. After a check of
 * what is staged, the command also stages the output folders, and the inputs that the disk has in another form.
 *
 * @param paths the paths to stage, absolute
 */
export function repairCommand(options: CheckOptions, io: Io, paths: readonly string[]): ShellText {
  const generate = generateCommand(options, io);
  if (options.staged !== true) return generate;
  const refused = refusedByAdd(paths);
  const words = (chosen: readonly string[]): ShellText =>
    joinShell(
      chosen.map((path) => shellPath(displayPath(path, io.cwd))),
      shell` `,
    );
  const ordinary = paths.filter((path) => !refused.has(path));
  return joinShell(
    [
      generate,
      ...(ordinary.length === 0 ? [] : [shell`git add ${words(ordinary)}`]),
      ...(refused.size === 0 ? [] : [shell`git add --force ${words([...refused])}`]),
    ],
    shell` && `,
  );
}

function generateCommand(options: CheckOptions, io: Io): ShellText {
  if (io.npmScript === "check") return shell`npm run generate`;
  const { config, project, cwd, spec, out, emit, wire } = options;
  return joinShell([
    shell`npx modelmark generate`,
    ...flag(shell`--config`, config, shellPath),
    ...flag(shell`--project`, project, shellWord),
    ...flag(shell`--cwd`, cwd, shellPath),
    ...flag(shell`--spec`, spec, shellPath),
    ...flag(shell`--out`, out, shellPath),
    ...flag(shell`--emit`, emit, (names) => joinShell(names.map(shellWord), shell`,`)),
    ...flag(shell`--wire`, wire, shellWord),
  ]);
}

/** Returns an option with its value, or nothing if it was not given. */
function flag<Value>(
  name: ShellText,
  value: Value | undefined,
  encode: (value: Value) => ShellText,
): readonly ShellText[] {
  return value === undefined ? [] : [shell` ${name} ${encode(value)}`];
}
