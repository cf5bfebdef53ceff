// This file is loaded at every commit, like `staged-paths.ts`, so it imports nothing.

const formatConfig =
  /^(?:\.prettierrc(?:\.\w+)?|prettier\.config\.\w+|\.editorconfig|package\.yaml)$/;

/** Whether a file of this name configures prettier. A `package.json` may do so too, but is not recognized here. */
export function isFormatConfig(name: string): boolean {
  return formatConfig.test(name);
}
