import type { Io } from "./io.ts";
import type { CommonOptions } from "./options.ts";

/** The command that makes everything fresh again: what was run, but to write. */
export function repairCommand(options: CommonOptions, io: Io): string {
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
  if (value === undefined) return [];
  // Pasted into a shell, so anything but plain characters is quoted.
  const isPlain = /^[\w./@:,+-]+$/.test(value);
  return [`${name} ${isPlain ? value : `'${value.replaceAll("'", "'\\''")}'`}`];
}
