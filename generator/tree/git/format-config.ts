// Loaded at every commit, as staged-paths.ts is: it imports nothing.

const formatConfig =
  /^(?:\.prettierrc(?:\.\w+)?|prettier\.config\.\w+|\.editorconfig|package\.yaml)$/;

/** Whether prettier is configured by files of this name, beside a `package.json`. */
export function isFormatConfig(name: string): boolean {
  return formatConfig.test(name);
}
