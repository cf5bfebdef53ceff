import { entry } from "./entry.ts";

/** A name that was given, and the names that exist. */
export interface UnknownName {
  readonly name: string;
  /** The existing name that was probably meant, or `null`. */
  readonly suggestion: string | null;
}

/** MM6010 to MM6029: the command line, and what a command needs of the machine. */
export const commandLineCatalog = {
  MM6010: entry<UnknownName & { readonly names: readonly string[] }>({
    severity: "error",
    title: "unknown emitter",
    message: ({ name, suggestion, names }) =>
      `There is no emitter \`${name}\`; ${orAll(suggestion, names)}`,
    hint: () => "Choose emitters that exist, and separate them by commas without spaces.",
    explanation:
      "The option `--emit` names emitters, separated by commas. Here it names one that neither Modelmark nor the config has.",
    example: "modelmark generate --emit interfaces,validator    <- did you mean `validators`?",
  }),
  MM6011: entry<UnknownName & { readonly names: readonly string[] }>({
    severity: "error",
    title: "unknown project",
    message: ({ name, suggestion, names }) =>
      `There is no project \`${name}\`; ${names.length === 0 ? "the config has no projects with names" : orAll(suggestion, names)}`,
    hint: () => "Name a project of the config with `--project`, or leave the option out.",
    explanation: "The option `--project` names a project that the config does not have.",
    example: 'modelmark check --project bakend    <- with { "projects": [{ "name": "backend" }] }',
  }),
  MM6012: entry<{ readonly names: readonly string[] }>({
    severity: "error",
    title: "several projects",
    message: ({ names }) =>
      `The config has several projects, and this command takes one of them: ${listed(names)}`,
    hint: () => "Choose one with `--project`.",
    explanation:
      "`diff`, `inspect` and `docs` work on one project. If the config has several, the command line has to say which one is meant.",
    example: "modelmark inspect --project backend",
  }),
  MM6013: entry<{ readonly problem: string }>({
    severity: "error",
    title: "command line that cannot be understood",
    message: ({ problem }) => `The command line cannot be understood: ${problem}`,
    hint: () => "Run the command with `--help` to see what it takes.",
    explanation:
      "The command line names a command or an option that does not exist, lacks a value, or has a value that the option cannot have. Nothing was done.",
    example: "modelmark generate --specs docs    <- did you mean `--spec`?",
  }),
  MM6014: entry<{ readonly names: readonly string[]; readonly against: string | null }>({
    severity: "error",
    title: "no two versions to compare",
    message: ({ names, against }) =>
      `\`diff\` compares two versions of the spec, but it was given ${versionsGiven(names, against)}`,
    hint: () =>
      "Name two folders, the old and the new spec, or a commit with `--against` and at most one folder.",
    explanation:
      "`diff` compares two folders, or one folder with its pages in a commit of git. Here the arguments name fewer versions, or more.",
    example:
      "modelmark diff old/models docs/models\nmodelmark diff --against origin/main\nmodelmark diff --against v1.4.0 docs/models",
  }),
  MM6015: entry<UnknownName>({
    severity: "error",
    title: "unknown model",
    message: ({ name, suggestion }) =>
      `There is no model \`${name}\`${suggestion === null ? " in the spec" : `; did you mean \`${suggestion}\`?`}`,
    hint: () => "Name a model by its id or its name; `modelmark inspect` without a name shows all.",
    explanation:
      "`inspect` was asked for a model that the spec does not have. Letter case does not matter.",
    example: "modelmark inspect Tokne    <- did you mean `Token`?",
  }),
  MM6016: entry<UnknownName>({
    severity: "error",
    title: "unknown code",
    message: ({ name, suggestion }) =>
      `There is no code or rule \`${name}\`${suggestion === null ? "" : `; did you mean \`${suggestion}\`?`}`,
    hint: () => "Run `modelmark explain` without a code to list them all.",
    explanation:
      "`explain` takes the code of a diagnostic, or the id of a rule for breaking changes.",
    example: "modelmark explain MM2003\nmodelmark explain field-removed-required",
  }),
  MM6017: entry<{ readonly reason: string }>({
    severity: "error",
    title: "site cannot be built here",
    message: ({ reason }) => `The site cannot be built: ${reason}`,
    hint: () =>
      "Install VitePress with `npm install --save-dev vitepress@1`; in a clone of Modelmark, run `npm run build` too.",
    explanation:
      "`docs` builds sites with VitePress, which is not installed with Modelmark because only this command needs it.",
    example: "npm install --save-dev vitepress@1 && npx modelmark docs",
  }),
  MM6018: entry<{ readonly reason: string }>({
    severity: "error",
    title: "project cannot be set up",
    message: ({ reason }) => `The project cannot be set up: ${reason}`,
    hint: () =>
      "Give `--yes`, `--hook` and `--ci` where nobody can answer, and name folders inside the project.",
    explanation:
      "`init` asks questions unless `--yes` is given, and writes only inside the project. Nothing was written.",
    example: "modelmark init --yes --hook husky --ci github",
  }),
  MM6020: entry<{ readonly subject: string; readonly reason: string }>({
    severity: "error",
    title: "operating system refused",
    message: ({ subject, reason }) => `\`${subject}\` cannot be used: ${reason}`,
    hint: () => "Check the path and its permissions, and run the command again.",
    explanation:
      "The operating system refused to read, write or start something that the command needs.",
    example: "chmod 000 spec && modelmark check    <- permission denied",
  }),
  MM6022: entry<{ readonly reason: string }>({
    severity: "error",
    title: "failure of the program",
    message: ({ reason }) => `Modelmark failed, which is a bug in it or in code it runs: ${reason}`,
    hint: () => "Run the command again with `--verbose` to see where, and report it.",
    explanation:
      "Something threw an error that nobody expected. It is a bug of Modelmark, unless it comes from code that a config or an emitter of yours starts.",
    example: 'void Promise.reject(new Error("later"));    <- in modelmark.config.ts',
  }),
};

function versionsGiven(folders: readonly string[], against: string | null): string {
  if (against !== null) return `the commit \`${against}\` and the folders ${listed(folders)}`;
  if (folders.length === 0) return "none";
  return folders.length === 1 ? `only ${listed(folders)}` : listed(folders);
}

function orAll(suggestion: string | null, names: readonly string[]): string {
  return suggestion === null ? `there are ${listed(names)}` : `did you mean \`${suggestion}\`?`;
}

/** Joins names as a sentence does: `a`, `b` and `c`. */
function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.at(-1) ?? "";
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(", ")} and ${last}`;
}
