import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";

/**
 * `modelmark complete SHELL` prints a script for a shell, which then asks `modelmark complete -- WORDS` for what may come
 * next. The library goes through the commands and options as they are.
 *
 * @param program without the command's entry of the help
 */
export async function complete(program: Command, argv: readonly string[]): Promise<void> {
  tab(program);
  await program.parseAsync([...argv], { from: "user" });
}
