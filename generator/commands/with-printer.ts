import { runsFromSource } from "../cache/code-identity.ts";
import { memoryFolder } from "../cache/memory-place.ts";
import type { Printer } from "../pipeline-options.ts";
import { openPrinter } from "../threads/open-printer.ts";
import type { Io } from "./io.ts";

/**
 * Runs something with a printer in another thread, which ends with it. From source there is none: such a thread would
 * first have to load what translates TypeScript.
 */
export async function withPrinter<Result>(
  { cwd }: Io,
  run: (printer: Printer | null) => Promise<Result>,
): Promise<Result> {
  if (runsFromSource()) return run(null);
  const printer = openPrinter(memoryFolder([cwd]));
  try {
    return await run(printer);
  } finally {
    await printer.close();
  }
}
