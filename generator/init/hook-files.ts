import { modelmark, type Choices } from "./choices.ts";

/** A text that belongs into a file. */
export interface Snippet {
  readonly path: string;
  readonly text: string;
  /** What is done where the file exists: lines can be added to a script, a document is for its owner to edit. */
  readonly whereItExists: "append" | "show";
}

/** What makes a hook run the check before each commit. */
export function hookSnippets({ hook, packageManager }: Choices): readonly Snippet[] {
  const check = `${modelmark(packageManager)} check --staged`;
  switch (hook) {
    case "husky":
      return [{ path: ".husky/pre-commit", text: `${check}\n`, whereItExists: "append" }];
    case "lefthook":
      return [{ path: "lefthook.yml", text: lefthook(check), whereItExists: "show" }];
    case "lint-staged":
      return [{ path: "lint-staged.config.mjs", text: lintStaged(check), whereItExists: "show" }];
    case "pre-commit":
      return [{ path: ".pre-commit-config.yaml", text: preCommit(check), whereItExists: "show" }];
    case "none":
      return [];
  }
}

function lefthook(check: string): string {
  return `pre-commit:\n  commands:\n    modelmark:\n      run: ${check}\n`;
}

/** A function, which gets no files: the check finds out itself what is staged. */
function lintStaged(check: string): string {
  return `export default {\n  "*": () => ${JSON.stringify(check)},\n};\n`;
}

function preCommit(check: string): string {
  return `repos:
  - repo: local
    hooks:
      - id: modelmark
        name: modelmark check
        entry: ${check}
        language: system
        pass_filenames: false
`;
}

/** What is left for the user to do so that the hook runs. */
export function hookSteps({ hook }: Choices): readonly string[] {
  switch (hook) {
    case "husky":
      return [
        "npx husky init, unless husky is set up already (keep the line in .husky/pre-commit)",
      ];
    case "lefthook":
      return ["npx lefthook install"];
    case "lint-staged":
      return ["run lint-staged in a commit hook, if none does yet"];
    case "pre-commit":
      return ["pre-commit install"];
    case "none":
      return [];
  }
}
