import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test: {
    include: ["test/**/*.test.ts"],
    // `--mode record` re-records what golden cases expect.
    // Annotations are printed by themselves in GitHub Actions, where these tests may run.
    env: { RECORD: mode === "record" ? "1" : "", GITHUB_ACTIONS: "", GITHUB_WORKSPACE: "" },
    // Whole SDKs are compiled; what is slow there is work, not waiting.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // One less by default, which on the two cores of a CI machine is one.
    maxWorkers: availableParallelism(),
  },
}));
