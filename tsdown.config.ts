import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Options } from "rollup-plugin-license";
import { defineConfig, type Rolldown } from "tsdown";

/** The types of rollup-plugin-license promise a default export, which the package does not have. */
const require = createRequire(import.meta.url);
const license = require("rollup-plugin-license") as (options: Options) => Rolldown.Plugin;

/**
 * The packages that are installed and not bundled, because they are large and have releases of their own. Everything
 * else becomes part of the program. Of prettier only the document printer is bundled, which is a hundredth of it.
 */
const installed = /^(?:ts-morph|jiti|vitepress)(?:\/|$)|^prettier$/;

/**
 * Makes the program require ts-morph instead of importing it. To import a CommonJS module, Node first searches its text
 * for the names it exports, which takes 60 ms for ts-morph.
 */
const requiredTsMorph: Rolldown.Plugin = {
  name: "required-ts-morph",
  renderChunk: (code) => code.replace(/^import (?<names>\{.*\}) from "ts-morph";$/m, required),
};

const required = `import { createRequire as requireFor } from "node:module";
const $<names> = requireFor(import.meta.url)("ts-morph");`;

/** The modules that users import; nobody imports the program itself. A plugin is the default export of its module. */
const libraries = [
  { name: "index", source: "generator/index.ts", specifier: "modelmark", isPlugin: false },
  {
    name: "emitter",
    source: "generator/emitter.ts",
    specifier: "modelmark/emitter",
    isPlugin: false,
  },
  {
    name: "remark",
    source: "generator/plugins/remark.ts",
    specifier: "modelmark/remark",
    isPlugin: true,
  },
  {
    name: "vite",
    source: "generator/plugins/vite.ts",
    specifier: "modelmark/vite",
    isPlugin: true,
  },
];

/**
 * Writes CommonJS files beside the ES modules. They are for `require`, which loads an ES module from Node 20.19 and
 * 22.12 on, and for TypeScript before 5.8, which does not know that yet. Each is only a second name for the ES module,
 * so that no code is loaded twice.
 */
function writeCommonJs(): void {
  const dist = join(import.meta.dirname, "dist");
  const at = (file: string): string => join(dist, file);
  // Types that several modules share are in files of their own, which CommonJS needs a second time too.
  for (const file of readdirSync(dist).filter((one) => one.endsWith(".d.ts"))) {
    const types = readFileSync(at(file), "utf8");
    const isPlugin = libraries.some((one) => one.isPlugin && file === `${one.name}.d.ts`);
    const own = isPlugin ? types.replace(exportsOfPlugin, asOneValue) : types;
    writeFileSync(
      at(file.replace(/\.ts$/, ".cts")),
      own.replaceAll(/(?<= from "\.\/[^"]*)\.js(?=")/g, ".cjs"),
    );
  }
  for (const { name, specifier, isPlugin } of libraries) {
    writeFileSync(at(`${name}.cjs`), commonJs(`./${name}.js`, specifier, isPlugin));
  }
  // The program was an ES module at first, and hooks and scripts may name its file.
  writeFileSync(at("cli.js"), 'import "./cli.cjs";\n');
}

const exportsOfPlugin = /^export \{ (?<types>.*), (?<plugin>\w+) as default \};$/m;
const asOneValue = `declare namespace $<plugin> {
  export { $<types> };
}
export = $<plugin>;`;

const commonJs = (file: string, specifier: string, isPlugin: boolean): string => `"use strict";
try {
  module.exports = require("${file}")${isPlugin ? ".default" : ""};
} catch (error) {
  if (error.code !== "ERR_REQUIRE_ESM") throw error;
  throw new Error(
    "${specifier} is an ES module, which this Node (" + process.version + ") cannot require. " +
      'Use: await import("${specifier}"), or Node 20.19, 22.12 or newer.',
    { cause: error },
  );
}
`;

/** The name of the module with the rest of the program, beside the entry for terminals. */
const program = "program";

/**
 * Leaves the rest of the program out of the entry for terminals, which imports it as an ES module when it is needed.
 */
const apartFromProgram: Rolldown.Plugin = {
  name: "apart-from-program",
  resolveId: (id) =>
    id.endsWith("/run-process.ts") ? { id: `./${program}.js`, external: "absolute" } : null,
};

const common = {
  outDir: "dist",
  platform: "node",
  target: "node20.19",
  fixedExtension: false,
} as const;

export default defineConfig([
  {
    ...common,
    entry: {
      [program]: "generator/commands/run-process.ts",
      ...Object.fromEntries(libraries.map(({ name, source }) => [name, source])),
    },
    format: "esm",
    dts: { entry: libraries.map(({ source }) => source) },
    deps: { neverBundle: installed },
    // Its main file requires other files by names that a bundler cannot find.
    alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
    onSuccess: writeCommonJs,
    plugins: [
      requiredTsMorph,
      license({ thirdParty: { output: "dist/THIRD-PARTY-LICENSES.txt" } }),
    ],
  },
  // The entry for terminals is CommonJS. A commit hook most often ends before the rest is loaded, and then it also ends
  // before Node has set up its loader of ES modules, which takes as long as asking git once.
  {
    ...common,
    entry: { cli: "generator/cli.ts" },
    format: "cjs",
    dts: false,
    clean: false,
    checks: { legacyCjs: false },
    plugins: [apartFromProgram],
  },
]);
