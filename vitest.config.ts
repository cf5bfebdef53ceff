import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test: {
    include: ["test/**/*.test.ts"],
    // `--mode record` records the expected files of the golden cases again.
    env: {
      RECORD: mode === "record" ? "1" : "",
      // The built program has a cache of its own in the tests, also when they run in CI.
      XDG_CACHE_HOME: join(tmpdir(), `modelmark-test-cache-${process.pid}`),
      CI: "false",
      // In GitHub Actions, where these tests may run, the program would print annotations without being asked.
      GITHUB_ACTIONS: "",
      GITHUB_WORKSPACE: "",
    },
    globalSetup: "test/support/forget-cache.ts",
    // Some tests compile whole SDKs, which takes long without anything hanging.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // The default is one worker less, which would be a single one on the two cores of a CI machine.
    maxWorkers: availableParallelism(),
  },
}));
