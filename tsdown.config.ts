import { createRequire } from "node:module";
import type { Options } from "rollup-plugin-license";
import { defineConfig, type Rolldown } from "tsdown";

/** Its types promise a default export, which it does not have. */
const require = createRequire(import.meta.url);
const license = require("rollup-plugin-license") as (options: Options) => Rolldown.Plugin;

/**
 * Large, and with a life of their own: these are installed; everything else becomes part of the program, and of prettier
 * the document printer, which is a hundredth of it.
 */
const installed = /^(?:ts-morph|jiti|vitepress)(?:\/|$)|^prettier$/;

/**
 * Has ts-morph required rather than imported: to import a CommonJS module, Node first looks through its text for the
 * names it exports, which takes 60 ms for this one.
 */
const requiredTsMorph: Rolldown.Plugin = {
  name: "required-ts-morph",
  renderChunk: (code) => code.replace(/^import (?<names>\{.*\}) from "ts-morph";$/m, required),
};

const required = `import { createRequire as requireFor } from "node:module";
const $<names> = requireFor(import.meta.url)("ts-morph");`;

export default defineConfig({
  entry: {
    cli: "generator/cli.ts",
    index: "generator/index.ts",
    remark: "generator/plugins/remark.ts",
    vite: "generator/plugins/vite.ts",
  },
  outDir: "dist",
  format: "esm",
  platform: "node",
  target: "node20.19",
  fixedExtension: false,
  dts: true,
  deps: { neverBundle: installed },
  plugins: [requiredTsMorph, license({ thirdParty: { output: "dist/THIRD-PARTY-LICENSES.txt" } })],
});
