import { entry } from "./entry.ts";

/** MM5xxx: names and their collisions. */
export const nameCatalog = {
  MM5001: entry<{
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly why: string;
  }>({
    severity: "info",
    title: "type renamed",
    message: ({ id, from, to, why }) =>
      `The type of \`${id}\` is called \`${to}\`, because \`${from}\` ${why}`,
    hint: () => "Choose another name with `rename` in the overrides.",
    explanation:
      "A type named like a global (`Error`, `Event`, `File`) would hide it in every file that imports it, and two names that differ only in case would share a file on some disks. Such types get a suffix, the same on every run.",
    example: "errors/Error -> ErrorModel",
  }),
  MM5002: entry<{ readonly title: string; readonly name: string }>({
    severity: "warning",
    title: "title is not an identifier",
    message: ({ title, name }) =>
      `The title \`${title}\` cannot be the name of a type, so \`${name}\` is used`,
    hint: () => "Correct the title, or choose a name with `rename` in the overrides.",
    explanation:
      "Titles become names of types and files. Characters that cannot stand in an identifier are left out.",
    example: "# Token / Issue Response    <- MM5002: becomes TokenIssueResponse",
  }),
  MM5003: entry<{ readonly wireName: string; readonly first: string; readonly second: string }>({
    severity: "error",
    title: "two fields with one wire name",
    message: ({ wireName, first, second }) =>
      `The fields \`${first}\` and \`${second}\` have the same wire name, \`${wireName}\``,
    hint: () => "Set the `wireName` of one of the fields in the overrides.",
    explanation:
      "The overrides, or a page of our own docs, give two fields the same JSON key, so one would hide the other.",
    example: 'overrides: { "shared/Pair": { fields: { key: { wireName: "value" } } } }',
  }),
  MM5004: entry<{ readonly evidence: string; readonly decision: string }>({
    severity: "warning",
    title: "thin evidence for wire names",
    message: ({ evidence, decision }) =>
      `The pages hardly show how JSON keys are spelled (${evidence}), so ${decision} is assumed`,
    hint: () => 'Set `wire: "camelCase"` or `wire: "snake_case"` in the config.',
    explanation:
      'The pages give the SDK\'s names, not the JSON keys. With `wire: "auto"` the spelling is learned from the fields that JSON examples, names in backticks and prose show; here they say too little, or contradict each other.',
    example: "modelmark generate --wire camelCase",
  }),
  MM5005: entry<{ readonly title: string }>({
    severity: "error",
    title: "title without a letter or digit",
    message: ({ title }) =>
      `The title \`${title}\` has no letter or digit that a name could be made of`,
    hint: () => "Give the model a name, such as `# TokenIssueResponse`.",
    explanation: "No character of the title can be part of the name of a type or of a file.",
    example: "# ---",
  }),
  MM5006: entry<{ readonly wireName: string; readonly wanted: string; readonly used: string }>({
    severity: "warning",
    title: "two fields with one property name",
    message: ({ wireName, wanted, used }) =>
      `The property of \`${wireName}\` is called \`${used}\`, because another one has the name \`${wanted}\``,
    hint: () => 'Set the `wireName` of one of the fields, or leave `properties` at `"wire"`.',
    explanation:
      "In camelCase, two JSON keys become the same property, so the later one gets another name.",
    example: '`user_id` and `userId` with properties: "camelCase"',
  }),
  MM5007: entry<{ readonly name: string; readonly first: string; readonly second: string }>({
    severity: "info",
    title: "one name from two modules",
    message: ({ name, first, second }) =>
      `\`${name}\` is exported by \`${first}\` and by \`${second}\`, and an index exports it for the model that came first, or for none`,
    hint: () => "Import it from its own module, or choose another name with `rename`.",
    explanation:
      "The names of functions are made from the names of models, and two of them can be the same: `parseFooJson` reads the text of a `Foo`, and the value of a `FooJson`. Each module keeps its own function.",
    example: "models Foo and FooJson in one namespace",
  }),
  MM5008: entry<{
    readonly wireName: string;
    readonly first: string;
    readonly second: string;
    /** The field that keeps its documented name, or `null` if both do. */
    readonly documentedField: string | null;
  }>({
    severity: "warning",
    title: "two fields become one JSON key",
    message: ({ wireName, first, second, documentedField }) =>
      `\`${first}\` and \`${second}\` become one JSON key, \`${wireName}\`, so ${
        documentedField === null
          ? "both are kept as they are"
          : `\`${documentedField}\` is kept as it is`
      } documented`,
    hint: () => "Set the `wireName` of one of the fields in the overrides.",
    explanation:
      "Two fields of an object have different JSON keys, so a spelling that makes their keys equal cannot be right for them.",
    example: "`user_id` and `userId` with --wire camelCase",
  }),
};
