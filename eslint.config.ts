import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const exportByName = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name, so that a thing has one name everywhere.",
};

const createFolder = {
  selector: "CallExpression[callee.name=/^mkdir(Sync)?$/] Property[key.name='recursive']",
  message: "Use `createFolder`: `mkdir` never ends where the system refuses a new folder.",
};

export default defineConfig(
  globalIgnores([
    "dist/",
    "docs-site/",
    "**/.modelmark-docs-*/",
    "**/generated/",
    "test/cases/",
    "test/bench/validators/",
    "test/peers/",
    "coverage/",
  ]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      // To leave a key out of the rest, code has to name it.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-restricted-syntax": ["error", exportByName],
      eqeqeq: "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // These limits keep a stage readable. A pure data table is exempt.
    files: ["generator/**", "site/**"],
    ignores: ["generator/diagnostics/catalog/**", "generator/emit/names/global-names.ts"],
    rules: {
      "max-lines": ["error", { max: 250 }],
      "max-lines-per-function": ["error", { max: 40 }],
      // A switch over the kinds of a union is one decision, however many kinds there are.
      complexity: ["error", { max: 12, variant: "modified" }],
      "no-console": "error",
      "no-restricted-syntax": ["error", exportByName, createFolder],
    },
  },
  {
    // A name says what a thing is. These words only say that something happened to it. The runtime is copied into
    // generated code, so a new name in it would change the bytes of every output.
    files: ["generator/**", "site/**"],
    ignores: ["generator/emit/validators/runtime.ts"],
    rules: {
      "id-denylist": ["error", "made", "known", "kept", "found", "take", "put", "taken", "given"],
    },
  },
  {
    // The runtime is shipped as one file, so it is long. It runs in hot loops, where a callback or a second comparison
    // costs time.
    files: ["generator/emit/validators/runtime.ts"],
    rules: {
      "max-lines": "off",
      complexity: ["error", { max: 26, variant: "modified" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-control-regex": "off",
      "@typescript-eslint/prefer-for-of": "off",
      // A tool must be able to write the declarations of each file without looking at other files.
      "@typescript-eslint/no-inferrable-types": "off",
    },
  },
  {
    // Expected values are written with matchers and parsed JSON, which have the type `any`. The files that a site
    // reads from its own build are of that type too.
    files: ["test/**", "site/**"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    // Tools load configs and plugins by their default export.
    files: ["**/*.config.ts", "site/assets.d.ts", "generator/plugins/{remark,vite}.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  prettier,
);
