import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Whole corpora are compiled; what is slow there is work, not waiting.
    testTimeout: 300_000,
  },
});
