import { expect } from "vitest";
import { run } from "../support/cli.ts";

/** Expects an exit status of `check --staged`, and words in what it prints. */
export async function expectStaged(
  folder: string,
  exitCode: number,
  ...words: readonly string[]
): Promise<void> {
  const found = await run(folder, "check", "--staged");
  const text = found.stdout + found.stderr;
  expect([found.exitCode, text]).toEqual([exitCode, expect.any(String)]);
  for (const word of words) expect(text).toContain(word);
}
