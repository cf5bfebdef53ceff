import { defineConfig } from "tsdown";

export default defineConfig({
  entry: ["generator/cli.ts", "generator/index.ts"],
  outDir: "dist",
  format: "esm",
  platform: "node",
  target: "node20.19",
  fixedExtension: false,
  dts: true,
});
