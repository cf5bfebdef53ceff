import type { Io } from "../run/io.ts";
import type { CheckOptions } from "./options.ts";

/**
 * Returns the command that brings everything up to date: `generate` with the options of the check. After a check of
 * what is staged, the command also stages the output folders.
 *
 * @param outs the output folders, as messages name them
 */
export function repairCommand(options: CheckOptions, io: Io, outs: readonly string[]): string {
  const generate = generateCommand(options, io);
  if (options.staged !== true) return generate;
  return `${generate} && git add ${outs.map(quoted).join(" ")}`;
}

function generateCommand(options: CheckOptions, io: Io): string {
  if (io.npmScript === "check") return "npm run generate";
  const flags = [
    ...option("--config", options.config),
    ...option("--project", options.project),
    ...option("--cwd", options.cwd),
    ...option("--spec", options.spec),
    ...option("--out", options.out),
    ...option("--emit", options.emit?.join(",")),
    ...option("--wire", options.wire),
  ];
  return ["npx modelmark generate", ...flags].join(" ");
}

function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`${name} ${quoted(value)}`];
}

/** Quotes a value that will be pasted into a shell, unless all its characters are plain. */
function quoted(value: string): string {
  return /^[\w./@:,+-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
