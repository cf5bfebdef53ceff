import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";

/** Deletes everything that the built program cached during the tests. */
export function setup({ config }: TestProject): () => Promise<void> {
  const folder = config.env["XDG_CACHE_HOME"];
  return async () => {
    if (typeof folder === "string") await rm(folder, { recursive: true, force: true });
  };
}
