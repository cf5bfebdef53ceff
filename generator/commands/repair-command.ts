import type { Io } from "../run/io.ts";
import type { CheckOptions } from "./options.ts";

/**
 * The command that makes everything fresh again: what was run, but to write; and, for what is to be committed, to
 * stage it.
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

/** Pasted into a shell, so anything but plain characters is quoted. */
function quoted(value: string): string {
  return /^[\w./@:,+-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
