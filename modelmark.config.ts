import { defineConfig } from "./generator/config/define-config.ts";

export default defineConfig({
  wire: "camelCase",
  info: { title: "Modelmark example models", version: "1.0.0" },
});
