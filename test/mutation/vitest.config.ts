import { defineConfig } from "vitest/config";

// The tests that mutants are tried on: those that run in this process and take no more than seconds. Tests that build the
// program, start it, compile whole SDKs or need the pages of real SDKs would take days for all mutants.
export default defineConfig({
  test: {
    include: [
      "test/*.test.ts",
      "test/cli/init-text.test.ts",
      "test/{cache,config,diff,emit,hostile,link,markdown,output,print,read,report,source,tree,validators}/*.test.ts",
    ],
    exclude: [
      "test/{architecture,english,promises,readme,supply-chain,diagnostics-style}.test.ts",
      "test/{built-program,compile,corpus,corpus-nulls,corpus-payloads,determinism,differential,spec,truth-types}.test.ts",
      "test/{fast-check,fuzz,marker,marker-commands,marker-reports,old-warnings}.test.ts",
      "test/emit/{new-emitter,openapi}.test.ts",
      "test/output/{faults,kill,real-runs}.test.ts",
      "test/validators/{size,types}.test.ts",
    ],
    testTimeout: 60_000,
  },
});
