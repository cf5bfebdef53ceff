import { entry } from "./entry.ts";

/** The names of whole values at the beginning of a sentence. */
const wholes: ReadonlyMap<string, string> = new Map([
  ["the config", "The config"],
  ["the file", "The file"],
]);

/** MM6xxx: configuration. */
export const configCatalog = {
  MM6001: entry<{ readonly file: string; readonly reason: string }>({
    severity: "error",
    title: "config cannot be loaded",
    message: ({ file, reason }) => `\`${file}\` cannot be loaded: ${reason}`,
    hint: () =>
      "Correct the file, or the name that was given for it; a script exports its config as the default.",
    explanation:
      "A config, a file of overrides or a file of allowed findings does not exist, cannot be parsed, or throws when it runs.",
    example:
      'import { defineConfig } from "modelmark";\n\nexport default defineConfig({ wire: "camelCase" });',
  }),
  MM6002: entry<{ readonly key: string; readonly suggestion: string | null }>({
    severity: "error",
    title: "unknown config key",
    message: ({ key, suggestion }) =>
      `There is no setting \`${key}\`${suggestion === null ? "" : `; did you mean \`${suggestion}\`?`}`,
    hint: () => "Correct or delete the key.",
    explanation:
      "A misspelled key would otherwise be ignored without notice, and the setting would have no effect.",
    example: '{ "wires": "camelCase" }    <- MM6002: did you mean `wire`?',
  }),
  MM6003: entry<{
    readonly key: string;
    readonly expected: string;
    readonly received: string;
    readonly suggestion: string | null;
  }>({
    severity: "error",
    title: "wrong config value",
    message: ({ key, expected, received, suggestion }) =>
      `${wholes.get(key) ?? `\`${key}\``} must be ${expected}, but it is ${received}${suggestion === null ? "" : `; did you mean "${suggestion}"?`}`,
    hint: () => "Change the value to one that the setting takes.",
    explanation: "The value is not one that the setting can take.",
    example: '{ "wire": "kebab" }    <- MM6003',
  }),
  MM6004: entry<{ readonly target: string; readonly suggestion: string | null }>({
    severity: "warning",
    title: "override matches nothing",
    message: ({ target, suggestion }) =>
      `The override for \`${target}\` matches no model or field${suggestion === null ? "" : `; did you mean \`${suggestion}\`?`}`,
    hint: () => "Address a model as `folder/Title`, and a field by the name its page documents.",
    explanation: "An override that matches nothing is left over from an older spec, or misspelled.",
    example: '{ "overrides": { "components/Pear": { "rename": "Fruit" } } }    <- MM6004',
  }),
  MM6005: entry<{ readonly target: string; readonly reason: string }>({
    severity: "error",
    title: "override cannot be applied",
    message: ({ target, reason }) => `The override for \`${target}\` cannot be applied: ${reason}`,
    hint: () => "Correct or delete the override.",
    explanation: "The override matches a model or field, but the change it asks for does not fit.",
    example:
      '{ "overrides": { "components/Status": { "type": "integer" } } }    <- its values are words',
  }),
  MM6006: entry<{ readonly names: readonly string[] }>({
    severity: "error",
    title: "several configs in one folder",
    message: ({ names }) =>
      `There are several configs in one folder: ${names.map((name) => `\`${name}\``).join(" and ")}`,
    hint: () => "Delete all but one of them, or name one with `--config`.",
    explanation:
      "Only one of them would be read, and whoever edits another one would wonder why nothing changes.",
    example: "modelmark.config.ts and modelmark.config.json",
  }),
  MM6007: entry<{ readonly reason: string }>({
    severity: "error",
    title: "project's prettier does not work",
    message: ({ reason }) => `The prettier of the project cannot format the output: ${reason}`,
    hint: () =>
      'Run `npx prettier --check` on the output folder to see more, install prettier if it is missing, or set `format: "modelmark"`.',
    explanation:
      'With `format: "project"`, files are laid out by the prettier that is installed in the project, with the config that applies to the output folder. Here prettier is not installed, or it failed, or its config or one of its plugins did.',
    example: ".prettierrc names a plugin that is not installed",
  }),
  MM6008: entry<{ readonly name: string; readonly reason: string }>({
    severity: "error",
    title: "emitter of the config does not work",
    message: ({ name, reason }) => `The emitter \`${name}\` of the config does not work: ${reason}`,
    hint: () =>
      "Correct the emitter, or leave it out with `emit`. The guide `Your own emitter` says what it may make.",
    explanation:
      "An emitter that the config brings threw an error, or made something that cannot be written, such as a file outside its folder or a page without the sentence that marks it as generated. Nothing was written.",
    example: "load: async () => () => { throw new Error('later') }    <- MM6008",
  }),
  MM6009: entry<{ readonly count: number; readonly allowed: number }>({
    severity: "error",
    title: "more warnings than allowed",
    message: ({ count, allowed }) =>
      `There ${count === 1 ? "is 1 warning" : `are ${count} warnings`}, but \`--max-warnings\` allows ${allowed === 0 ? "none" : allowed}`,
    hint: () => "Correct what the warnings name, or allow more of them with `--max-warnings`.",
    explanation:
      "Warnings do not make a command fail, unless there are more than `--max-warnings` allows. Then `generate` writes nothing. For `diff`, findings of the level `warn` count too, unless they are allowed.",
    example: "modelmark check --max-warnings 0    <- with one warning",
  }),
  MM6021: entry<{ readonly fingerprint: string; readonly file: string }>({
    severity: "warning",
    title: "allowance matches nothing",
    message: ({ fingerprint, file }) =>
      `No finding has the fingerprint \`${fingerprint}\`, which \`${file}\` allows`,
    hint: () => "Delete the entry, since it no longer allows anything.",
    explanation:
      "Findings of `modelmark diff` are allowed by their fingerprint. An entry that matches no finding is left over from an older comparison, or mistyped.",
    example: '{ "0123456789ab": "agreed with the mobile team" }    <- MM6021',
  }),
};
