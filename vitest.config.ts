import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test: {
    include: ["test/**/*.test.ts"],
    // `--mode record` re-records what golden cases expect.
    env: {
      RECORD: mode === "record" ? "1" : "",
      // What the built program keeps for its user is kept apart, and kept in CI too.
      XDG_CACHE_HOME: join(tmpdir(), `modelmark-test-cache-${process.pid}`),
      CI: "false",
      // Annotations are printed by themselves in GitHub Actions, where these tests may run.
      GITHUB_ACTIONS: "",
      GITHUB_WORKSPACE: "",
    },
    globalSetup: "test/support/forget-cache.ts",
    // Whole SDKs are compiled; what is slow there is work, not waiting.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // One less by default, which on the two cores of a CI machine is one.
    maxWorkers: availableParallelism(),
  },
}));
