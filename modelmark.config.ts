import { defineConfig } from "./generator/config/define-config.ts";

export default defineConfig({ wire: "camelCase" });
