import { joinShell, shell, shellPath, shellWord, type ShellText } from "../init/shell-text.ts";
import type { Io } from "../run/io.ts";
import type { CheckOptions } from "./options.ts";

/**
 * Returns the command that brings everything up to date: `generate` with the options of the check. After a check of
 * what is staged, the command also stages the output folders.
 *
 * @param outs the output folders, as messages name them
 */
export function repairCommand(options: CheckOptions, io: Io, outs: readonly string[]): ShellText {
  const generate = generateCommand(options, io);
  if (options.staged !== true) return generate;
  return shell`${generate} && git add ${joinShell(outs.map(shellPath), shell` `)}`;
}

function generateCommand(options: CheckOptions, io: Io): ShellText {
  if (io.npmScript === "check") return shell`npm run generate`;
  const { config, project, cwd, spec, out, emit, wire } = options;
  return joinShell([
    shell`npx modelmark generate`,
    ...(config === undefined ? [] : [shell` --config ${shellPath(config)}`]),
    ...(project === undefined ? [] : [shell` --project ${shellWord(project)}`]),
    ...(cwd === undefined ? [] : [shell` --cwd ${shellPath(cwd)}`]),
    ...(spec === undefined ? [] : [shell` --spec ${shellPath(spec)}`]),
    ...(out === undefined ? [] : [shell` --out ${shellPath(out)}`]),
    ...(emit === undefined ? [] : [shell` --emit ${joinShell(emit.map(shellWord), shell`,`)}`]),
    ...(wire === undefined ? [] : [shell` --wire ${shellWord(wire)}`]),
  ]);
}
