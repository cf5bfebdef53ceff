import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

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
      // Naming a key is how to leave it out of the rest.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "ExportDefaultDeclaration",
          message: "Export by name, so that a thing has one name everywhere.",
        },
      ],
      eqeqeq: "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // The limits that keep a stage readable; a pure data table is exempt.
    files: ["generator/**", "site/**"],
    ignores: ["generator/diagnostics/catalog/**", "generator/emit/names/global-names.ts"],
    rules: {
      "max-lines": ["error", { max: 250 }],
      "max-lines-per-function": ["error", { max: 40 }],
      // A switch over the kinds of a union is one decision, however many kinds there are.
      complexity: ["error", { max: 12, variant: "modified" }],
      "no-console": "error",
    },
  },
  {
    // Shipped as one file, which is why it is long, into loops where a callback or a second comparison counts.
    files: ["generator/emit/validators/runtime.ts"],
    rules: {
      "max-lines": "off",
      complexity: ["error", { max: 22, variant: "modified" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-control-regex": "off",
      "@typescript-eslint/prefer-for-of": "off",
      // Declarations without a body must be possible from each file alone.
      "@typescript-eslint/no-inferrable-types": "off",
    },
  },
  {
    // Expected values are written down with matchers and parsed JSON, which are `any` by nature; so is what a site
    // reads of what its own build wrote.
    files: ["test/**", "site/**"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    // Tools load their configs and plugins by the default export.
    files: ["*.config.ts", "site/assets.d.ts", "generator/plugins/{remark,vite}.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  prettier,
);
